// The worker: boots Python from the page's blocks, then answers one question at a time.
"use strict";
const STORE = "/place/awhile.store";
let python = null;
let ask = null;
let kept = 0;

self.onmessage = async ({ data }) => {
  try {
    if (data.boot) {
      await boot(data.boot);
      self.postMessage({ id: data.id, ok: true });
      return;
    }
    for (const { path, bytes } of data.files || []) python.FS.writeFile(path, bytes, { canOwn: true });
    const answer = ask(data.name_of, JSON.stringify(data.values || {}));
    self.postMessage({ id: data.id, ok: true, answer, place: changedPlace() });
  } catch (error) {
    // Python's own traceback may name a file: only the kind of failure leaves the worker.
    self.postMessage({ id: data.id, ok: false, kind: String((error && error.type) || error.name) });
  }
};

// The store's bytes, encrypted as they are, whenever a change was made to the file.
function changedPlace() {
  const found = python.FS.analyzePath(STORE);
  if (!found.exists) { kept = 0; return null; }
  const bytes = python.FS.readFile(STORE);
  const mark = bytes.reduce((sum, byte) => (sum * 31 + byte) >>> 0, bytes.length);
  if (mark === kept) return null;
  kept = mark;
  return bytes;
}

async function boot(blocks) {
  held.set("pyodide.asm.wasm", unpack(blocks.wasm));
  held.set("python_stdlib.zip", unpack(blocks.library));
  const rest = Promise.all([blocks.core, blocks.store].map(async (text) =>
    new Uint8Array(await new Response(unpack(text)).arrayBuffer())));
  python = await startPython();
  held.clear();
  const [core, store] = await rest;
  for (const folder of ["/chat", "/place", "/out", "/site", "/site/apsw"]) python.FS.mkdir(folder);
  python.FS.writeFile("/core.zip", core, { canOwn: true });
  python.FS.writeFile("/site/" + STORE_LIBRARY, store, { canOwn: true });
  python.runPython("import sys; sys.path[:0] = ['/core.zip', '/site']");
  const bridge = python.pyimport("bridge");
  bridge.listen((done, whole) => self.postMessage({ progress: done / Math.max(whole, 1) }));
  ask = bridge.ask;
}
