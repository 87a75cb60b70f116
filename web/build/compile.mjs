// node compile.mjs SOURCES STORE OUT: compiles a zip of Python files with the page's own Python, and packs all.
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

const [sources, store, out] = process.argv.slice(2);
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
python.FS.writeFile("/sources.zip", readFileSync(sources));
python.FS.writeFile("/store.so", readFileSync(store));
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"));
for (const name of ["library.zip", "rest.zip", "core.zip", "program.zst", "store.zst"])
  writeFileSync(`${out}/${name}`, python.FS.readFile(`/${name}`));
