// node bare.mjs: runs tests/bare.py on the page's own Python and library, with nothing installed.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = `${root}build/page/made`;
const python = await loadPyodide({ stdLibURL: `${made}/library.zip` });
python.FS.writeFile("/rest.zip", readFileSync(`${made}/rest.zip`));
python.FS.mkdir("/repo");
python.FS.mount(python.FS.filesystems.NODEFS, { root }, "/repo");
process.exitCode = python.runPython(`
import runpy, sys
sys.dont_write_bytecode = True
sys.path.append("/rest.zip")
runpy.run_path("/repo/tests/bare.py")["main"]()
`);
