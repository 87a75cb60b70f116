/** Moving about: each view is an entry of the browser's history, and none is a dead end. */
import type { Reply } from "../core/messages.ts";
import type { Effect } from "./effects.ts";
import { ask, at, chain, type Out, stay } from "./out.ts";
import { type At, begin, HOME, type Route, type State } from "./state.ts";
import { look } from "./vault.ts";

/** Views of someone who said that they are under eighteen; all else leads to help. */
const YOUNG: ReadonlySet<At> = new Set([
  "help",
  "write",
  "letter",
  "calm",
  "practice",
  "journal",
  "reflect",
  "plans",
  "keep",
  "answers",
  "about",
  "left",
]);

/** Whether an answer closes something: "not sure" does as well as a yes. */
export function closes(reply: Reply): boolean {
  return reply === "yes" || reply === "unsure";
}

/** The question that comes first and has no answer yet; undefined where both have one. */
export function firstOpen(state: State): "young" | "no_contact" | undefined {
  return (["young", "no_contact"] as const).find((one) => state.care[one] === "not_now");
}

/** Where "understand this silence" leads now: the first thing that is still to be known. */
export function nextRoute(state: State): Route {
  const { care, chat, plan } = state;
  if (!state.invented && care.young === "not_now") return at("ask", "young");
  if (closes(care.young)) return at("help");
  if (state.job !== null) return at("working");
  if (chat === null) return state.titles.length ? at("which") : at("bring");
  if (state.told !== null) return at("answer");
  if (state.asked !== null) return at("asked");
  if (!state.invented) {
    if (closes(care.outsider)) return at("stranger");
    if (plan.me === null || plan.other === null) return at("who");
    if (chat.order_unsure && !plan.datesSeen) return at("dates");
    if (care.no_contact === "not_now") return at("ask", "no_contact");
    if (care.afraid === "not_now" && !state.skipped.includes("afraid")) return at("ask", "afraid");
  }
  return at("working");
}

/** Whether a route shows something now; one that does not leads on instead. */
function holds(state: State, route: Route): boolean {
  if (closes(state.care.young) && !YOUNG.has(route.at)) return false;
  switch (route.at) {
    case "answer":
      return state.told !== null;
    case "working":
      return state.job !== null;
    case "asked":
      return state.asked !== null && state.chat !== null;
    case "which":
      return state.titles.length > 0;
    case "who":
      return state.chat !== null && !closes(state.care.outsider);
    case "dates":
      return state.chat !== null;
    case "ask":
      return ["young", "no_contact", "afraid"].includes(route.id);
    case "stranger":
      return closes(state.care.outsider);
    case "draft":
      // What comes first is answered first.
      return state.draftOpen && state.care.no_contact === "no" && state.care.young === "no";
    case "letter":
      return state.doing !== null;
    case "practice":
      return state.practices === null || state.practices.practices.some((one) => one.id === route.id);
    default:
      return true;
  }
}

/** Turn a route that shows nothing into the one that leads on. */
export function settle(state: State, route: Route): Route {
  if (holds(state, route)) return route;
  if (closes(state.care.young)) return at("help");
  if (["letter", "draft"].includes(route.at)) return at("write");
  if (route.at === "practice") return at("calm");
  const next = nextRoute(state);
  // A study that is not under way is not begun by going back: it is offered.
  if (next.at === "working" && state.job === null) return at(state.chat === null ? "bring" : "who");
  return holds(state, next) ? next : HOME;
}

/** What a view has to ask of the core when it is entered. */
export function fill(state: State): Out {
  switch (state.route.at) {
    case "advice":
      return ask(state, "advice", {});
    case "theory":
      return ask(state, "dials", {});
    case "keep":
      return look(state);
    case "write":
      return chain(state, look, (now) => ask(now, "letters", {}));
    case "calm":
    case "practice":
      return ask(state, "practices", {});
    case "plans":
      return ask(state, "plans", {});
    case "reflect":
      return ask(state, "items", {});
    case "help":
      return ask(state, "places", { country: state.country });
    default:
      return stay(state);
  }
}

/** Show a route without a new entry in the history. */
export function replace(state: State, route: Route): Out {
  const settled = settle(state, route);
  const trail = state.trail.map((one, n) => (n === state.depth ? settled : one));
  const moved = { ...state, route: settled, trail, deleting: false };
  const effects: Effect[] = [
    { do: "history", how: "replace", depth: state.depth },
    { do: "show", route: settled, again: false },
  ];
  return chain(moved, (now) => [now, effects], fill);
}

/** Go to a route: one more entry, so that Back comes here again. */
export function go(state: State, route: Route): Out {
  const settled = settle(state, route);
  if (settled.at === state.route.at && settled.id === state.route.id) return replace(state, settled);
  const depth = state.depth + 1;
  const trail = [...state.trail.slice(0, depth), settled];
  const moved = { ...state, route: settled, trail, depth, notice: null, deleting: false, revising: null };
  const effects: Effect[] = [
    { do: "history", how: "push", depth },
    { do: "show", route: settled, again: false },
  ];
  return chain(moved, (now) => [now, effects], fill);
}

/** The browser went back or forward. */
export function popped(state: State, depth: number | null): Out {
  // An entry of an earlier visit to the page: it is the beginning of this one.
  if (depth === null || state.trail[depth] === undefined) {
    const fresh = {
      ...state,
      trail: [HOME],
      depth: 0,
      route: HOME,
      notice: null,
      revising: null,
      deleting: false,
    };
    return [
      fresh,
      [
        { do: "history", how: "replace", depth: 0 },
        { do: "show", route: HOME, again: false },
      ],
    ];
  }
  const route = settle(state, state.trail[depth]);
  const trail = state.trail.map((one, n) => (n === depth ? route : one));
  const moved = { ...state, depth, trail, route, notice: null, revising: null, deleting: false };
  // A view that leads on to another one is new, and is read from its heading.
  const again = route.at === state.trail[depth].at;
  return chain(moved, (now) => [now, [{ do: "show", route, again }]], fill);
}

/** Leave: nothing is left of what was here, and the page is gone. */
export function leave(state: State): Out {
  const { language, nowS, offsetS } = state;
  return [{ ...begin(language, "", nowS, offsetS), route: at("left"), trail: [] }, [{ do: "leave" }]];
}

/** Whether two presses of Escape stand close enough together to leave. */
export const ESCAPE_MS = 1000;

export function pressEscape(state: State, ms: number): Out {
  if (ms - state.escapeMs < ESCAPE_MS) return leave(state);
  return stay({ ...state, escapeMs: ms });
}
