// node bare.mjs: runs tests/bare.py on the page's own Python and library, with nothing installed;
// then an example to its answer in the core as the page has it, compiled and without its sources.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = `${root}build/page/made`;

async function start() {
  const python = await loadPyodide({ stdLibURL: `${made}/library.zip` });
  for (const name of ["rest", "core"])
    python.FS.writeFile(`/${name}.zip`, readFileSync(`${made}/${name}.zip`));
  python.runPython('import sys; sys.dont_write_bytecode = True; sys.path.append("/rest.zip")');
  return python;
}

const bare = await start();
bare.FS.mkdir("/repo");
bare.FS.mount(bare.FS.filesystems.NODEFS, { root }, "/repo");
process.exitCode = bare.runPython(`
import runpy
runpy.run_path("/repo/tests/bare.py")["main"]()
`);

const page = await start();
page.runPython(`
import zipfile
zipfile.ZipFile("/core.zip").extractall("/core")
sys.path.insert(0, "/core")
import bridge
from awhile.types import Care
asked = bridge.Asked(Care(), "en", 1.8e9, lambda *_: None)
session, chat = bridge.sample(bridge.Session(), asked, "quiet")
_, told = bridge.study(
    session, asked, chat["me"], "Sam", wall=chat["now"], epoch_s=1.8e9,
    same={}, answers={}, outside=[], invented=True,
)
print("the compiled core answers:", told["title"])
`);
