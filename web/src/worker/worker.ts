/** The worker: boots Python from the parts of the page, then answers one question at a time. */
import type { CallName } from "../core/messages.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { bytesOf, unpack } from "./unpack.ts";

interface PyBytes {
  toJs(): Uint8Array | null;
  destroy(): void;
}
interface PyBridge {
  ask(message: string): string;
  changed(): {
    toJs(options: { depth: number }): [PyBytes | null, PyBytes | null, boolean, boolean, string];
    destroy(): void;
  };
}
interface Python {
  readonly FS: {
    mkdir(path: string): void;
    writeFile(path: string, bytes: Uint8Array, options: { canOwn: boolean }): void;
  };
  runPython(code: string): unknown;
  pyimport(name: string): {
    Bridge(schema: string, progress: (done: number, whole: number) => void): PyBridge;
  };
}
// From the runtime's own part of this script, see build/build.py.
declare const held: Map<string, unknown>;
declare const STORE_LIBRARY: string;
declare function startPython(): Promise<Python>;

/** Python's own way to unpack what Python did not need to start; see build/compile.py. */
const UNPACK = `
import io, sys, zipfile
from compression import zstd
from pathlib import Path

def take(name):
    data = zstd.decompress(Path(name).read_bytes())
    Path(name).unlink()
    return data

program = take("/program.zst")
size = int.from_bytes(program[:4], "little")
Path("/rest.zip").write_bytes(program[4 : 4 + size])
with zipfile.ZipFile(io.BytesIO(program[4 + size :])) as core:
    core.extractall("/core")
Path("/site/${STORE_LIBRARY}").write_bytes(take("/store.zst"))
sys.path[:0] = ["/core", "/site"]
sys.path.append("/rest.zip")
del io, zipfile, zstd, take, program, core
`;

/** Calls after which something stands in the store that its writer would miss. */
const WRITES: ReadonlySet<CallName> = new Set([
  "hold",
  "letter",
  "keep_day",
  "reflect",
  "plan",
  "begin",
  "place_make",
]);

let python: Python | null = null;
let bridge: PyBridge | null = null;
let seen = "";
const say = (message: FromWorker) => self.postMessage(message);

// One after another, in the order they came; the first of them boots.
let turn: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  turn = turn.then(() => handle(data));
};

async function handle(data: ToWorker): Promise<void> {
  if (data.kind === "boot") {
    try {
      await boot(data.parts, data.schema);
      say({ kind: "ready" });
    } catch {
      say({ kind: "failed" });
    }
    return;
  }
  try {
    if (python === null || bridge === null) throw new Error("not ready");
    for (const { path, bytes } of data.files) python.FS.writeFile(path, bytes, { canOwn: true });
    const text = bridge.ask(JSON.stringify(data.question));
    // What is written is handed over before the answer says that it was.
    tellKept(bridge, WRITES.has(data.question.name));
    say({ kind: "answer", id: data.id, text });
  } catch (error) {
    // Python's own traceback may name a file: only the kind of failure leaves the worker.
    const what = error instanceof Error ? ((error as { type?: string }).type ?? error.name) : "unknown";
    say({ kind: "broke", id: data.id, what });
  }
}

function tellKept(from: PyBridge, wrote: boolean): void {
  const proxy = from.changed();
  const [memory, vault, memoryChanged, vaultChanged, remembered] = proxy.toJs({ depth: 1 });
  const bytes = (one: PyBytes | null) => {
    if (one === null || one === undefined) return null;
    const copy = one.toJs();
    one.destroy();
    return copy === null ? null : new Uint8Array(copy);
  };
  const [inMemory, inVault] = [bytes(memory), bytes(vault)];
  proxy.destroy();
  if (memoryChanged || vaultChanged || remembered !== seen) {
    seen = remembered;
    say({
      kind: "kept",
      memory: memoryChanged ? inMemory : undefined,
      vault: vaultChanged ? inVault : undefined,
      // What was in memory only has moved into the encrypted file: that is new there.
      wrote: wrote || (memoryChanged && inMemory === null),
      remembered,
    });
  }
}

async function boot(parts: Extract<ToWorker, { kind: "boot" }>["parts"], schema: string): Promise<void> {
  held.set("pyodide.asm.wasm", unpack(parts.wasm));
  held.set("python_stdlib.zip", unpack(parts.library));
  python = await startPython();
  held.clear();
  for (const folder of ["/chat", "/place", "/core", "/site", "/site/apsw"]) python.FS.mkdir(folder);
  python.FS.writeFile("/program.zst", bytesOf(parts.core), { canOwn: true });
  python.FS.writeFile("/store.zst", bytesOf(parts.store), { canOwn: true });
  python.runPython(UNPACK);
  const progress = (done: number, whole: number) =>
    say({ kind: "progress", share: done / Math.max(whole, 1) });
  bridge = python.pyimport("bridge").Bridge(schema, progress);
}
