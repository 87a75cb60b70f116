/** A chat: chosen, read, and who is who. */

import type { Reply } from "../core/messages.ts";
import { reset } from "./care.ts";
import type { Replied } from "./events.ts";
import { closes, go, nextRoute, replace } from "./go.ts";
import { ask, at, chain, type Out, stay, tell } from "./out.ts";
import type { Chosen, Demo, State } from "./state.ts";
import { NO_PLAN } from "./state.ts";
import { beginStudy, startStudy } from "./study.ts";

/** A name under which Python finds a file. */
function pathOf(files: readonly Chosen[], n: number): string {
  const clean = (files[n]?.name ?? "").replace(/[/\\\0]/g, "_").slice(-150) || "chat";
  const same = files.slice(0, n).filter((one) => one.name === files[n]?.name).length;
  return "_".repeat(same) + clean;
}

export function read(state: State): Out {
  const names = state.files.map((_, n) => pathOf(state.files, n));
  const { dates, zone, conversation } = state.plan;
  const files = state.files.map((file, n) => ({ path: `/chat/${names[n]}`, file }));
  return chain(
    state,
    (now) => ask(now, "read", { names, dates, zone, chat: conversation }, files),
    (now) => stay({ ...now, job: { id: now.nextId - 1, what: "read", share: 0 } }),
    (now) => go(now, at("working")),
  );
}

/** Let go of a chat and of all that was made of it; what was written and answered stays. */
export function letGo(state: State): State {
  return {
    ...reset(state),
    files: [],
    chat: null,
    titles: [],
    job: null,
    invented: false,
    plan: NO_PLAN,
  };
}

export function chosen(state: State, files: readonly Chosen[]): Out {
  if (files.length === 0) return stay(state);
  if (closes(state.care.young)) return go(state, at("help"));
  // A file that comes before the question of age was answered waits for it.
  const fresh = {
    ...letGo(state),
    care: { ...state.care, outsider: "not_now" as const },
    files,
    notice: null,
  };
  return state.care.young === "not_now" ? go(fresh, at("ask", "young")) : read(fresh);
}

/** Whether files wait to be read. */
export function waits(state: State): boolean {
  return state.files.length > 0 && state.chat === null && state.titles.length === 0 && state.job === null;
}

export function example(state: State, demo: Demo): Out {
  if (closes(state.care.young)) return go(state, at("help"));
  return chain(
    { ...letGo(state), invented: true, demo, notice: null },
    (now) => ask(now, "sample", { demo }),
    (now) => stay({ ...now, job: { id: now.nextId - 1, what: "read", share: null } }),
    (now) => go(now, at("working")),
  );
}

/** Choose another chat: the one before is let go of, here and in Python. */
export function another(state: State): Out {
  const stopped = state.job !== null;
  return chain(
    letGo({ ...state, care: { ...state.care, outsider: "not_now" as const } }),
    (now) => (stopped ? halt(now) : ask(now, "forget", {})),
    (now) => [now, [{ do: "forget_files" }]],
    (now) => go(now, now.care.young === "not_now" ? at("ask", "young") : at("bring")),
  );
}

/** End the worker, and with it whatever runs; what was written comes back with the next one. */
export function halt(state: State): Out {
  return [
    {
      ...state,
      job: null,
      pending: {},
      asked: null,
      told: null,
      chat: null,
      titles: [],
      letters: [],
      doing: null,
      engine: { phase: "starting", share: 1 },
      vault: { ...state.vault, open: false },
    },
    [{ do: "restart" }],
  ];
}

export function stop(state: State): Out {
  if (state.job === null) return stay(state);
  // What was asked of the same worker and has no answer yet is told to be undone by `halt`.
  return chain(
    letGo(state),
    halt,
    (now) => [now, [{ do: "forget_files" }]],
    (now) => stay(tell(now, "said", "stopped")),
    (now) =>
      now.route.at === "working"
        ? replace(now, now.care.young === "no" ? at("bring") : at("home"))
        : stay(now),
  );
}

export function conversation(state: State, title: string): Out {
  if (!state.titles.includes(title)) return stay(state);
  return read({ ...state, plan: { ...state.plan, conversation: title } });
}

/** Who the reader is. Nobody is assumed to be anybody. */
export function me(state: State, name: string | null): Out {
  if (state.chat === null) return stay(state);
  if (name === null) {
    const care = { ...state.care, outsider: "yes" as const };
    return chain(
      { ...reset(state), care },
      (now) => ask(now, "care", { revised: [] }),
      (now) => go(now, at("stranger")),
    );
  }
  const people = state.chat.people.map((one) => one.name);
  if (!people.includes(name) || closes(state.care.outsider)) return stay(state);
  const others = people.filter((one) => one !== name);
  const other = others.length === 1 ? (others[0] ?? null) : null;
  const plan = { ...state.plan, me: name, other, same: {}, answers: {} };
  const next = { ...reset(state), plan, care: { ...state.care, outsider: "no" as const } };
  return other === null ? stay(next) : onward(next);
}

export function other(state: State, name: string): Out {
  const known = state.chat?.people.some((one) => one.name === name) && name !== state.plan.me;
  if (!known || state.plan.me === null) return stay(state);
  return onward({ ...reset(state), plan: { ...state.plan, other: name, same: {}, answers: {} } });
}

function onward(state: State): Out {
  const next = nextRoute(state);
  return next.at === "working" && state.job === null ? startStudy(state) : go(state, next);
}

export function dates(state: State, order: "dmy" | "mdy"): Out {
  if (state.chat === null) return stay(state);
  const plan = { ...state.plan, dates: order, datesSeen: true };
  if (state.chat.order === order) return onward({ ...state, plan });
  return read({ ...reset(state), plan });
}

export function zone(state: State, name: string | null): Out {
  if (state.chat === null || state.files.length === 0 || name === state.plan.zone) return stay(state);
  return read({ ...reset(state), plan: { ...state.plan, zone: name } });
}

export function outside(state: State, drop: number | null): Out {
  const { day, what, who } = state.typed;
  const known = state.plan.outside;
  const list =
    drop === null ? [...known, { day, what: what.trim(), who }] : known.filter((_, n) => n !== drop);
  if (drop === null && (day === "" || what.trim() === ""))
    return stay(tell(state, "refused", "outside_half"));
  const typed = drop === null ? { ...state.typed, day: "", what: "", who: "" } : state.typed;
  return stay({ ...reset(state), typed, plan: { ...state.plan, outside: list }, notice: null });
}

/** The answer to what the core asked about: a name in another file, or a request to stop. */
export function said(state: State, reply: Reply): Out {
  const question = state.asked;
  if (question === null) return stay(state);
  const { plan } = state;
  if (question.key === "") {
    if (reply !== "yes") {
      const other = tell({ ...state, asked: null }, "refused", "other_person");
      return chain(
        letGo(other),
        (now) => go(now, at("bring")),
        (now) => stay({ ...now, notice: other.notice }),
      );
    }
    const same = { ...plan.same, [question.name]: question.other };
    return startStudy({ ...state, plan: { ...plan, same } });
  }
  const answers = { ...plan.answers, [question.key]: reply };
  return startStudy({ ...state, plan: { ...plan, answers } });
}

/** A chat was read. */
export function wasRead(state: State, event: Extract<Replied, { name: "read" | "sample" }>): Out {
  if (state.job?.id !== event.id) return stay(state);
  const free = { ...state, job: null };
  if (event.reply.kind === "conversations") {
    const next = { ...free, titles: event.reply.titles };
    return state.route.at === "working"
      ? replace(next, at("which"))
      : stay(tell(next, "said", "chat_ready", "which"));
  }
  const chat = event.reply;
  const others = chat.people.filter((one) => one.name !== chat.me);
  const plan =
    chat.me !== null
      ? { ...free.plan, me: chat.me, other: others[0]?.name ?? null }
      : keepPeople(free, chat.people);
  const next = { ...free, chat, plan };
  // An invented chat has nobody to ask about.
  return next.invented ? beginStudy(next) : arrive(next);
}

/** Reading the same file again, with other dates or another zone, keeps who is who. */
function keepPeople(state: State, people: readonly { readonly name: string }[]): State["plan"] {
  const { plan } = state;
  const there = [plan.me, plan.other].every((name) => people.some((one) => one.name === name));
  return there ? plan : { ...plan, me: null, other: null };
}

/** Lead on from the view that waits; whoever is elsewhere is told, and stays. */
export function arrive(state: State): Out {
  const next = nextRoute(state);
  if (state.route.at === "working")
    return next.at === "working" && state.job === null ? beginStudy(state) : replace(state, next);
  return stay(tell(state, "said", next.at === "answer" ? "answer_ready" : "chat_ready", next.at));
}

export function wasStudied(state: State, event: Extract<Replied, { name: "study" | "tell" }>): Out {
  if (state.job?.id !== event.id) return stay(state);
  const free = { ...state, job: null };
  // Told again in another language: nobody is led anywhere.
  if (state.job.what === "tell" && event.reply.kind === "told") return stay({ ...free, told: event.reply });
  if (event.reply.kind === "ask") return arrive({ ...free, asked: event.reply });
  return arrive({ ...free, told: event.reply, asked: null });
}
