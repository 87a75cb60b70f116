/** The edge: one state, one way to change it, and the browser around it. */
import { render } from "preact";
import { Engine } from "./effects/engine.ts";
import { Files } from "./effects/files.ts";
import { join } from "./effects/host.ts";
import { bookFromBlock, bookFromFolder, fromBlocks, fromFolder } from "./effects/parts.ts";
import { depthOf, isLeaving, run, wasLeft } from "./effects/run.ts";
import * as vault from "./effects/vault.ts";
import type { Event as PageEvent } from "./state/events.ts";
import { type At, begin, wouldLose } from "./state/state.ts";
import { step } from "./state/step.ts";
import { App, titleOf } from "./views/app.tsx";
import { chooseLanguage, hold, isHeld, speak } from "./views/words.ts";
import { unpackWhole } from "./worker/unpack.ts";

/** The reader's wall clock, read as UTC, seconds. */
function wallS(): number {
  const now = new Date();
  return Math.floor(now.getTime() / 1000) - now.getTimezoneOffset() * 60;
}

function countryOf(): string {
  return /-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? "";
}

/** Views on which a chat can be dropped. */
const TAKES: ReadonlySet<At> = new Set(["home", "ask", "bring", "which", "who", "dates"]);

function start(): void {
  const root = document.getElementById("app");
  if (root === null) return;
  const language = chooseLanguage(navigator.languages ?? [navigator.language]);
  let state = begin(language, countryOf(), wallS(), -new Date().getTimezoneOffset() * 60);
  const waiting: PageEvent[] = [];
  let stepping = false;
  // How far down one had read, by the depth of the entry in the history.
  const tops = new Map<number, number>();
  const files = new Files();

  const send = (event: PageEvent): void => {
    waiting.push(event);
    if (stepping) return;
    stepping = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      // Whatever happens, happens now.
      tops.set(state.depth, scrollY);
      const [now] = step(state, { type: "tick", nowS: wallS() });
      const [after, effects] = step(now, next);
      state = after;
      if (!isLeaving()) draw();
      for (const effect of effects) run(effect, edge);
    }
    stepping = false;
  };

  const take = (what: "chat" | "vault", chosen: Iterable<File>): void => {
    const found = files.add(chosen);
    if (what === "chat") send({ type: "chosen", files: found });
    else send({ type: "vault_open", file: found[0] ?? null });
  };

  const draw = (): void => {
    const say = speak(state.language);
    document.title = titleOf(state, say);
    document.documentElement.dataset.engine = state.engine.phase;
    render(<App state={state} send={send} say={say} take={take} />, root);
  };

  const engine = new Engine(FOLDER ? fromFolder : fromBlocks, files, send, wallS);
  const bring = FOLDER ? bookFromFolder : bookFromBlock;
  const learn = async (code: string): Promise<void> => {
    if (isHeld(code)) return;
    const bytes = await unpackWhole(await bring(`words-${code}`));
    hold(code, JSON.parse(new TextDecoder().decode(bytes)));
    if (!isLeaving()) draw();
  };
  const edge = { engine, files, send, learn, topOf: () => tops.get(state.depth) ?? 0 };

  window.addEventListener("popstate", (event) => send({ type: "popped", depth: depthOf(event.state) }));
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") send({ type: "escape", ms: event.timeStamp });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving() && wouldLose(state)) event.preventDefault();
  });
  // A frame of ours says how high it is, and hands on the key that leaves.
  window.addEventListener(
    "message",
    ({ source, data }: MessageEvent<{ height?: number; escape?: boolean }>) => {
      const frame = document.getElementById("dials");
      if (!(frame instanceof HTMLIFrameElement) || source !== frame.contentWindow) return;
      if (typeof data.height === "number" && Number.isFinite(data.height))
        frame.style.height = `${Math.min(Math.max(data.height, 200), 200_000)}px`;
      if (data.escape === true) send({ type: "escape", ms: performance.now() });
    },
  );
  // A file may be dropped anywhere on a view that leads to a chat; elsewhere nothing happens.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (TAKES.has(state.route.at)) take("chat", [...(event.dataTransfer?.files ?? [])]);
  });
  // A browser may have cleared its copy of the encrypted file while the page was out of sight.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") send({ type: "seen_again" });
  });
  let last = wallS();
  setInterval(() => {
    const now = wallS();
    if (state.timer === null && now - last < 20) return;
    last = now;
    send({ type: "tick", nowS: now });
  }, 1000);

  run({ do: "language", language }, edge);
  history.scrollRestoration = "manual";
  history.replaceState(null, "");
  run({ do: "history", how: "replace", depth: 0 }, edge);
  draw();
  void engine.start();
  void vault.find().then((bytes) => bytes && send({ type: "vault_found", bytes }));
  if (FOLDER) void join(files, send);
}

if (wasLeft()) location.replace("about:blank");
else start();
