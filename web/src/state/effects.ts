/** Everything that the page can cause. */
import type { CallName, Calls, Care } from "../core/messages.ts";
import type { Chosen, Language, Route } from "./state.ts";

/** A question to the core, with the files it needs. */
export type Asks = {
  [Name in CallName]: {
    readonly do: "ask";
    readonly id: number;
    readonly name: Name;
    readonly takes: Calls[Name]["takes"];
    readonly care: Care;
    readonly remembered: string;
    readonly language: Language;
    /** Chosen files by the path at which Python finds them. */
    readonly files: readonly { readonly path: string; readonly file: Chosen | Uint8Array }[];
  };
}[CallName];

export type Effect =
  | Asks
  | { readonly do: "restart" }
  | { readonly do: "history"; readonly how: "push" | "replace"; readonly depth: number }
  | { readonly do: "history_back" }
  /** A view is shown; `again` where one comes back to it and reading goes on where it was. */
  | { readonly do: "show"; readonly route: Route; readonly again: boolean }
  | { readonly do: "language"; readonly language: Language }
  | { readonly do: "forget_files" }
  | { readonly do: "download"; readonly name: string; readonly type: string; readonly text: string }
  | { readonly do: "vault_save"; readonly bytes: Uint8Array; readonly version: number }
  | { readonly do: "vault_store"; readonly bytes: Uint8Array; readonly version: number }
  | { readonly do: "vault_look"; readonly version: number }
  | { readonly do: "vault_unstore" }
  | { readonly do: "print"; readonly text: string }
  | { readonly do: "leave" };
