/** Where the parts of the program come from: blocks of the one file, or files beside the page. */
import type { Parts } from "../worker/protocol.ts";
import type { Part } from "../worker/unpack.ts";

export interface Program {
  readonly script: Part;
  readonly parts: Parts;
}

export type Source = (progress: (share: number) => void) => Promise<Program>;

const NAMES = ["worker", "wasm", "library", "core", "store"] as const;

function program(found: ReadonlyMap<string, Part>): Program {
  const get = (name: (typeof NAMES)[number]): Part => {
    const part = found.get(name);
    if (part === undefined) throw new Error(name);
    return part;
  };
  return {
    script: get("worker"),
    parts: { wasm: get("wasm"), library: get("library"), core: get("core"), store: get("store") },
  };
}

/** The one file holds its parts as inert text, below everything that is shown. */
export const fromBlocks: Source = async () => {
  if (document.readyState === "loading")
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  return program(new Map(NAMES.map((name) => [name, document.getElementById(name)?.textContent ?? ""])));
};

/** Brings the words of one language, as they were packed. */
export type Library = (name: string) => Promise<Part>;

/** The words of the one file stand before its script. */
export const bookFromBlock: Library = async (name) => {
  const text = document.getElementById(name)?.textContent;
  if (!text) throw new Error(name);
  return text;
};

/** In the folder each language is a file. */
export const bookFromFolder: Library = (name) =>
  new Promise((resolve, reject) => {
    const loader = new Worker("loader.js", { name });
    loader.onmessage = ({ data }: MessageEvent<FromLoader>) => {
      if (data.kind === "part") resolve(data.bytes);
      else if (data.kind !== "progress") {
        loader.terminate();
        reject(new Error(name)); // too late for a language that came
      }
    };
    loader.onerror = () => reject(new Error(name));
  });

export type FromLoader =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "part"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "done" }
  | { readonly kind: "failed" };

/** In the folder a small loader fetches them: it alone may reach its host, and it sees no chat. */
export const fromFolder: Source = (progress) =>
  new Promise((resolve, reject) => {
    const loader = new Worker("loader.js");
    const found = new Map<string, Part>();
    loader.onmessage = ({ data }: MessageEvent<FromLoader>) => {
      if (data.kind === "progress") progress(data.share);
      else if (data.kind === "part") found.set(data.name, data.bytes);
      else {
        loader.terminate();
        if (data.kind === "done") resolve(program(found));
        else reject(new Error("loader"));
      }
    };
    loader.onerror = () => reject(new Error("loader"));
  });
