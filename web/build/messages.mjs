// node build/messages.mjs [--check]: writes src/core/messages.ts, the types of schema.json.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL("..", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("schema.json", here), "utf8"));
const TARGET = new URL("src/core/messages.ts", here);
const NAMES = { string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" };

function type(form) {
  if (form.$ref) return form.$ref;
  if (form.tree) return "Branch";
  if (form.enum) return form.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (form.anyOf) return form.anyOf.map(type).join(" | ");
  if (form.type === "array") return `readonly (${type(form.items)})[]`;
  if (form.values) return `Readonly<Record<string, ${type(form.values)}>>`;
  if (form.type === "object") return object(form.properties);
  if (Array.isArray(form.type)) return form.type.map((one) => NAMES[one]).join(" | ");
  return NAMES[form.type];
}

function object(properties) {
  const rows = Object.entries(properties).map(([name, form]) => `readonly ${name}: ${type(form)}`);
  return rows.length ? `{ ${rows.join("; ")} }` : "Readonly<Record<string, never>>";
}

const lines = [
  "// Written by build/messages.mjs from schema.json; do not edit.",
  "",
  "/** An element as the core hands it out: its tag, its attributes, what it holds; or text. */",
  "export type Branch = string | readonly [string, Readonly<Record<string, string | true>>, readonly Branch[]];",
  "",
];
for (const [name, form] of Object.entries(schema.$defs)) lines.push(`export type ${name} = ${type(form)};`);
lines.push("", "/** What each call takes and gives. */", "export interface Calls {");
for (const [name, { takes, gives }] of Object.entries(schema.calls))
  lines.push(`  ${name}: { takes: ${object(takes)}; gives: ${type(gives)} };`);
lines.push("}", "", "export type CallName = keyof Calls;", "");
// Laid out as the formatter lays it out, so that writing it anew changes nothing.
const biome = new URL("../node_modules/.bin/biome", import.meta.url).pathname;
const text = execFileSync(biome, ["format", "--stdin-file-path=src/core/messages.ts"], {
  input: lines.join("\n"),
  encoding: "utf8",
  cwd: new URL("..", import.meta.url).pathname,
});
if (process.argv.includes("--check")) {
  if (readFileSync(TARGET, "utf8") !== text) {
    console.error("src/core/messages.ts is not what schema.json says: run node build/messages.mjs");
    process.exit(1);
  }
} else writeFileSync(TARGET, text);
