/** The whole page: a header, one view, and four ways to go. */
import type { ComponentChildren } from "preact";
import { closes } from "../state/go.ts";
import { type At, isUnsaved, type Notice, type State } from "../state/state.ts";
import { Breath, Button, Go, type Props } from "./parts.tsx";
import * as silence from "./silence.tsx";
import * as waiting from "./waiting.tsx";
import { LANGUAGES, nameOf } from "./words.ts";

const VIEWS: Readonly<Record<Exclude<At, "left">, (props: Props) => ComponentChildren>> = {
  home: silence.Home,
  ask: silence.Ask,
  bring: silence.Bring,
  which: silence.Which,
  who: silence.Who,
  dates: silence.Dates,
  working: silence.Working,
  asked: silence.Asked,
  stranger: silence.Stranger,
  answer: silence.Answer,
  advice: silence.Advice,
  theory: silence.Theory,
  write: waiting.Write,
  letter: waiting.Letter,
  draft: waiting.Draft,
  calm: waiting.Calm,
  practice: waiting.PracticeView,
  journal: waiting.Journal,
  reflect: waiting.ReflectView,
  plans: waiting.Plans,
  help: waiting.Help,
  keep: waiting.Keep,
  answers: waiting.Answers,
  about: waiting.About,
};

type Tab = "silence" | "write" | "calm" | "help";
const TABS: readonly Tab[] = ["silence", "write", "calm", "help"];
const ICONS: Readonly<Record<Tab, readonly string[]>> = {
  silence: ["M3 12h4l2-6 3 12 2-6h7"],
  write: ["M4 5h16v11H9l-5 4z", "M12 8.500v3l2 1.500"],
  calm: [
    "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 1 0 0-17z",
    "M12 8.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7z",
  ],
  help: [
    "M5 4h4l1.500 4.500-2.200 1.400a12 12 0 0 0 5.800 5.800l1.400-2.200L20 15v4a1.500 1.500 0 0 1-1.600 1.500A15.500 15.500 0 0 1 3.500 5.600 1.500 1.500 0 0 1 5 4z",
  ],
};

function tabOf(at: At): Tab {
  if (["write", "letter", "draft", "keep"].includes(at)) return "write";
  if (["calm", "practice", "journal", "reflect", "plans"].includes(at)) return "calm";
  return at === "help" ? "help" : "silence";
}

/** What the page is called now: in the browser's list of tabs, too. */
export function titleOf(state: State, say: Props["say"]): string {
  if (state.route.at === "home" || state.route.at === "left") return "Awhile";
  if (state.route.at === "answer" && state.told) return "Awhile";
  return `${say(`tab_${tabOf(state.route.at)}`)} · Awhile`;
}

function Bar({ state, send, say }: Props) {
  const here = tabOf(state.route.at);
  const young = closes(state.care.young);
  return (
    <nav class="bar" aria-label={say("views")}>
      {TABS.filter((tab) => !young || tab !== "silence").map((tab) => (
        <button
          type="button"
          key={tab}
          id={`tab-${tab}`}
          aria-current={tab === here ? "page" : undefined}
          onClick={() =>
            send(tab === "silence" ? silenceOf(state) : { type: "go", route: { at: tab, id: "" } })
          }
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            {ICONS[tab].map((d) => (
              <path key={d} d={d} />
            ))}
          </svg>
          {say(`tab_${tab}`)}
        </button>
      ))}
    </nav>
  );
}

/** The first tab: home, or where one is with this silence. */
function silenceOf(state: State): { type: "silence" } | { type: "go"; route: { at: "home"; id: "" } } {
  const begun = state.told !== null || state.chat !== null || state.job !== null || state.titles.length > 0;
  const here = tabOf(state.route.at) === "silence";
  return begun && !here ? { type: "silence" } : { type: "go", route: { at: "home", id: "" } };
}

/** The clock that runs: it goes on wherever one looks, and can be stopped. */
function Clock({ state, send, say }: Props) {
  const timer = state.timer;
  if (timer === null) return null;
  const rest = Math.max(0, Math.round(timer.endS - state.nowS));
  const left = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
  return (
    <section class="clock" aria-label={say("clock")}>
      {timer.id === "breath" && state.route.at !== "calm" && <Breath state={state} say={say} />}
      <span class="left" role="timer">
        {left}
      </span>
      <Button kind="plain" id="timer-stop" do={() => send({ type: "timer_stop" })}>
        {say("timer_stop")}
      </Button>
    </section>
  );
}

/** What is told is seen, wherever on the view one was. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: "nearest" });
}

function Note(props: Props) {
  const { notice, timer } = props.state;
  const said = notice?.kind === "said";
  // It lies above what is fixed below, where the thumb just was: nobody is moved to read it.
  return (
    <div class={timer === null ? "told" : "told above"}>
      <div role="status">{notice && said && <Told {...props} notice={notice} />}</div>
      <div role="alert">{notice && !said && <Told {...props} notice={notice} />}</div>
    </div>
  );
}

function Told({ notice, ...props }: Props & { notice: Notice }) {
  const { state, send, say } = props;
  return (
    <div
      class={`note ${notice.kind}`}
      id="note"
      key={`${notice.key} ${notice.lines.join(" ")}`}
      ref={bringIntoSight}
    >
      <button
        type="button"
        class="shut"
        id="dismiss"
        aria-label={say("dismiss")}
        onClick={() => send({ type: "dismiss" })}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
      {notice.key && <p>{say(notice.key, { name: state.plan.other ?? "" })}</p>}
      {notice.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {notice.to && (
        <Go props={props} to={notice.to}>
          {say(`to_${notice.to}`)}
        </Go>
      )}
    </div>
  );
}

/** What is written and lies nowhere else yet. */
function Unsaved(props: Props) {
  const { state, say } = props;
  if (!["write", "calm"].includes(tabOf(state.route.at)) || state.route.at === "keep") return null;
  const only = state.memory !== null || state.unkept.length > 0;
  if (!only && !isUnsaved(state)) return null;
  return (
    <p class="unsaved">
      {say(only && !state.vault.open ? "only_here" : "unsaved")}{" "}
      <Go props={props} to="keep">
        {say(only && !state.vault.open ? "keep_it" : "vault_save")}
      </Go>
    </p>
  );
}

/** Views that speak of the other person: what was answered about care stands above them. */
const GENTLE: ReadonlySet<At> = new Set([
  "answer",
  "advice",
  "theory",
  "write",
  "draft",
  "who",
  "help",
  "bring",
]);

/** Whether the view itself begins with what was answered about care. */
function saysItself({ care, route }: State): boolean {
  return route.at === "answer" ? closes(care.afraid) : route.at === "help" && closes(care.young);
}

export function App(props: Props) {
  const { state, send, say } = props;
  if (state.route.at === "left") return null;
  const View = VIEWS[state.route.at];
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        {say("skip")}
      </button>
      <header class="top">
        {state.depth > 0 && state.route.at !== "home" ? (
          <Button kind="plain" id="back" do={() => send({ type: "back" })}>
            <span aria-hidden="true">‹ </span>
            {say("back")}
          </Button>
        ) : (
          <span class="brand">Awhile</span>
        )}
        <Bar {...props} />
        <span class="end">
          <select
            id="language"
            aria-label={say("language")}
            value={state.language}
            onChange={(event) => send({ type: "language", language: event.currentTarget.value })}
          >
            {LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code}>
                {nameOf(code)}
              </option>
            ))}
          </select>
          <button type="button" class="leave" id="leave" onClick={() => send({ type: "leave" })}>
            {say("leave")}
          </button>
        </span>
      </header>
      <main id="main" tabIndex={-1} data-at={state.route.at} data-id={state.route.id}>
        {GENTLE.has(state.route.at) && !saysItself(state) && state.careSaid.length > 0 && (
          <div class="gentle" id="gentle">
            {state.careSaid.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {state.route.at !== "help" && (
              <Go props={props} to="help">
                {say("to_help")}
              </Go>
            )}
          </div>
        )}
        {state.engine.phase === "failed" && <p class="failed">{say("cannot_run")}</p>}
        <View {...props} />
        <Unsaved {...props} />
        {state.route.at === "home" && (
          <p class="foot">
            <Go props={props} to="answers">
              {say("answers_title")}
            </Go>{" "}
            <Go props={props} to="keep">
              {say("keep_title")}
            </Go>{" "}
            <Go props={props} to="about">
              {say("about_title")}
            </Go>
          </p>
        )}
        <Note {...props} />
      </main>
      <Clock {...props} />
    </>
  );
}
