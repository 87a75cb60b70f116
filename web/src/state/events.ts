/** Everything that can happen to the page. */
import type { CallName, Calls, Reply } from "../core/messages.ts";
import type { Chosen, Demo, Field, Language, Question, Route, Scale, Wait } from "./state.ts";

/** What the core gave to a call. */
export type Replied = {
  [Name in CallName]: {
    readonly type: "replied";
    readonly id: number;
    readonly name: Name;
    readonly reply: Calls[Name]["gives"];
  };
}[CallName];

export type Event =
  // Where one goes
  | { readonly type: "go"; readonly route: Route }
  | { readonly type: "silence" }
  | { readonly type: "back" }
  | { readonly type: "popped"; readonly depth: number | null }
  | { readonly type: "escape"; readonly ms: number }
  | { readonly type: "leave" }
  | { readonly type: "seen_again" }
  | { readonly type: "language"; readonly language: Language }
  | { readonly type: "dismiss" }
  // Care
  | { readonly type: "answered"; readonly question: Question; readonly reply: Reply }
  | { readonly type: "revise"; readonly sure: boolean }
  // A chat
  | { readonly type: "example"; readonly demo: Demo }
  | { readonly type: "chapter"; readonly key: string; readonly open: boolean }
  | { readonly type: "app"; readonly app: string | null }
  | { readonly type: "chosen"; readonly files: readonly Chosen[] }
  | { readonly type: "another" }
  | { readonly type: "conversation"; readonly title: string }
  | { readonly type: "me"; readonly name: string | null }
  | { readonly type: "other"; readonly name: string }
  | { readonly type: "dates"; readonly order: "dmy" | "mdy" }
  | { readonly type: "zone"; readonly zone: string | null }
  | { readonly type: "outside"; readonly drop: number | null }
  | { readonly type: "said"; readonly reply: Reply }
  | { readonly type: "stop" }
  | { readonly type: "save"; readonly what: "document" | "numbers" | "export" }
  | { readonly type: "print"; readonly anonymous: boolean }
  // What is written
  | { readonly type: "typed"; readonly field: Field; readonly text: string }
  | { readonly type: "picked"; readonly scale: Scale; readonly n: number }
  | { readonly type: "wait"; readonly wait: Wait }
  | { readonly type: "hold" }
  | {
      readonly type: "letter";
      readonly id: number;
      readonly does: "let_go" | "undo" | "wait_longer" | "take_out" | "look_back";
    }
  | { readonly type: "letter_do"; readonly does: "let_go" | "take_out" | "look_back" }
  | { readonly type: "draft" }
  | { readonly type: "keep_day" }
  | { readonly type: "trends" }
  | { readonly type: "item"; readonly item: string; readonly n: number }
  | { readonly type: "reflect" }
  | { readonly type: "plan" }
  | { readonly type: "begin"; readonly id: string; readonly yes: boolean | null }
  | { readonly type: "reminders"; readonly days: number; readonly at: string }
  | { readonly type: "timer"; readonly id: string; readonly minutes: number }
  | { readonly type: "timer_stop" }
  | { readonly type: "tick"; readonly nowS: number }
  | { readonly type: "country"; readonly country: string }
  // The encrypted file
  | { readonly type: "vault_make" }
  | { readonly type: "vault_open"; readonly file: Chosen | null }
  | { readonly type: "vault_save" }
  | { readonly type: "vault_saved"; readonly version: number; readonly sure: boolean }
  | { readonly type: "vault_not_saved"; readonly why: "full" | "refused" }
  | { readonly type: "vault_there" }
  | { readonly type: "vault_browser"; readonly on: boolean }
  | { readonly type: "vault_stored"; readonly version: number }
  | {
      readonly type: "vault_not_stored";
      readonly why: "full" | "gone" | "refused";
      readonly version: number;
    }
  | { readonly type: "vault_found"; readonly bytes: Uint8Array }
  | { readonly type: "delete"; readonly sure: boolean }
  // Python and its worker
  | { readonly type: "engine"; readonly phase: "loading" | "starting" | "failed"; readonly share: number }
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly share: number }
  | {
      readonly type: "kept";
      readonly memory: Uint8Array | null | undefined;
      readonly vault: Uint8Array | null | undefined;
      readonly wrote: boolean;
      readonly remembered: string;
    }
  | {
      readonly type: "refused";
      readonly id: number;
      readonly name: CallName;
      readonly text: string;
      readonly guide: boolean;
    }
  | { readonly type: "broke"; readonly id: number; readonly name: CallName }
  | Replied;
