// node build/bundle.mjs OUT: bundles page, worker, loader and keeper, and draws the first view.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

const out = process.argv[2];
const root = new URL("..", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

/** What the build made of the core's words and of the how-to guides. */
const made = {
  name: "made",
  setup(builder) {
    builder.onResolve({ filter: /^awhile:/ }, ({ path }) => ({ path: path.slice(7), namespace: "made" }));
    builder.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({
      contents: readFileSync(`${out}/${path}.json`, "utf8"),
      loader: "json",
    }));
  },
};

const shared = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: "none",
  target: ["chrome110", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [made],
  absWorkingDir: path("."),
};

async function script(entry, more = {}) {
  const { outputFiles } = await build({ ...shared, format: "iife", entryPoints: [path(entry)], ...more });
  return outputFiles[0].text;
}

mkdirSync(out, { recursive: true });
const keep = (name, text) => writeFileSync(`${out}/${name}`, text);
keep("page.js", await script("src/main.tsx", { define: { FOLDER: "false" } }));
keep("page-folder.js", await script("src/main.tsx", { define: { FOLDER: "true" } }));
keep("worker.js", await script("src/worker/worker.ts"));
keep("loader.js", await script("src/worker/loader.ts"));
keep("service-worker.js", await script("src/worker/keeper.ts"));

// The report's own style holds within the part of the page that shows it.
const own = readFileSync(path("src/page.css"), "utf8");
const sheet = readFileSync(process.argv[3], "utf8");
const report = sheet.includes(".report") ? sheet : `.report { ${sheet} }`;
const style = await transform(`${own}\n${report}`, {
  loader: "css",
  minify: true,
  target: shared.target,
});
keep("page.css", style.code);

// The first view as HTML: it is there before any script has run.
const { outputFiles } = await build({
  ...shared,
  format: "esm",
  platform: "node",
  entryPoints: [path("src/first.tsx")],
});
keep("first.mjs", outputFiles[0].text);
const { first } = await import(pathToFileURL(`${out}/first.mjs`).href);
keep("first.html", first());
