// The worker: boots Python from bytes it is handed, then answers one question at a time.
"use strict";
let ask = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.boot) {
      ask = await boot(data.boot);
      self.postMessage({ id: data.id, ok: true });
      return;
    }
    if (data.bytes) {
      python.FS.writeFile("/chat/" + data.name, data.bytes, { canOwn: true });
    }
    const answer = ask(data.name_of, JSON.stringify(data.values || {}));
    self.postMessage({ id: data.id, ok: true, answer });
  } catch (error) {
    // Python's own traceback may name a file: only the kind of failure leaves the worker.
    self.postMessage({ id: data.id, ok: false, kind: String((error && error.type) || error.name) });
  }
};

let python = null;

async function boot({ wasm, library, core }) {
  held.set("pyodide.asm.wasm", wasm);
  held.set("python_stdlib.zip", library);
  python = await startPython();
  held.clear();
  python.FS.mkdir("/chat");
  python.FS.writeFile("/core.zip", core, { canOwn: true });
  python.FS.writeFile("/bridge.py", BRIDGE);
  python.runPython("import sys; sys.path[:0] = ['/core.zip', '/']");
  const bridge = python.pyimport("bridge");
  bridge.listen((done, whole) => self.postMessage({ progress: done / Math.max(whole, 1) }));
  return bridge.ask;
}
