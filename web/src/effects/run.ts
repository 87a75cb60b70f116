/** Runs what a step causes: the only place that touches the browser. */
import type { Effect } from "../state/effects.ts";
import type { Event } from "../state/events.ts";
import { directionOf, isHeld } from "../views/words.ts";
import type { Engine } from "./engine.ts";
import { download, type Files } from "./files.ts";
import * as vault from "./vault.ts";

const LEFT = "left";
const SESSION = Math.random().toString(36).slice(2);

export interface Edge {
  readonly engine: Engine;
  readonly files: Files;
  readonly send: (event: Event) => void;
  /** Brings the words of a language, and draws again. */
  readonly learn: (language: string) => Promise<void>;
  /** How far down one had read in the entry of the history that is shown now (CSS px). */
  readonly topOf: () => number;
}

export function run(effect: Effect, edge: Edge): void {
  switch (effect.do) {
    case "ask":
      void edge.engine.ask(effect);
      return;
    case "restart":
      void edge.engine.restart();
      return;
    case "history":
      if (effect.how === "push") history.pushState({ session: SESSION, depth: effect.depth }, "");
      else history.replaceState({ session: SESSION, depth: effect.depth }, "");
      return;
    case "history_back":
      history.back();
      return;
    case "show":
      show(effect.again ? edge.topOf() : 0);
      return;
    case "language":
      void edge.learn(effect.language).finally(() => speak(effect.language));
      return;
    case "forget_files":
      edge.files.forget();
      return;
    case "download":
      download(effect.text, effect.name, effect.type);
      return;
    case "vault_save":
      void vault.save(effect.bytes, effect.version).then(edge.send);
      return;
    case "vault_store":
      void vault.store(effect.bytes, effect.version).then(edge.send);
      return;
    case "vault_look":
      void vault.look(effect.version).then((found) => found && edge.send(found));
      return;
    case "vault_unstore":
      void vault.unstore();
      return;
    case "print":
      print(effect.text);
      return;
    case "leave":
      leave(edge);
  }
}

/** Say to browser and screen reader which language is spoken now. */
function speak(language: string): void {
  const spoken = isHeld(language) ? language : "en";
  document.documentElement.lang = spoken;
  document.documentElement.dir = directionOf(spoken);
}

/** A view is new: reading begins at its heading, or goes on where it was. */
function show(top: number): void {
  document.getElementById("main")?.focus({ preventScroll: true });
  scrollTo(0, top);
}

/** Print the report from a frame that may run no script. */
function print(text: string): void {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.className = "print";
  frame.title = "";
  frame.onload = () => {
    frame.contentWindow?.addEventListener("afterprint", () => frame.remove());
    document.documentElement.dataset.printed = "yes";
    frame.contentWindow?.print();
  };
  frame.srcdoc = text;
  document.body.append(frame);
}

let leaving = false;

/** Whether the page is being left, so that nothing may hold it back. */
export function isLeaving(): boolean {
  return leaving;
}

function leave(edge: Edge): void {
  leaving = true;
  edge.engine.end();
  document.body.replaceChildren();
  document.title = "";
  try {
    sessionStorage.setItem(LEFT, "1");
  } catch {
    // A browser that keeps nothing shows a fresh page on Back, and never what was here.
  }
  location.replace("about:blank");
}

/** After leaving, Back leads to nothing of this page. */
export function wasLeft(): boolean {
  try {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const back = entry?.type === "back_forward";
    if (sessionStorage.getItem(LEFT) === "1" && back) return true;
    sessionStorage.removeItem(LEFT);
  } catch {
    return false;
  }
  return false;
}

/** The entry of this visit to which the browser went; null for one of an earlier visit. */
export function depthOf(state: unknown): number | null {
  const entry = state as { session?: string; depth?: number } | null;
  return entry?.session === SESSION && typeof entry.depth === "number" ? entry.depth : null;
}
