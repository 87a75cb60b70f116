/** Views of "understand this silence": home, the questions, the chat, the answer. */
import type { Reply, Told } from "../core/messages.ts";
import type { Event } from "../state/events.ts";
import { firstOpen } from "../state/go.ts";
import type { Question } from "../state/state.ts";
import { Button, Door, FileButton, Go, type Props, Typed, Why } from "./parts.tsx";
import { Tree } from "./tree.tsx";
import { dayOf, guidesOf } from "./words.ts";

export function Home({ state, send, say }: Props) {
  return (
    <>
      <h1>{say("home_title")}</h1>
      <p class="lead">{say("home_lead")}</p>
      <div class="doors">
        <Door
          first
          id="door-silence"
          do={() => send({ type: "silence" })}
          title={say("door_silence")}
          about={say(state.told ? "door_silence_told" : "door_silence_about")}
        />
        <Door
          id="door-write"
          do={() => send({ type: "go", route: { at: "write", id: "" } })}
          title={say("door_write")}
          about={say("door_write_about")}
        />
        <Door
          id="door-help"
          do={() => send({ type: "go", route: { at: "help", id: "" } })}
          title={say("door_help")}
          about={say("door_help_about")}
        />
      </div>
      {state.care.young !== "yes" && state.care.young !== "unsure" && (
        <p>
          <Button kind="plain" id="example" do={() => send({ type: "example", demo: "quiet" })}>
            {say("see_example")}
          </Button>
        </p>
      )}
      <p class="soft small">{say("leave_hint")}</p>
    </>
  );
}

const CHOICES: Readonly<Record<Question, readonly Reply[]>> = {
  // Whether one is under eighteen is not known from "yes, eighteen or older" by its sign: see `Ask`.
  young: ["no", "yes"],
  no_contact: ["no", "yes", "unsure"],
  afraid: ["no", "yes", "unsure", "not_now"],
};

/** One question of care, with its reason. */
export function Ask({ state, send, say }: Props) {
  const question = state.route.id as Question;
  const name = state.plan.other ?? say("the_other_person");
  const now = state.care[question];
  return (
    <>
      <h1>{say(`ask_${question}`, { name })}</h1>
      <Why>{say(`why_${question}`, { name })}</Why>
      {state.revising?.question === question ? (
        <div class="act">
          <p>{say(`revise_${question}`)}</p>
          <Button kind="first" do={() => send({ type: "revise", sure: false })}>
            {say("revise_keep")}
          </Button>
          <Button do={() => send({ type: "revise", sure: true })}>{say("revise_change")}</Button>
        </div>
      ) : (
        <div class="doors choices">
          {CHOICES[question].map((reply) => (
            <Door
              key={reply}
              id={`reply-${reply}`}
              pressed={now === "not_now" ? undefined : now === reply}
              do={() => send({ type: "answered", question, reply })}
              title={say(`${question}_${reply}`)}
            />
          ))}
        </div>
      )}
      <p class="soft small">{say("answers_stay")}</p>
    </>
  );
}

const FIRST_APPS = 6;

/** How to get the chat out of its app, and the button that takes it. */
export function Bring(props: Props) {
  const { state, send, say } = props;
  const list = guidesOf(state.language);
  const guide = list.find((one) => one.app === state.app);
  return (
    <>
      <h1>{say("bring_title")}</h1>
      <p class="lead">{say("bring_lead")}</p>
      <div class="pick">
        {list.slice(0, state.route.id === "more" ? list.length : FIRST_APPS).map((one) => (
          <button
            type="button"
            key={one.app}
            aria-pressed={one.app === state.app}
            onClick={() => send({ type: "app", app: one.app === state.app ? null : one.app })}
          >
            {one.app}
          </button>
        ))}
        {state.route.id !== "more" && list.length > FIRST_APPS && (
          <button
            type="button"
            class="quiet"
            onClick={() => send({ type: "go", route: { at: "bring", id: "more" } })}
          >
            {say("another_app")}
          </button>
        )}
      </div>
      {guide && (
        <section class="guide" aria-label={guide.app}>
          {guide.ways.map((way) => (
            <div key={way.title}>
              <h2>{way.title}</h2>
              <ol class="steps">
                {way.steps.map((one) => (
                  <li key={one}>
                    <span>{one}</span>
                  </li>
                ))}
              </ol>
              {way.notes.map((one) => (
                <Why key={one}>{one}</Why>
              ))}
            </div>
          ))}
          {guide.missing.length > 0 && (
            <details>
              <summary>{say("what_is_missing")}</summary>
              <ul>
                {guide.missing.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      <div class="drop">
        <FileButton props={props} what="chat" label={say("choose_file")} first />
        <p class="soft small">{say("choose_about")}</p>
      </div>
      <p>
        <Button kind="plain" do={() => send({ type: "example", demo: "quiet" })}>
          {say("see_example")}
        </Button>
      </p>
    </>
  );
}

export function Which(props: Props) {
  const { state, send, say } = props;
  const wanted = state.typed.find.trim().toLocaleLowerCase();
  const found = state.titles.filter((one) => one.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <h1>{say("which_title")}</h1>
      {state.titles.length > 8 && <Typed props={props} field="find" label={say("which_find")} />}
      <div class="doors">
        {found.slice(0, 60).map((title) => (
          <Door key={title} do={() => send({ type: "conversation", title })} title={title} />
        ))}
      </div>
      <Another {...props} />
    </>
  );
}

/** Another file: in every step. */
export function Another({ send, say }: Props) {
  return (
    <p>
      <Button kind="plain" do={() => send({ type: "another" })}>
        {say("another_file")}
      </Button>
    </p>
  );
}

export function Who(props: Props) {
  const { state, send, say } = props;
  const chat = state.chat;
  if (chat === null) return null;
  const { me, other } = state.plan;
  const asksOther = me !== null && chat.people.length > 2;
  const count = (n: number) => say("n_messages", { n });
  // Nobody can be chosen from a file in which one person writes: it is the file that has to change.
  if (chat.people.length < 2)
    return (
      <>
        <h1>{say("bring_title")}</h1>
        <p class="lead">{say("only_one")}</p>
        <p>
          <Button kind="first" do={() => send({ type: "another" })}>
            {say("another_file")}
          </Button>
        </p>
        <Files {...props} />
      </>
    );
  return (
    <>
      <h1>{say("who_title")}</h1>
      <p class="lead">{say(chat.people.length > 2 ? "who_many" : "who_lead")}</p>
      <div class="doors">
        {chat.people.slice(0, 40).map((one) => (
          <Door
            key={one.name}
            pressed={me === null ? undefined : me === one.name}
            do={() => send({ type: "me", name: one.name })}
            title={one.name}
            about={count(one.n)}
          />
        ))}
      </div>
      {asksOther && (
        <>
          <h2 key={me} ref={other === null ? bringUp : null}>
            {say("who_other")}
          </h2>
          <div class="doors">
            {chat.people
              .filter((one) => one.name !== me)
              .slice(0, 40)
              .map((one) => (
                <Door
                  key={one.name}
                  pressed={other === null ? undefined : other === one.name}
                  do={() => send({ type: "other", name: one.name })}
                  title={one.name}
                  about={count(one.n)}
                />
              ))}
          </div>
        </>
      )}
      <p>
        <Button kind="plain" id="neither" do={() => send({ type: "me", name: null })}>
          {say("who_neither")}
        </Button>
      </p>
      {me !== null && other !== null && (
        <p>
          <Button kind="first" id="go-on" do={() => send({ type: "silence" })}>
            {say("go_on")}
          </Button>
        </p>
      )}
      <Heard {...props} />
      <Another {...props} />
    </>
  );
}

/** The next question stands below a list that may be long: it comes into sight. */
function bringUp(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: "start" });
}

/** What was understood of the files. */
function Files({ state, say }: Props) {
  return (
    <>
      {state.chat?.files.map((one) => (
        <p class="soft small" key={one.file}>
          {say("understood", {
            file: one.file,
            n: one.n,
            first: dayOf(one.first, state.language),
            last: dayOf(one.last, state.language),
          })}
        </p>
      ))}
    </>
  );
}

/** What was understood of the files, and what can be set right. */
function Heard(props: Props) {
  const { state, send, say } = props;
  const chat = state.chat;
  if (chat === null) return null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([here, ...Intl.supportedValuesOf("timeZone")])];
  const { typed, plan } = state;
  return (
    <>
      <Files {...props} />
      {chat.notes.length > 0 && (
        <details>
          <summary>{say("what_is_missing")}</summary>
          <ul>
            {chat.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      {chat.zone_assumed && state.files.length > 0 && (
        <details>
          <summary>{say("zone_title")}</summary>
          <label for="zone">{say("zone_label")}</label>
          <select
            id="zone"
            value={plan.zone ?? ""}
            onChange={(event) => send({ type: "zone", zone: event.currentTarget.value || null })}
          >
            <option value="">{say("zone_phone")}</option>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </select>
        </details>
      )}
      <details>
        <summary>{say("outside")}</summary>
        <p class="soft small">{say("outside_lead")}</p>
        <ul>
          {plan.outside.map((one, n) => (
            <li key={`${one.day} ${one.what}`}>
              {[dayOf(one.day, state.language), one.who, one.what].filter(Boolean).join(", ")}{" "}
              <Button kind="plain" do={() => send({ type: "outside", drop: n })}>
                {say("outside_remove", { what: one.what })}
              </Button>
            </li>
          ))}
        </ul>
        <Typed props={props} field="day" type="date" label={say("outside_day")} />
        <Typed props={props} field="what" label={say("outside_what")} />
        <label for="f-who">{say("outside_who")}</label>
        <select
          id="f-who"
          value={typed.who}
          onChange={(event) => send({ type: "typed", field: "who", text: event.currentTarget.value })}
        >
          <option value="">{say("outside_both")}</option>
          {chat.people.slice(0, 40).map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </select>
        <p>
          <Button id="outside-add" do={() => send({ type: "outside", drop: null })}>
            {say("outside_add")}
          </Button>
        </p>
      </details>
    </>
  );
}

export function Dates(props: Props) {
  const { state, send, say } = props;
  const [file] = state.chat?.files ?? [];
  return (
    <>
      <h1>{say("dates_title")}</h1>
      <Why>
        {say("dates_why", {
          first: dayOf(file?.first ?? "", state.language),
          last: dayOf(file?.last ?? "", state.language),
        })}
      </Why>
      <div class="doors">
        <Door
          id="dmy"
          pressed={state.chat?.order === "dmy"}
          do={() => send({ type: "dates", order: "dmy" })}
          title={say("day_first")}
          about={say("day_first_about")}
        />
        <Door
          id="mdy"
          pressed={state.chat?.order === "mdy"}
          do={() => send({ type: "dates", order: "mdy" })}
          title={say("month_first")}
          about={say("month_first_about")}
        />
      </div>
      <Another {...props} />
    </>
  );
}

export function Working(props: Props) {
  const { state, send, say } = props;
  const starting = state.engine.phase !== "ready";
  const share = starting ? state.engine.share : (state.job?.share ?? null);
  return (
    <>
      <h1>{say(state.job?.what === "study" ? "working_study" : "working_read")}</h1>
      <p class="lead">{say("working_lead")}</p>
      <progress
        max={1}
        {...(share === null || share >= 1 ? {} : { value: share })}
        aria-label={say("working")}
      />
      <p class="soft small" role="status">
        {say(starting ? "starting" : "working")}
      </p>
      <p>
        <Button id="stop" do={() => send({ type: "stop" })}>
          {say("stop")}
        </Button>
      </p>
    </>
  );
}

/** What the core must know before it tells anything. */
export function Asked(props: Props) {
  const { state, send, say } = props;
  const asked = state.asked;
  if (asked === null) return null;
  const replies: readonly Reply[] = asked.key === "" ? ["yes", "no"] : ["yes", "no", "unsure", "not_now"];
  return (
    <>
      <h1 class="question">{asked.text}</h1>
      {asked.why && <Why>{asked.why}</Why>}
      <div class="doors choices">
        {replies.map((reply) => (
          <Door
            key={reply}
            id={`reply-${reply}`}
            do={() => send({ type: "said", reply })}
            title={say(reply)}
          />
        ))}
      </div>
      <Another {...props} />
    </>
  );
}

export function Stranger(props: Props) {
  const { say } = props;
  return (
    <>
      <h1>{say("stranger_title")}</h1>
      <p class="lead">{say("stranger_lead")}</p>
      <p>{say("stranger_child")}</p>
      <p>
        <Go props={props} to="help">
          {say("door_help")}
        </Go>
      </p>
      <Another {...props} />
    </>
  );
}

/** Where the doors of an answer lead. */
const DOORS: Readonly<Record<Told["doors"][number]["door"], Event>> = {
  hold: { type: "go", route: { at: "write", id: "" } },
  person: { type: "go", route: { at: "help", id: "" } },
  small: { type: "go", route: { at: "calm", id: "" } },
  close: { type: "leave" },
  export: { type: "another" },
};

export function Answer(props: Props) {
  const { state, send, say } = props;
  const told = state.told;
  if (told === null) return null;
  return (
    <>
      {state.invented && (
        <p class="tag">
          {say("example_tag")}{" "}
          <Button
            kind="plain"
            id="other-example"
            do={() => send({ type: "example", demo: state.demo === "quiet" ? "chat" : "quiet" })}
          >
            {say(state.demo === "quiet" ? "example_chat" : "example_quiet")}
          </Button>
        </p>
      )}
      {told.notices.length > 0 && (
        <div class="gentle" id="notices">
          {told.notices.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Go props={props} to="help">
            {say("to_help")}
          </Go>
        </div>
      )}
      <Tree branch={told.first} />
      <div class="row">
        {told.doors.map(({ door, text }) => (
          <Button
            key={door}
            id={`to-${door}`}
            kind={door === told.doors[0]?.door ? "first" : ""}
            do={() => send(DOORS[door])}
          >
            {text}
          </Button>
        ))}
      </div>
      <div class="chapters">
        {told.chapters.map((chapter) => (
          <details
            key={chapter.key}
            id={`chapter-${chapter.key}`}
            open={state.opened.includes(chapter.key)}
            onToggle={(event) => send({ type: "chapter", key: chapter.key, open: event.currentTarget.open })}
          >
            <summary>
              <strong>{chapter.title}</strong>
              {chapter.about && <span>{chapter.about}</span>}
            </summary>
            <Tree branch={chapter.body} />
          </details>
        ))}
        {!told.chapters.some((one) => one.key === "advice") && (
          <button
            type="button"
            class="way"
            onClick={() => send({ type: "go", route: { at: "advice", id: "" } })}
          >
            <strong>{say("advice_title")}</strong>
            <span>{say("advice_about")}</span>
          </button>
        )}
        <button
          type="button"
          class="way"
          onClick={() => send({ type: "go", route: { at: "theory", id: "" } })}
        >
          <strong>{say("theory_title")}</strong>
          <span>{say("theory_about")}</span>
        </button>
      </div>
      <div class="row">
        <Button id="save-page" do={() => send({ type: "save", what: "document" })}>
          {say("save_page")}
        </Button>
        <Button id="print" do={() => send({ type: "print", anonymous: false })}>
          {say("print")}
        </Button>
      </div>
      <div class="ways">
        <Button kind="plain" id="print-anonymous" do={() => send({ type: "print", anonymous: true })}>
          {say("print_anonymous")}
        </Button>
        <Button kind="plain" id="save-numbers" do={() => send({ type: "save", what: "numbers" })}>
          {say("save_numbers")}
        </Button>
        {!state.invented && (
          <Go props={props} to="who">
            {say("who_and_outside")}
          </Go>
        )}
        <Go props={props} to="answers">
          {say("answers_title")}
        </Go>
        <Button kind="plain" do={() => send({ type: "another" })}>
          {say("another_file")}
        </Button>
      </div>
      <div class="soft small marks">
        {told.marks.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}

export function Advice(props: Props) {
  const { state, say } = props;
  return (
    <>
      <h1>{say("advice_title")}</h1>
      {state.advice === null ? (
        <Waiting {...props} />
      ) : (
        <>
          <p class="lead">{state.advice.opening}</p>
          {state.advice.claims.length === 0 && <First {...props} />}
          <div class="chapters">
            {state.advice.claims.map((claim) => (
              <details key={claim.advice}>
                <summary>
                  <strong>{say("advice_quote", { advice: claim.advice })}</strong>
                  <span class="chip">{claim.verdict}</span>
                </summary>
                <p>{claim.simply}</p>
                <ul>
                  {claim.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </details>
            ))}
          </div>
        </>
      )}
    </>
  );
}

export function Theory(props: Props) {
  const { state, say } = props;
  return (
    <>
      <h1>{say("theory_title")}</h1>
      <p class="lead">{say("theory_lead")}</p>
      {state.dials === null ? (
        <Waiting {...props} />
      ) : (
        <>
          {state.dials.said && <p>{state.dials.said}</p>}
          {state.dials.said && <First {...props} />}
          {state.dials.page && (
            <iframe
              id="dials"
              title={say("theory_title")}
              sandbox="allow-scripts"
              srcDoc={state.dials.page}
            />
          )}
        </>
      )}
    </>
  );
}

/** The question that has to be answered before what is closed can open, where there is one. */
function First(props: Props) {
  const { state, say } = props;
  const open = firstOpen(state);
  if (open === undefined) return null;
  return (
    <p>
      <Go props={props} to="ask" id={open}>
        {say("answer_first")}
      </Go>
    </p>
  );
}

export function Waiting({ state, say }: Props) {
  return (
    <p class="soft" role="status">
      {say(state.engine.phase === "ready" ? "working" : "starting")}
    </p>
  );
}
