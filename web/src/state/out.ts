/** What a step gives, and the small moves that steps are made of. */
import type { CallName, Calls } from "../core/messages.ts";
import type { Asks, Effect } from "./effects.ts";
import type { At, Notice, Route, State } from "./state.ts";

export type Out = readonly [State, readonly Effect[]];

/** Nothing changes. */
export function stay(state: State): Out {
  return [state, []];
}

/** Do one thing after another. */
export function chain(state: State, ...moves: readonly ((state: State) => Out)[]): Out {
  let now = state;
  const effects: Effect[] = [];
  for (const move of moves) {
    const [next, more] = move(now);
    now = next;
    effects.push(...more);
  }
  return [now, effects];
}

/** Ask the core; its answer comes as an event of its own. */
export function ask<Name extends CallName>(
  state: State,
  name: Name,
  takes: Calls[Name]["takes"],
  files: Asks["files"] = [],
): Out {
  const id = state.nextId;
  const effect = {
    do: "ask",
    id,
    name,
    takes,
    care: state.care,
    remembered: state.remembered,
    language: state.language,
    files,
  } as Asks;
  return [{ ...state, nextId: id + 1, pending: { ...state.pending, [id]: name } }, [effect]];
}

/** Tell something in a sentence of the page's own. */
export function tell(state: State, kind: Notice["kind"], key: string, to: At | null = null): State {
  return { ...state, notice: { kind, key, lines: [], to } };
}

/** Tell something in sentences of the core. */
export function tellLines(
  state: State,
  kind: Notice["kind"],
  lines: readonly string[],
  to: At | null = null,
): State {
  return lines.length ? { ...state, notice: { kind, key: "", lines, to } } : state;
}

export function at(name: At, id = ""): Route {
  return { at: name, id };
}
