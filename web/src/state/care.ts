/** The answers that protect: they only ever merge, but for one deliberate act. */
import type { Care, Reply } from "../core/messages.ts";
import { letGo, read, waits } from "./chat.ts";
import { closes, go, nextRoute, replace } from "./go.ts";
import { ask, at, chain, type Out, stay } from "./out.ts";
import type { Question, State } from "./state.ts";
import { startStudy } from "./study.ts";

/** How much an answer protects; "not sure" protects, and a yes does so for sure. */
const ORDER: readonly Reply[] = ["not_now", "no", "unsure", "yes"];

const FIELDS = [
  "young",
  "outsider",
  "no_contact",
  "afraid",
  "parted",
  "you_asked_stop",
  "asked_time",
] as const;

function weight(reply: Reply): number {
  return ORDER.indexOf(reply);
}

/** Put answers together; of two the one that protects more stays. */
export function mergeCare(old: Care, more: Care): Care {
  const pick = (key: keyof Care): Reply => (weight(more[key]) > weight(old[key]) ? more[key] : old[key]);
  return Object.fromEntries(FIELDS.map((key) => [key, pick(key)])) as unknown as Care;
}

/** Whether one set of answers protects in every point at least as much as another. */
export function atLeast(now: Care, before: Care): boolean {
  return FIELDS.every((key) => weight(now[key]) >= weight(before[key]));
}

/** What was told, or is being worked out, under other answers or for others is not shown. */
export function reset(state: State): State {
  const job = state.job?.what === "read" ? state.job : null;
  return {
    ...state,
    told: null,
    opened: [],
    advice: null,
    dials: null,
    asked: null,
    job,
    pending: withoutStudies(state),
  };
}

export function answered(state: State, question: Question, reply: Reply): Out {
  const before = state.care[question];
  if (closes(before) && weight(reply) < weight(before)) {
    // Under eighteen stays until everything is deleted; the others are taken back on purpose only.
    if (question === "young") return go(state, at("help"));
    return stay({ ...state, revising: { question, reply } });
  }
  // "Not now" skips: it is no answer, and is asked again another time.
  if (reply === "not_now")
    return question === "afraid" ? onward({ ...state, skipped: [...state.skipped, question] }) : stay(state);
  return settled(state, { ...state.care, [question]: reply }, []);
}

/** The reader confirmed, or dropped, an answer that protects less than the one before. */
export function revise(state: State, sure: boolean): Out {
  const wanted = state.revising;
  if (wanted === null || wanted.question === "young") return stay({ ...state, revising: null });
  if (!sure) return stay({ ...state, revising: null });
  const care = { ...state.care, [wanted.question]: wanted.reply };
  return settled({ ...state, revising: null }, care, [wanted.question]);
}

function settled(state: State, care: Care, revised: readonly ("no_contact" | "afraid")[]): Out {
  const changed = FIELDS.some((key) => care[key] !== state.care[key]);
  const cleared = changed ? reset(state) : state;
  const had = cleared.chat !== null || cleared.job !== null;
  // Of someone under eighteen no chat is kept.
  const open = closes(care.young) ? letGo(cleared) : cleared;
  return chain(
    { ...open, care },
    (now) => (had && closes(care.young) ? ask(now, "forget", {}) : stay(now)),
    (now) => ask(now, "care", { revised }),
    onward,
  );
}

/** A study under other answers is no answer any more. */
function withoutStudies(state: State): State["pending"] {
  return Object.fromEntries(
    Object.entries(state.pending).filter(([, name]) => !["study", "tell", "advice", "dials"].includes(name)),
  );
}

/** After an answer: back to the list of answers where one came from there, else on with the chat. */
function onward(state: State): Out {
  const before = state.trail[state.depth - 1];
  if (
    before &&
    ["answers", "write", "letter", "advice", "theory"].includes(before.at) &&
    !closes(state.care.young)
  )
    return [state, [{ do: "history_back" }]];
  if (state.care.young === "no" && waits(state)) return read(state);
  const next = nextRoute(state);
  if (next.at === "working" && state.job === null) return startStudy(state);
  return state.route.at === "ask" ? go(state, next) : replace(state, next);
}
