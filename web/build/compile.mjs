// node compile.mjs SOURCES COMPILED: compiles a zip of Python files with the page's own Python.
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

const [sources, compiled] = process.argv.slice(2);
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
python.FS.writeFile("/sources.zip", readFileSync(sources));
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"));
writeFileSync(compiled, python.FS.readFile("/compiled.zip"));
