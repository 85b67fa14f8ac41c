import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";
import { createSwcExtractor } from "@lingui/native-tools";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [
    { path: "<rootDir>/src/i18n/{locale}", include: ["src"], exclude: ["**/*.test.*", "**/*.gen.ts"] },
  ],
  extractors: [createSwcExtractor()],
  // Line numbers would change with every edit above a message and make merges noisy.
  format: formatter({ lineNumbers: false }),
  orderBy: "messageId",
});
