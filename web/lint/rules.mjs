import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/**
 * Two house rules no ready linter knows: which room may import which, and that no sentence a person reads is
 * written straight into a component. Both take source text and return findings, so tests can show them a violation.
 */

/** A room may import itself and the rooms listed; features are strangers to each other. */
export const ROOMS = {
  app: ["features", "domain", "sync", "ui", "map", "i18n", "kit"],
  features: ["domain", "sync", "ui", "map", "kit"],
  domain: ["sync", "kit"],
  sync: ["kit"],
  ui: ["kit"],
  map: ["kit"],
  i18n: ["kit"],
  kit: [],
};

/** `features/plan/Day.tsx` -> { room: "features", part: "plan" } */
function placeOf(file) {
  const [room, part] = file.split("/");
  return { room, part: room === "features" ? part : undefined };
}

/** @param {string} file path below src, with forward slashes */
export function checkRooms(file, source) {
  const from = placeOf(file);
  const allowed = ROOMS[from.room];
  if (!allowed)
    return [
      { line: 1, text: `"${from.room}" is not a room: put the file into one of ${Object.keys(ROOMS)}` },
    ];
  const findings = [];
  for (const { specifier, start } of importsOf(file, source)) {
    if (!specifier.startsWith(".")) continue;
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    if (target.startsWith("..")) continue;
    const to = placeOf(target.replace(/\?.*$/, ""));
    if (to.room === from.room && to.part === from.part) continue;
    if (to.room === "features" && from.room === "features") {
      findings.push({
        line: lineAt(source, start),
        text: `feature "${from.part}" imports feature "${to.part}"`,
      });
    } else if (!allowed.includes(to.room)) {
      findings.push({
        line: lineAt(source, start),
        text: `room "${from.room}" may not import room "${to.room}"`,
      });
    }
  }
  return findings;
}

function importsOf(file, source) {
  const { module, program } = parseSync(file, source);
  const found = [];
  for (const item of module.staticImports) {
    found.push({ specifier: item.moduleRequest.value, start: item.start });
  }
  for (const item of module.staticExports) {
    for (const entry of item.entries) {
      if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, start: item.start });
    }
  }
  const literal = (node) => (node?.type === "Literal" && typeof node.value === "string" ? node.value : null);
  new Visitor({
    ImportExpression(node) {
      const specifier = literal(node.source);
      if (specifier) found.push({ specifier, start: node.start });
    },
    TSImportType(node) {
      const specifier = literal(node.source ?? node.argument?.literal);
      if (specifier) found.push({ specifier, start: node.start });
    },
  }).visit(program);
  return found;
}

/** Attributes and options whose value a person reads or hears. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "cancelLabel",
  "closeButtonLabel",
  "confirmLabel",
  "description",
  "emptyMessage",
  "error",
  "heading",
  "hint",
  "label",
  "legend",
  "message",
  "nothingFound",
  "nothingFoundMessage",
  "placeholder",
  "subtitle",
  "summary",
  "title",
  "tooltip",
]);
/** Calls whose options object is shown on the screen. */
const SHOWN_BY = new Set(["notifications", "modals", "toast"]);
/** Inside these, text is what the translator gets. */
const TRANSLATED = new Set(["Trans", "Plural", "Select", "SelectOrdinal"]);

const hasWords = (text) => /\p{L}{2,}/u.test(text);

/** The plain strings an expression can come to, without looking into calls: `a ? "x" : "y"`, `a && "x"`, `${n} km`. */
function stringsIn(node) {
  if (!node) return [];
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" && hasWords(node.value) ? [node] : [];
    case "TemplateLiteral":
      return node.quasis.some((part) => hasWords(part.value.cooked ?? "")) ? [node] : [];
    case "ConditionalExpression":
      return [...stringsIn(node.consequent), ...stringsIn(node.alternate)];
    case "LogicalExpression":
      return [...stringsIn(node.left), ...stringsIn(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...stringsIn(node.left), ...stringsIn(node.right)] : [];
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return stringsIn(node.expression);
    default:
      return [];
  }
}

export function checkWords(file, source) {
  if (!file.endsWith(".tsx") || /\.test\.tsx$/.test(file)) return [];
  const { program } = parseSync(file, source);
  const findings = [];
  let translated = 0;
  const report = (node) => {
    if (translated > 0) return;
    const text = source.slice(node.start, node.end).trim();
    findings.push({
      line: lineAt(source, node.start),
      text: `text outside the catalogue: ${text.slice(0, 60)}`,
    });
  };
  const nameOf = (element) => element.openingElement.name.name ?? "";
  new Visitor({
    JSXElement(node) {
      if (TRANSLATED.has(nameOf(node))) translated++;
    },
    "JSXElement:exit"(node) {
      if (TRANSLATED.has(nameOf(node))) translated--;
    },
    JSXText(node) {
      if (hasWords(node.value)) report(node);
    },
    JSXExpressionContainer(node) {
      // As an attribute it is judged below, by the attribute's name.
      if (!attributeValues.has(node)) stringsIn(node.expression).forEach(report);
    },
    JSXAttribute(node) {
      if (node.value?.type === "JSXExpressionContainer") attributeValues.add(node.value);
      const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
      if (!SPOKEN.has(name) || !node.value) return;
      if (node.value.type === "Literal") stringsIn(node.value).forEach(report);
      else if (node.value.type === "JSXExpressionContainer") stringsIn(node.value.expression).forEach(report);
    },
    CallExpression(node) {
      const callee = node.callee;
      const owner = callee.type === "MemberExpression" ? callee.object?.name : callee.name;
      if (!SHOWN_BY.has(owner)) return;
      for (const argument of node.arguments) {
        if (argument.type !== "ObjectExpression") continue;
        for (const property of argument.properties) {
          if (property.type === "Property" && SPOKEN.has(property.key.name))
            stringsIn(property.value).forEach(report);
        }
      }
    },
  }).visit(program);
  return findings;
}

/** Filled on the way down: an attribute is visited before the container in it. */
const attributeValues = new WeakSet();

function lineAt(source, offset) {
  return source.slice(0, offset).split("\n").length;
}
