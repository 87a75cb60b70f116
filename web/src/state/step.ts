/** One step: from a state and an event to the next state and what it causes. Nothing else happens. */
import * as care from "./care.ts";
import * as chat from "./chat.ts";
import * as engine from "./engine.ts";
import type { Event } from "./events.ts";
import { closes, fill, go, leave, nextRoute, popped, pressEscape, replace, settle } from "./go.ts";
import { ask, at, chain, type Out, stay, tell } from "./out.ts";
import { begin, type State } from "./state.ts";
import { startStudy } from "./study.ts";
import * as vault from "./vault.ts";
import * as writing from "./writing.ts";

/**
 * Take one step.
 *
 * @param state Where the page is.
 * @param event What happened.
 * @returns Where it then is, and the effects, in order.
 */
export function step(state: State, event: Event): Out {
  // Whoever left is gone: nothing that comes late brings anything back.
  if (state.route.at === "left") return stay(state);
  const [next, effects] = react(state, event);
  if (next.route.at === "left" || isSettled(next)) return [next, effects];
  // What was shown is there no more: lead on from it.
  return chain(
    next,
    (now) => [now, effects],
    (now) => replace(now, now.route),
  );
}

function isSettled(state: State): boolean {
  const settled = settle(state, state.route);
  return settled.at === state.route.at && settled.id === state.route.id;
}

/** What nobody under eighteen is led to, however it is asked for. */
const OF_A_CHAT: ReadonlySet<Event["type"]> = new Set([
  "example",
  "chosen",
  "conversation",
  "me",
  "other",
  "dates",
  "zone",
  "outside",
  "said",
  "print",
]);

function react(state: State, event: Event): Out {
  if (closes(state.care.young) && OF_A_CHAT.has(event.type)) return go(state, at("help"));
  switch (event.type) {
    case "go":
      return go(state, event.route);
    case "silence": {
      const next = nextRoute(state);
      return next.at === "working" && state.job === null ? startStudy(state) : go(state, next);
    }
    case "back":
      return state.depth > 0 ? [state, [{ do: "history_back" }]] : go(state, at("home"));
    case "popped":
      return popped(state, event.depth);
    case "escape":
      return pressEscape(state, event.ms);
    case "leave":
      return leave(state);
    case "seen_again":
      return vault.look(state);
    case "language":
      return language(state, event.language);
    case "dismiss":
      return stay({ ...state, notice: null });
    case "answered":
      return care.answered(state, event.question, event.reply);
    case "revise":
      return care.revise(state, event.sure);
    case "example":
      return chat.example(state, event.demo);
    case "chapter": {
      const rest = state.opened.filter((one) => one !== event.key);
      return stay({ ...state, opened: event.open ? [...rest, event.key] : rest });
    }
    case "app":
      return stay({ ...state, app: event.app });
    case "chosen":
      return chat.chosen(state, event.files);
    case "another":
      return chat.another(state);
    case "conversation":
      return chat.conversation(state, event.title);
    case "me":
      return chat.me(state, event.name);
    case "other":
      return chat.other(state, event.name);
    case "dates":
      return chat.dates(state, event.order);
    case "zone":
      return chat.zone(state, event.zone);
    case "outside":
      return chat.outside(state, event.drop);
    case "said":
      return chat.said(state, event.reply);
    case "stop":
      return chat.stop(state);
    case "save":
      if (event.what === "export") return ask(state, "place_export", {});
      if (state.told === null) return stay(state);
      return event.what === "document"
        ? ask(state, "document", { anonymous: false })
        : ask(state, "numbers", {});
    case "print":
      return state.told === null
        ? stay(state)
        : ask({ ...state, printing: true }, "document", { anonymous: event.anonymous });
    case "typed":
      return stay({ ...state, typed: { ...state.typed, [event.field]: event.text } });
    case "picked":
      return stay({ ...state, picked: { ...state.picked, [event.scale]: event.n } });
    case "wait":
      return stay({ ...state, wait: event.wait });
    case "hold":
      return writing.hold(state);
    case "letter":
      return writing.letter(state, event.id, event.does);
    case "letter_do":
      return writing.letterDo(state, event.does);
    case "draft":
      return writing.draft(state);
    case "keep_day":
      return writing.keepDay(state);
    case "trends":
      return ask(state, "trends", {});
    case "item":
      return stay({ ...state, values: { ...state.values, [event.item]: event.n } });
    case "reflect":
      return writing.reflect(state);
    case "plan":
      return writing.plan(state);
    case "begin":
      return writing.begin(state, event.id, event.yes);
    case "reminders":
      return ask(state, "reminders", { days: event.days, at: event.at });
    case "timer":
      return stay({
        ...state,
        timer: { id: event.id, minutes: event.minutes, endS: state.nowS + event.minutes * 60 },
      });
    case "timer_stop":
      return stay({ ...state, timer: null });
    case "tick":
      return tick(state, event.nowS);
    case "country":
      return chain({ ...state, country: event.country }, fill);
    case "vault_make":
      return vault.make(state);
    case "vault_open":
      return vault.open(state, event.file);
    case "vault_save":
      return vault.save(state);
    case "vault_saved":
      return vault.saved(state, event.version, event.sure);
    case "vault_not_saved":
      return stay(tell(state, "refused", `save_${event.why}`));
    case "vault_there":
      return vault.there(state);
    case "vault_browser":
      return vault.browser(state, event.on);
    case "vault_stored":
      return vault.stored(state, event.version);
    case "vault_not_stored":
      return vault.notStored(state, event.why, event.version);
    case "vault_found":
      return vault.found(state, event.bytes);
    case "delete":
      return event.sure ? erase(state) : stay({ ...state, deleting: !state.deleting });
    case "engine":
      return stay({ ...state, engine: { phase: event.phase, share: event.share } });
    case "ready":
      return engine.ready(state);
    case "progress":
      return stay(state.job === null ? state : { ...state, job: { ...state.job, share: event.share } });
    case "kept":
      return vault.kept(state, event.memory, event.vault, event.wrote, event.remembered);
    case "refused":
      return engine.refused(state, event.id, event.name, event.text, event.guide);
    case "broke":
      return engine.broke(state, event.id);
    case "replied":
      return engine.replied(state, event);
  }
}

/** Speak another language: what was told is told again, and nothing else changes. */
function language(state: State, wanted: State["language"]): Out {
  if (wanted === state.language) return stay(state);
  return chain(
    { ...state, language: wanted, notice: null },
    (now) => [now, [{ do: "language", language: wanted }]],
    (now) => (now.careSaid.length === 0 ? stay(now) : ask(now, "care", { revised: [] })),
    (now) => (now.told === null || now.job !== null ? stay(now) : retell(now)),
    fill,
  );
}

function retell(state: State): Out {
  return chain(
    state,
    (now) => ask(now, "tell", {}),
    (now) => stay({ ...now, job: { id: now.nextId - 1, what: "tell", share: null } }),
  );
}

function tick(state: State, nowS: number): Out {
  const done = state.timer !== null && nowS >= state.timer.endS;
  const next = { ...state, nowS, timer: done ? null : state.timer };
  return stay(done ? tell(next, "said", "timer_done") : next);
}

/** Delete all: the page is as it was when it opened. */
function erase(state: State): Out {
  const fresh = begin(state.language, state.country, state.nowS, state.offsetS);
  const kept = { ...fresh, trail: [fresh.route], depth: 0, engine: { phase: "starting", share: 1 } as const };
  return [
    tell({ ...kept, nextId: state.nextId }, "said", "deleted"),
    [
      { do: "restart" },
      { do: "forget_files" },
      { do: "vault_unstore" },
      { do: "history", how: "replace", depth: 0 },
      { do: "show", route: kept.route, again: false },
    ],
  ];
}
