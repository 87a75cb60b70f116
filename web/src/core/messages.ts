// Written by build/messages.mjs from schema.json; do not edit.

/** An element as the core hands it out: its tag, its attributes, what it holds; or text. */
export type Branch = string | readonly [string, Readonly<Record<string, string | true>>, readonly Branch[]];

export type Reply = "not_now" | "no" | "unsure" | "yes";
export type Care = {
  readonly young: Reply;
  readonly outsider: Reply;
  readonly no_contact: Reply;
  readonly afraid: Reply;
  readonly parted: Reply;
  readonly you_asked_stop: Reply;
  readonly asked_time: Reply;
};
export type Ask = {
  readonly kind: "ask";
  readonly key: string;
  readonly text: string;
  readonly why: string;
  readonly file: string;
  readonly name: string;
  readonly other: string;
};
export type Heard = {
  readonly file: string;
  readonly first: string;
  readonly last: string;
  readonly n: number;
};
export type Person = { readonly name: string; readonly n: number };
export type Chat = {
  readonly kind: "chat";
  readonly files: readonly Heard[];
  readonly people: readonly Person[];
  readonly order: string | null;
  readonly order_unsure: boolean;
  readonly zone_assumed: boolean;
  readonly notes: readonly string[];
  readonly me: string | null;
  readonly now: string | null;
};
export type Conversations = { readonly kind: "conversations"; readonly titles: readonly string[] };
export type Chapter = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly body: Tree;
};
export type Tree = Branch;
export type Told = {
  readonly kind: "told";
  readonly title: string;
  readonly me: string;
  readonly other: string;
  readonly notices: readonly string[];
  readonly marks: readonly string[];
  readonly doors: readonly {
    readonly door: "hold" | "person" | "small" | "close" | "export";
    readonly text: string;
  }[];
  readonly first: Tree;
  readonly chapters: readonly Chapter[];
  readonly care: Care;
};
export type CareTold = { readonly care: Care; readonly said: readonly string[]; readonly draft: boolean };
export type Letter = {
  readonly id: number;
  readonly written_s: number;
  readonly until_s: number;
  readonly urge_before: number;
  readonly urge_after: number | null;
  readonly outcome: "waiting" | "let_go" | "taken";
  readonly look_back: string;
  readonly text: string;
  readonly choices: readonly ("let_go" | "wait_longer" | "take_out" | "look_back")[];
};
export type Said = { readonly lines: readonly string[]; readonly harm: string };
export type Claim = {
  readonly advice: string;
  readonly verdict: string;
  readonly simply: string;
  readonly lines: readonly string[];
};
export type Practice = {
  readonly id: string;
  readonly guarded: boolean;
  readonly title: string;
  readonly minutes: number;
  readonly steps: readonly string[];
  readonly guard: string;
  readonly graded: string;
};
export type Place = {
  readonly name: string;
  readonly number: string;
  readonly site: string;
  readonly about: string;
  readonly seen: string;
  readonly near: boolean;
};
export type Outside = { readonly day: string; readonly what: string; readonly who: string };
export type Waiting = {
  readonly key: string;
  readonly text: string;
  readonly urge: number;
  readonly written_s: number;
  readonly wait_s: number;
};
export type None = Readonly<Record<string, never>>;

/** What each call takes and gives. */
export interface Calls {
  care: {
    takes: {
      readonly revised: readonly ("no_contact" | "afraid" | "parted" | "you_asked_stop" | "asked_time")[];
    };
    gives: CareTold;
  };
  sample: { takes: { readonly demo: "quiet" | "chat" }; gives: Chat };
  read: {
    takes: {
      readonly names: readonly string[];
      readonly dates: string | null;
      readonly zone: string | null;
      readonly chat: string | null;
    };
    gives: Chat | Conversations;
  };
  study: {
    takes: {
      readonly me: string;
      readonly other: string;
      readonly wall: string;
      readonly epoch_s: number;
      readonly same: Readonly<Record<string, string>>;
      readonly answers: Readonly<Record<string, string>>;
      readonly outside: readonly Outside[];
      readonly invented: boolean;
    };
    gives: Told | Ask;
  };
  tell: { takes: Readonly<Record<string, never>>; gives: Told };
  document: { takes: { readonly anonymous: boolean }; gives: { readonly text: string } };
  numbers: { takes: Readonly<Record<string, never>>; gives: { readonly text: string } };
  forget: { takes: Readonly<Record<string, never>>; gives: None };
  advice: {
    takes: Readonly<Record<string, never>>;
    gives: { readonly opening: string; readonly claims: readonly Claim[] };
  };
  dials: { takes: Readonly<Record<string, never>>; gives: { readonly page: string; readonly said: string } };
  hold: {
    takes: { readonly letters: readonly Waiting[] };
    gives: { readonly kept: readonly string[]; readonly harm: string };
  };
  letters: { takes: Readonly<Record<string, never>>; gives: { readonly letters: readonly Letter[] } };
  letter: {
    takes: {
      readonly id: number;
      readonly does: "let_go" | "undo" | "wait_longer" | "take_out" | "look_back";
      readonly urge: number;
      readonly attempts: number;
      readonly note: string;
    };
    gives: Said;
  };
  draft: { takes: { readonly text: string; readonly attempts: number }; gives: Said };
  keep_day: {
    takes: {
      readonly mood: number;
      readonly urge: number;
      readonly sleep_h: number | null;
      readonly line: string;
    };
    gives: Said;
  };
  trends: { takes: Readonly<Record<string, never>>; gives: Said };
  items: {
    takes: Readonly<Record<string, never>>;
    gives: { readonly items: readonly { readonly item: string; readonly text: string }[] };
  };
  reflect: { takes: { readonly values: Readonly<Record<string, number>> }; gives: Said };
  plan: { takes: { readonly cue: string; readonly action: string }; gives: Said };
  plans: { takes: Readonly<Record<string, never>>; gives: Said };
  practices: {
    takes: Readonly<Record<string, never>>;
    gives: { readonly note: string; readonly practices: readonly Practice[] };
  };
  begin: {
    takes: { readonly id: string; readonly answers: readonly boolean[] };
    gives: { readonly question: string; readonly lines: readonly string[]; readonly open: boolean };
  };
  reminders: {
    takes: { readonly days: number; readonly at: string };
    gives: { readonly text: string; readonly said: string };
  };
  places: {
    takes: { readonly country: string };
    gives: {
      readonly first: string;
      readonly countries: readonly string[];
      readonly places: readonly Place[];
      readonly notes: readonly string[];
    };
  };
  place_make: { takes: { readonly passphrase: string; readonly again: string }; gives: CareTold };
  place_open: { takes: { readonly passphrase: string }; gives: CareTold };
  place_restore: { takes: Readonly<Record<string, never>>; gives: None };
  place_export: { takes: Readonly<Record<string, never>>; gives: { readonly text: string } };
}

export type CallName = keyof Calls;
