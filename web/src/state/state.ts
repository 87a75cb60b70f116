/** What the page knows: one frozen value, made anew by `step` and never changed. */
import type {
  Ask,
  Care,
  Chat,
  Claim,
  Letter,
  Outside,
  Place,
  Practice,
  Reply,
  Told,
  Waiting,
} from "../core/messages.ts";

/** ISO 639-1 code of a language that the page speaks. */
export type Language = string;

/** The invented chats: one with nothing said, and one after somebody asked for time. */
export type Demo = "quiet" | "chat";

/** Every place where one can be. */
export type At =
  | "home"
  | "ask"
  | "bring"
  | "which"
  | "who"
  | "dates"
  | "working"
  | "asked"
  | "stranger"
  | "answer"
  | "advice"
  | "theory"
  | "write"
  | "letter"
  | "draft"
  | "calm"
  | "practice"
  | "journal"
  | "reflect"
  | "plans"
  | "help"
  | "keep"
  | "answers"
  | "about"
  | "left";

/** A place, and which one of its kind. */
export interface Route {
  readonly at: At;
  readonly id: string;
}

/** What is asked of everyone; a yes always protects. */
export type Question = "young" | "no_contact" | "afraid";

/** A file that was chosen; its bytes stay with the effects, under this number. */
export interface Chosen {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

/** Python, as seen from here. */
export interface Engine {
  readonly phase: "loading" | "starting" | "ready" | "failed";
  /** How much has arrived, 0 to 1. */
  readonly share: number;
}

/** The one piece of work on a chat that is under way. */
export interface Job {
  readonly id: number;
  readonly what: "read" | "study" | "tell";
  /** How far it is, 0 to 1; null where that is not known. */
  readonly share: number | null;
}

/** How the chat is to be read, and who is who. */
export interface Plan {
  readonly dates: "dmy" | "mdy" | null;
  readonly zone: string | null;
  readonly conversation: string | null;
  readonly me: string | null;
  readonly other: string | null;
  /** Whether the order of the dates was looked at by the reader, where it is unsure. */
  readonly datesSeen: boolean;
  readonly same: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly outside: readonly Outside[];
}

/** The encrypted file. */
export interface Vault {
  /** Its bytes as they are now, encrypted; null where there is none. */
  readonly bytes: Uint8Array | null;
  /** Whether Python has it open. */
  readonly open: boolean;
  /** Counts the states of its bytes that hold something new that was written. */
  readonly version: number;
  /** The last version that is known to lie safe elsewhere. */
  readonly safe: number;
  /** The version that was handed to the browser to download; the reader says when it is there. */
  readonly handed: number;
  /** Whether a copy is kept in the browser's own storage, which was asked for. */
  readonly inBrowser: boolean;
}

export type Field =
  | "letter"
  | "draft"
  | "line"
  | "cue"
  | "action"
  | "note"
  | "what"
  | "day"
  | "who"
  | "pass"
  | "again"
  | "find";
export type Scale = "urge" | "mood" | "dayUrge" | "sleep" | "attempts" | "after";
export type Wait = "tonight" | "tomorrow" | "three_days";

export interface Notice {
  readonly kind: "said" | "refused" | "harm";
  /** A key of the page's words, or the sentence itself. */
  readonly key: string;
  readonly lines: readonly string[];
  /** Where it leads, if anywhere. */
  readonly to: At | null;
}

export interface Timer {
  readonly id: string;
  readonly endS: number;
  readonly minutes: number;
}

export interface State {
  readonly language: Language;
  readonly route: Route;
  /** Where one was, by entry of the browser's history. */
  readonly trail: readonly Route[];
  readonly depth: number;
  /** The reader's wall clock, read as UTC, seconds. */
  readonly nowS: number;
  /** How far that clock is ahead of UTC, seconds. */
  readonly offsetS: number;
  readonly escapeMs: number;
  readonly engine: Engine;
  readonly nextId: number;
  /** Calls that have no answer yet, by number. */
  readonly pending: Readonly<Record<number, string>>;
  readonly care: Care;
  /** A less careful answer that waits to be confirmed. */
  readonly revising: { readonly question: Question; readonly reply: Reply } | null;
  readonly careSaid: readonly string[];
  /** Whether the core lets a draft be looked at, by all that it remembers. */
  readonly draftOpen: boolean;
  /** What the core remembers of care about pairs, for the next worker. */
  readonly remembered: string;
  /** Until when the letter that was let go last can be brought back. */
  readonly undoUntilS: number;
  readonly files: readonly Chosen[];
  readonly app: string | null;
  readonly invented: boolean;
  /** Which of the invented chats it is, or was last. */
  readonly demo: Demo;
  readonly titles: readonly string[];
  readonly chat: Chat | null;
  readonly plan: Plan;
  readonly job: Job | null;
  readonly asked: Ask | null;
  readonly told: Told | null;
  /** The chapters of the answer that are open. */
  readonly opened: readonly string[];
  readonly advice: { readonly opening: string; readonly claims: readonly Claim[] } | null;
  readonly dials: { readonly page: string; readonly said: string } | null;
  readonly typed: Readonly<Record<Field, string>>;
  readonly picked: Readonly<Record<Scale, number | null>>;
  readonly wait: Wait;
  /** Letters that Python has not yet said it keeps. */
  readonly unkept: readonly Waiting[];
  readonly letters: readonly Letter[];
  readonly doing: { readonly id: number; readonly does: "let_go" | "take_out" | "look_back" } | null;
  /** What was written before a place was chosen for it; null while there is nothing. */
  readonly memory: Uint8Array | null;
  readonly vault: Vault;
  readonly deleting: boolean;
  readonly practices: { readonly note: string; readonly practices: readonly Practice[] } | null;
  readonly beginning: {
    readonly id: string;
    readonly answers: readonly boolean[];
    readonly question: string;
    readonly open: boolean;
  } | null;
  readonly items: readonly { readonly item: string; readonly text: string }[];
  readonly values: Readonly<Record<string, number>>;
  readonly plans: readonly string[];
  readonly country: string;
  readonly help: {
    readonly first: string;
    readonly countries: readonly string[];
    readonly places: readonly Place[];
    readonly notes: readonly string[];
  } | null;
  readonly timer: Timer | null;
  readonly notice: Notice | null;
  /** Whether the document that was asked for is to be printed. */
  readonly printing: boolean;
  /** Questions that the reader would rather not answer now. */
  readonly skipped: readonly Question[];
}

export const HOME: Route = { at: "home", id: "" };

export const NO_CARE: Care = {
  young: "not_now",
  outsider: "not_now",
  no_contact: "not_now",
  afraid: "not_now",
  parted: "not_now",
  you_asked_stop: "not_now",
  asked_time: "not_now",
};

export const NO_PLAN: Plan = {
  dates: null,
  zone: null,
  conversation: null,
  me: null,
  other: null,
  datesSeen: false,
  same: {},
  answers: {},
  outside: [],
};

const NO_VAULT: Vault = { bytes: null, open: false, version: 0, safe: 0, handed: 0, inBrowser: false };

const NOTHING_TYPED: Readonly<Record<Field, string>> = {
  letter: "",
  draft: "",
  line: "",
  cue: "",
  action: "",
  note: "",
  what: "",
  day: "",
  who: "",
  pass: "",
  again: "",
  find: "",
};

const NOTHING_PICKED: Readonly<Record<Scale, number | null>> = {
  urge: null,
  mood: null,
  dayUrge: null,
  sleep: null,
  attempts: null,
  after: null,
};

/** The page as it opens. */
export function begin(language: Language, country: string, nowS: number, offsetS: number): State {
  return {
    language,
    route: HOME,
    trail: [HOME],
    depth: 0,
    nowS,
    offsetS,
    escapeMs: -10_000,
    engine: { phase: "loading", share: 0 },
    nextId: 1,
    pending: {},
    care: NO_CARE,
    revising: null,
    careSaid: [],
    draftOpen: true,
    remembered: "",
    undoUntilS: 0,
    files: [],
    app: null,
    invented: false,
    demo: "quiet",
    titles: [],
    chat: null,
    plan: NO_PLAN,
    job: null,
    asked: null,
    told: null,
    opened: [],
    advice: null,
    dials: null,
    typed: NOTHING_TYPED,
    picked: NOTHING_PICKED,
    wait: "tomorrow",
    unkept: [],
    letters: [],
    doing: null,
    memory: null,
    vault: NO_VAULT,
    deleting: false,
    practices: null,
    beginning: null,
    items: [],
    values: {},
    plans: [],
    country,
    help: null,
    timer: null,
    notice: null,
    printing: false,
    skipped: [],
  };
}

/** Whether closing the page would lose words that somebody wrote. */
export function wouldLose(state: State): boolean {
  const words: readonly Field[] = ["letter", "draft", "line", "cue", "action", "note"];
  return (
    words.some((field) => state.typed[field].trim() !== "") ||
    state.unkept.length > 0 ||
    state.memory !== null ||
    isUnsaved(state)
  );
}

/** Whether the encrypted file holds something that lies nowhere else yet. */
export function isUnsaved(state: State): boolean {
  return state.vault.bytes !== null && state.vault.version > state.vault.safe;
}

/** The number of seconds that a chosen wait takes from now on the reader's own clock. */
export function waitS(wait: Wait, nowS: number): number {
  const day = 86_400;
  if (wait === "three_days") return 3 * day;
  const evening = 21 * 3600;
  const ofDay = nowS % day;
  const tonight = evening - ofDay;
  // So late in the evening "tonight" still has to be a wait: two hours.
  if (wait === "tonight") return Math.max(tonight, 2 * 3600);
  return tonight + day;
}
