/** The encrypted file's ways to last: a file of the reader's, or a copy in the browser, if asked. */
import type { Event } from "../state/events.ts";
import { download } from "./files.ts";

const NAME = "awhile.store";
const DATABASE = "awhile";
const TABLE = "vault";

interface Handle {
  createWritable(): Promise<{ write(data: BufferSource): Promise<void>; close(): Promise<void> }>;
}
declare global {
  interface Window {
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<Handle>;
  }
}

let handle: Handle | null = null;

/** Save in place where the browser can; else hand it over as a download, which nobody confirms. */
export async function save(bytes: Uint8Array, version: number): Promise<Event> {
  if (window.showSaveFilePicker !== undefined) {
    try {
      handle ??= await window.showSaveFilePicker({ suggestedName: NAME });
      const file = await handle.createWritable();
      await file.write(new Uint8Array(bytes));
      await file.close();
      return { type: "vault_saved", version, sure: true };
    } catch (error) {
      handle = null;
      const name = error instanceof DOMException ? error.name : "";
      if (name === "AbortError") return { type: "dismiss" };
      if (name === "QuotaExceededError") return { type: "vault_not_saved", why: "full" };
      if (name !== "SecurityError" && name !== "NotAllowedError")
        return { type: "vault_not_saved", why: "refused" };
    }
  }
  download(new Uint8Array(bytes), NAME, "application/octet-stream");
  return { type: "vault_saved", version, sure: false };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function run<Value>(
  mode: IDBTransactionMode,
  work: (table: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const asked = work(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

// One after another: nobody looks for a copy that is just being made, or deletes one.
let turn: Promise<unknown> = Promise.resolve();
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

/** Keep a copy in the browser, and read it back before it counts. */
export function store(bytes: Uint8Array, version: number): Promise<Event> {
  return inTurn(() => keep(bytes, version));
}

async function keep(bytes: Uint8Array, version: number): Promise<Event> {
  try {
    await run("readwrite", (table) => table.put(bytes, NAME));
    const back = (await run("readonly", (table) => table.get(NAME))) as Uint8Array | undefined;
    if (back?.length !== bytes.length) return { type: "vault_not_stored", why: "refused", version };
    await navigator.storage?.persist?.();
    return { type: "vault_stored", version };
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    return { type: "vault_not_stored", why: full ? "full" : "refused", version };
  }
}

/** Look whether the copy is still there: a browser may clear it without a word. */
export function look(version: number): Promise<Event | null> {
  return inTurn(async () =>
    (await find()) === null ? { type: "vault_not_stored", why: "gone", version } : null,
  );
}

export function unstore(): Promise<void> {
  handle = null;
  return inTurn(async () => {
    if (await exists()) indexedDB.deleteDatabase(DATABASE);
  });
}

async function exists(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((one) => one.name === DATABASE);
  } catch {
    return false;
  }
}

/** Look for a copy of an earlier visit, making nothing where there is none. */
export async function find(): Promise<Uint8Array | null> {
  if (!(await exists())) return null;
  try {
    return ((await run("readonly", (table) => table.get(NAME))) as Uint8Array | undefined) ?? null;
  } catch {
    return null;
  }
}
