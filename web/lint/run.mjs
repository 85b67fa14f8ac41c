import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkRooms, checkWords } from "./rules.mjs";

const root = path.resolve(import.meta.dirname, "../src");
let count = 0;
for (const name of globSync("**/*.{ts,tsx}", { cwd: root }).sort()) {
  const file = name.split(path.sep).join("/");
  const source = readFileSync(path.join(root, name), "utf8");
  for (const { line, text } of [...checkRooms(file, source), ...checkWords(file, source)]) {
    console.error(`src/${file}:${line}: ${text}`);
    count++;
  }
}
if (count > 0) {
  console.error(`${count} finding${count === 1 ? "" : "s"}`);
  process.exit(1);
}
