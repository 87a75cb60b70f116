// node build/test.mjs: bundles every test of tests/ and runs it with Node's own test runner.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = mkdtempSync(join(root, "node_modules", ".tests-"));
// The views are drawn with keys in place of sentences: what is said is held by other tests.
const stand = {
  name: "stand",
  setup(builder) {
    builder.onResolve({ filter: /^awhile:/ }, ({ path }) => ({ path, namespace: "stand" }));
    builder.onLoad({ filter: /words/, namespace: "stand" }, () => ({
      contents:
        "const says = new Proxy({}, { get: (_, key) => String(key) }); const known = { name: '', direction: 'ltr' }; export default { languages: { en: known, de: known }, english: { says, forms: {}, guides: [] } };",
    }));
  },
};
try {
  await build({
    entryPoints: readdirSync(join(root, "tests"))
      .filter((name) => name.includes(".test."))
      .map((name) => join(root, "tests", name)),
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [stand],
    define: { FOLDER: "false" },
  });
  const files = readdirSync(out).map((name) => join(out, name));
  const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true });
}
