/** What page and worker say to each other, beside what stands in schema.json. */
import type { CallName, Care } from "../core/messages.ts";
import type { Part } from "./unpack.ts";

export interface Parts {
  readonly wasm: Part;
  readonly library: Part;
  readonly core: Part;
  readonly store: Part;
}

export interface Question {
  readonly name: CallName;
  readonly takes: unknown;
  readonly care: Care;
  /** What is remembered of care about pairs, as the core wrote it; empty where nothing is. */
  readonly remembered: string;
  readonly language: string;
  readonly now_s: number;
}

export type ToWorker =
  | { readonly kind: "boot"; readonly parts: Parts; readonly schema: string }
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly question: Question;
      readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
    };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "failed" }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "answer"; readonly id: number; readonly text: string }
  | { readonly kind: "broke"; readonly id: number; readonly what: string }
  | {
      readonly kind: "kept";
      readonly memory: Uint8Array | null | undefined;
      readonly vault: Uint8Array | null | undefined;
      readonly wrote: boolean;
      readonly remembered: string;
    };
