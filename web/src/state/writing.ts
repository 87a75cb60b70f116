/** What is written here: letters that wait, the day, plans, a draft. */
import type { Waiting } from "../core/messages.ts";
import { fill, go } from "./go.ts";
import { ask, at, chain, type Out, stay, tell } from "./out.ts";
import { type State, waitS } from "./state.ts";

/** Let a letter wait: it is held at once, and handed to Python when that is ready. */
export function hold(state: State): Out {
  const text = state.typed.letter;
  if (text.trim() === "") return stay(tell(state, "refused", "nothing_written"));
  if (state.picked.urge === null) return stay(tell(state, "refused", "urge_first"));
  const letter: Waiting = {
    key: `${state.nowS}-${state.nextId}`,
    text,
    urge: state.picked.urge,
    written_s: state.nowS,
    wait_s: waitS(state.wait, state.nowS),
  };
  const next = {
    ...tell(state, "said", "letter_waits"),
    nextId: state.nextId + 1,
    unkept: [...state.unkept, letter],
    typed: { ...state.typed, letter: "" },
    picked: { ...state.picked, urge: null },
  };
  return chain(next, handOver);
}

/** Hand letters to Python, unless it has them already or cannot take them yet. */
export function handOver(state: State): Out {
  if (state.engine.phase !== "ready" || state.unkept.length === 0) return stay(state);
  if (Object.values(state.pending).includes("hold")) return stay(state);
  return ask(state, "hold", { letters: state.unkept });
}

/** Python says which letters it keeps; only those are let go of here. */
export function wereKept(state: State, kept: readonly string[], harm: string): Out {
  const unkept = state.unkept.filter((one) => !kept.includes(one.key));
  const next = harm
    ? { ...state, notice: { kind: "harm", key: "", lines: [harm], to: "help" } as const }
    : state;
  return chain({ ...next, unkept }, (now) => ask(now, "letters", {}), handOver);
}

/** Begin something with a letter; what cannot be undone has a view of its own. */
export function letter(
  state: State,
  id: number,
  does: "let_go" | "undo" | "wait_longer" | "take_out" | "look_back",
): Out {
  if (does === "undo")
    return state.undoUntilS > state.nowS
      ? ask(state, "letter", { id, does, urge: 0, attempts: 0, note: "" })
      : stay(state);
  const found = state.letters.find((one) => one.id === id);
  if (!found?.choices.includes(does)) return stay(state);
  if (does === "wait_longer") return ask(state, "letter", { id, does, urge: 0, attempts: 0, note: "" });
  const picked = { ...state.picked, after: null, attempts: null };
  return go({ ...state, doing: { id, does }, picked }, at("letter", String(id)));
}

export function letterDo(state: State, does: "let_go" | "take_out" | "look_back"): Out {
  if (state.doing === null) return stay(state);
  const { after, attempts } = state.picked;
  if (does !== "look_back" && after === null) return stay(tell(state, "refused", "urge_first"));
  if (does === "take_out" && attempts === null) return stay(tell(state, "refused", "attempts_first"));
  return ask(state, "letter", {
    id: state.doing.id,
    does,
    urge: after ?? 0,
    attempts: attempts ?? 0,
    note: does === "look_back" ? state.typed.note : "",
  });
}

export function draft(state: State): Out {
  if (state.typed.draft.trim() === "") return stay(tell(state, "refused", "nothing_written"));
  if (state.picked.attempts === null) return stay(tell(state, "refused", "attempts_first"));
  return ask(state, "draft", { text: state.typed.draft, attempts: state.picked.attempts });
}

export function keepDay(state: State): Out {
  const { mood, dayUrge, sleep } = state.picked;
  if (mood === null) return stay(tell(state, "refused", "mood_first"));
  return ask(state, "keep_day", {
    mood,
    urge: dayUrge ?? 0,
    sleep_h: sleep,
    line: state.typed.line,
  });
}

export function plan(state: State): Out {
  const { cue, action } = state.typed;
  if (cue.trim() === "" || action.trim() === "") return stay(tell(state, "refused", "plan_half"));
  return ask(state, "plan", { cue, action });
}

export function reflect(state: State): Out {
  if (state.items.some((one) => state.values[one.item] === undefined))
    return stay(tell(state, "refused", "items_first"));
  return ask(state, "reflect", { values: state.values });
}

/** Begin a practice that asks before it begins; null starts over. */
export function begin(state: State, id: string, yes: boolean | null): Out {
  const before = yes === null || state.beginning?.id !== id ? [] : state.beginning.answers;
  const answers = yes === null ? [] : [...before, yes];
  return chain({ ...state, beginning: { id, answers, question: "", open: false } }, (now) =>
    ask(now, "begin", { id, answers }),
  );
}

/** After something was done with a letter: its words, where it was taken out, and the list anew. */
export function letterDone(state: State, lines: readonly string[], harm: string): Out {
  const typed = { ...state.typed, note: "" };
  // Half an hour, as the core keeps it.
  const undoUntilS =
    state.doing?.does === "let_go" ? state.nowS + 1800 : state.doing === null ? 0 : state.undoUntilS;
  const told = {
    ...state,
    undoUntilS,
    typed,
    doing: null,
    notice: {
      kind: harm ? "harm" : "said",
      key: "",
      lines: harm ? [harm, ...lines] : lines,
      to: harm ? "help" : null,
    },
  } as const;
  if (state.route.at !== "letter") return chain(told, fill);
  return chain(
    told,
    (now) => go(now, at("write")),
    (now) => stay({ ...now, notice: told.notice }),
  );
}
