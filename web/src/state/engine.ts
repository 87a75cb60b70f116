/** What comes back from Python and its worker. */
import { mergeCare, reset } from "./care.ts";
import { halt, wasRead, wasStudied } from "./chat.ts";
import type { Replied } from "./events.ts";
import { fill, replace } from "./go.ts";
import { ask, at, chain, type Out, stay, tell, tellLines } from "./out.ts";
import type { State } from "./state.ts";
import * as vault from "./vault.ts";
import * as writing from "./writing.ts";

/** A worker is ready: it gets back what was written, and what nobody kept yet. */
export function ready(state: State): Out {
  const memory = state.memory;
  return chain(
    { ...state, engine: { phase: "ready", share: 1 } },
    (now) =>
      memory === null
        ? stay(now)
        : ask(now, "place_restore", {}, [{ path: "/place/memory.store", file: memory }]),
    writing.handOver,
    fill,
  );
}

function without(state: State, id: number): State {
  const { [id]: _, ...pending } = state.pending;
  return { ...state, pending };
}

/** Whether nobody waits for this answer any more. */
function isLate(state: State, id: number): boolean {
  return state.pending[id] === undefined;
}

export function refused(state: State, id: number, name: string, text: string, guide: boolean): Out {
  if (isLate(state, id)) return stay(state);
  const free = without(state, id);
  const told = tellLines(free, "refused", [text], guide ? "bring" : null);
  if (free.job?.id !== id) return stay(name === "begin" ? { ...told, beginning: null } : told);
  const idle = { ...told, job: null, files: name === "study" ? told.files : [] };
  if (state.route.at !== "working") return stay(idle);
  const back = name === "study" ? at(idle.invented ? "home" : "who") : at("bring");
  return chain(
    { ...idle, chat: name === "study" ? idle.chat : null },
    (now) => replace(now, back),
    (now) => stay({ ...now, notice: told.notice }),
  );
}

/** Something went wrong inside: the worker is begun anew, and what was written is still here. */
export function broke(state: State, id: number): Out {
  if (isLate(state, id)) return stay(state);
  const wasJob = state.job?.id === id;
  return chain(
    without(state, id),
    halt,
    (now) =>
      wasJob && now.route.at === "working"
        ? replace(now, at(now.care.young === "no" ? "bring" : "home"))
        : stay(now),
    (now) => stay(tell(now, "refused", "broke")),
  );
}

export function replied(state: State, event: Replied): Out {
  if (isLate(state, event.id)) return stay(state);
  const free = without(state, event.id);
  switch (event.name) {
    case "care": {
      const care = mergeCare(free.care, event.reply.care);
      return stay({ ...free, care, careSaid: event.reply.said, draftOpen: event.reply.draft });
    }
    case "sample":
    case "read":
      return wasRead(free, event);
    case "study":
    case "tell": {
      if (event.reply.kind === "ask") return wasStudied(free, event);
      const care = free.invented ? free.care : mergeCare(free.care, event.reply.care);
      return wasStudied({ ...free, care }, event);
    }
    case "document":
      if (free.printing) return [{ ...free, printing: false }, [{ do: "print", text: event.reply.text }]];
      return [free, [{ do: "download", name: "awhile.html", type: "text/html", text: event.reply.text }]];
    case "numbers":
      return [
        free,
        [{ do: "download", name: "awhile-study.json", type: "application/json", text: event.reply.text }],
      ];
    case "place_export":
      return [
        free,
        [{ do: "download", name: "awhile-export.json", type: "application/json", text: event.reply.text }],
      ];
    case "advice":
      return stay({ ...free, advice: event.reply });
    case "dials":
      return stay({ ...free, dials: event.reply });
    case "hold":
      return writing.wereKept(free, event.reply.kept, event.reply.harm);
    case "letters":
      return stay({ ...free, letters: event.reply.letters });
    case "letter":
      return writing.letterDone(free, event.reply.lines, event.reply.harm);
    case "draft":
      return stay(saidOf(free, event.reply));
    case "keep_day": {
      const picked = { ...free.picked, mood: null, dayUrge: null, sleep: null };
      return stay(saidOf({ ...free, picked, typed: { ...free.typed, line: "" } }, event.reply));
    }
    case "trends":
      return stay(saidOf(free, event.reply));
    case "reflect":
      return stay(saidOf({ ...free, values: {} }, event.reply));
    case "items":
      return stay({ ...free, items: event.reply.items });
    case "plan":
      return chain(
        saidOf(
          { ...free, typed: { ...free.typed, cue: "", action: "" } },
          { lines: [], harm: event.reply.harm },
        ),
        (now) => stay({ ...now, plans: event.reply.lines }),
      );
    case "plans":
      return stay({ ...free, plans: event.reply.lines });
    case "practices":
      return chain({ ...free, practices: event.reply }, (now) =>
        now.route.at === "practice" && !now.practices?.practices.some((one) => one.id === now.route.id)
          ? replace(now, at("calm"))
          : stay(now),
      );
    case "begin": {
      if (free.beginning === null) return stay(free);
      const beginning = { ...free.beginning, question: event.reply.question, open: event.reply.open };
      const next = { ...free, beginning: event.reply.lines.length ? null : beginning };
      return stay(tellLines(next, "said", event.reply.lines));
    }
    case "reminders":
      return [
        tellLines(free, "said", [event.reply.said]),
        [{ do: "download", name: "reminders.ics", type: "text/calendar", text: event.reply.text }],
      ];
    case "places":
      return stay({ ...free, help: event.reply });
    case "place_make":
    case "place_open": {
      const care = mergeCare(free.care, event.reply.care);
      const changed = JSON.stringify(care) !== JSON.stringify(free.care);
      const next = changed ? reset({ ...free, care }) : free;
      return vault.opened({ ...next, careSaid: event.reply.said, draftOpen: event.reply.draft }, []);
    }
    case "place_restore":
      return fill(free);
    case "forget":
      return stay(free);
  }
}

/** Tell what the core said; words of harm bring the way to help first. */
function saidOf(state: State, reply: { readonly lines: readonly string[]; readonly harm: string }): State {
  if (reply.harm) return tellLines(state, "harm", [reply.harm, ...reply.lines], "help");
  return tellLines(state, "said", reply.lines);
}
