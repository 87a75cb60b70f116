/** Views of the time in between: letters, a draft, calm, the day, plans, help, what is kept. */
import { closes, firstOpen } from "../state/go.ts";
import { isUnsaved, type Question, type Wait } from "../state/state.ts";
import { Breath, Button, Door, FileButton, Go, type Props, Taps, Typed, Why } from "./parts.tsx";
import { Waiting } from "./silence.tsx";
import { momentOf } from "./words.ts";

const WAITS: readonly Wait[] = ["tonight", "tomorrow", "three_days"];

export function Write(props: Props) {
  const { state, send, say } = props;
  const open = state.draftOpen && !closes(state.care.no_contact) && !closes(state.care.young);
  const first = firstOpen(state);
  return (
    <>
      <h1>{say("write_title")}</h1>
      <Typed props={props} field="letter" rows={6} label={say("write_label")} />
      <Taps
        props={props}
        scale="urge"
        label={say("urge_label")}
        low={say("urge_low")}
        high={say("urge_high")}
      />
      <fieldset class="taps">
        <legend>{say("wait_label")}</legend>
        <div class="chips">
          {WAITS.map((wait) => (
            <button
              type="button"
              key={wait}
              aria-pressed={state.wait === wait}
              onClick={() => send({ type: "wait", wait })}
            >
              {say(`wait_${wait}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <Button kind="first" id="hold" do={() => send({ type: "hold" })}>
        {say("hold_it")}
      </Button>
      <p class="soft small">{say(state.vault.open ? "never_sent_kept" : "never_sent")}</p>
      {open && (
        <p>
          <Go props={props} to={first ? "ask" : "draft"} id={first ?? ""}>
            {say("draft_title")}
          </Go>
        </p>
      )}
      <Locked {...props} />
      <Letters {...props} />
    </>
  );
}

/** What was written and lies in an encrypted file that is not open now. */
function Locked(props: Props) {
  const { state, say } = props;
  if (state.vault.open || state.vault.bytes === null) return null;
  return (
    <div class="act">
      <p>{say("still_here")}</p>
      <Go props={props} to="keep">
        {say("open_it")}
      </Go>
    </div>
  );
}

function Letters(props: Props) {
  const { state, send, say } = props;
  const none = state.letters.length === 0 && state.unkept.length === 0;
  const first = firstOpen(state);
  return (
    <section class="letters" aria-labelledby="held">
      <h2 id="held">{say("held_title")}</h2>
      {none && <p class="soft">{say("held_none")}</p>}
      {state.undoUntilS > state.nowS && (
        <p>
          <Button kind="plain" id="undo" do={() => send({ type: "letter", id: 0, does: "undo" })}>
            {say("do_undo")}
          </Button>
        </p>
      )}
      <ul>
        {state.unkept.map((one) => (
          <li key={one.key}>
            <p>{say("held_waits", { when: momentOf(one.written_s + one.wait_s, state.language) })}</p>
          </li>
        ))}
        {[...state.letters].reverse().map((one) => (
          <li key={one.id}>
            <p>
              {say(
                one.outcome !== "waiting"
                  ? `held_${one.outcome}`
                  : one.until_s > state.nowS
                    ? "held_waits"
                    : "held_ready",
                {
                  when: momentOf(one.until_s, state.language),
                  written: momentOf(one.written_s, state.language),
                  before: one.urge_before,
                  after: one.urge_after ?? "",
                },
              )}
            </p>
            {one.text && <blockquote>{one.text}</blockquote>}
            {one.look_back && <p class="soft">{say("looked_back", { text: one.look_back })}</p>}
            {first && one.outcome === "waiting" && one.until_s <= state.nowS && (
              <p class="soft">
                {say("take_out_asks")}{" "}
                <Go props={props} to="ask" id={first}>
                  {say("answer_first")}
                </Go>
              </p>
            )}
            <div class="row">
              {one.choices.map((does) => (
                <Button
                  key={does}
                  kind={does === "take_out" ? "plain" : ""}
                  do={() => send({ type: "letter", id: one.id, does })}
                >
                  {say(`do_${does}`)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Letter(props: Props) {
  const { state, send, say } = props;
  const doing = state.doing;
  if (doing === null) return null;
  if (doing.does === "look_back")
    return (
      <>
        <h1>{say("look_back_title")}</h1>
        <Typed props={props} field="note" rows={3} label={say("look_back_label")} />
        <Button kind="first" do={() => send({ type: "letter_do", does: "look_back" })}>
          {say("keep")}
        </Button>
      </>
    );
  const out = doing.does === "take_out";
  return (
    <>
      <h1>{say(out ? "take_out_title" : "let_go_title")}</h1>
      <p class="lead">{say(out ? "take_out_lead" : "let_go_lead")}</p>
      <Taps
        props={props}
        scale="after"
        label={say("urge_now_label")}
        low={say("urge_low")}
        high={say("urge_high")}
      />
      {out && <Attempts {...props} />}
      <div class="row">
        <Button kind="first" id="let-go" do={() => send({ type: "letter_do", does: "let_go" })}>
          {say("do_let_go")}
        </Button>
        {out && (
          <Button id="take-out" do={() => send({ type: "letter_do", does: "take_out" })}>
            {say("do_take_out")}
          </Button>
        )}
        <Go props={props} to="write">
          {say("not_now")}
        </Go>
      </div>
    </>
  );
}

function Attempts(props: Props) {
  const { say } = props;
  return (
    <Taps
      props={props}
      scale="attempts"
      most={5}
      label={say("attempts_label")}
      low="0"
      high={say("attempts_high")}
    />
  );
}

export function Draft(props: Props) {
  const { send, say } = props;
  return (
    <>
      <h1>{say("draft_title")}</h1>
      <p class="lead">{say("draft_lead")}</p>
      <Typed props={props} field="draft" rows={5} label={say("draft_label")} />
      <Attempts {...props} />
      <Button kind="first" id="look" do={() => send({ type: "draft" })}>
        {say("draft_look")}
      </Button>
      <p>
        <Go props={props} to="write">
          {say("act_write")}
        </Go>
      </p>
    </>
  );
}

/** Minutes of the breathing clock. */
const BREATHS = [1, 3, 5];

export function Calm(props: Props) {
  const { state, send, say } = props;
  return (
    <>
      <h1>{say("calm_title")}</h1>
      <p class="lead">{say("breathe_lead")}</p>
      {state.timer?.id === "breath" && (
        <div class="breathing">
          <Breath state={state} say={say} />
        </div>
      )}
      <div class="chips">
        {BREATHS.map((n) => (
          <button
            type="button"
            key={n}
            aria-pressed={state.timer?.id === "breath" && state.timer.minutes === n}
            onClick={() => send({ type: "timer", id: "breath", minutes: n })}
          >
            {say("breathe_for", { n })}
          </button>
        ))}
      </div>
      <div class="doors pair">
        <Door
          do={() => send({ type: "go", route: { at: "journal", id: "" } })}
          title={say("journal_title")}
          about={say("journal_about")}
        />
        <Door
          do={() => send({ type: "go", route: { at: "plans", id: "" } })}
          title={say("plans_title")}
          about={say("plans_about")}
        />
      </div>
      <h2>{say("practices_title")}</h2>
      {state.practices === null ? (
        <Waiting {...props} />
      ) : (
        <>
          <div class="chapters">
            {state.practices.practices.map((one) => (
              <button
                type="button"
                class="way"
                key={one.id}
                onClick={() => send({ type: "go", route: { at: "practice", id: one.id } })}
              >
                <strong>{one.title}</strong>
                <span>{say("minutes", { n: one.minutes })}</span>
              </button>
            ))}
          </div>
          <p class="soft small">{state.practices.note}</p>
        </>
      )}
      <details>
        <summary>{say("reminders")}</summary>
        <p class="soft small">{say("reminders_about")}</p>
        <Reminders {...props} />
      </details>
    </>
  );
}

function Reminders({ send, say }: Props) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        send({ type: "reminders", days: Number(given.get("days")), at: String(given.get("at")) });
      }}
    >
      <label for="r-days">{say("reminder_days")}</label>
      <select id="r-days" name="days">
        {[7, 14, 30].map((n) => (
          <option key={n} value={n}>
            {n}
          </option>
        ))}
      </select>
      <label for="r-at">{say("reminder_at")}</label>
      <input id="r-at" name="at" type="time" defaultValue="21:00" required />
      <p>
        <button type="submit" id="make-reminders">
          {say("make_reminders")}
        </button>
      </p>
    </form>
  );
}

export function PracticeView(props: Props) {
  const { state, send, say } = props;
  const practice = state.practices?.practices.find((one) => one.id === state.route.id);
  if (practice === undefined)
    return (
      <>
        <h1>{say("practices_title")}</h1>
        <Waiting {...props} />
      </>
    );
  const begun = !practice.guarded || (state.beginning?.id === practice.id && state.beginning.open);
  const question = state.beginning?.id === practice.id ? state.beginning.question : "";
  return (
    <>
      <h1>{practice.title}</h1>
      <p class="lead">{practice.guard}</p>
      {begun ? (
        <>
          <ol class="steps">
            {practice.steps.map((one) => (
              <li key={one}>
                <span>{one}</span>
              </li>
            ))}
          </ol>
          <Button
            kind="first"
            id="start-clock"
            do={() => send({ type: "timer", id: practice.id, minutes: practice.minutes })}
          >
            {say("timer_start", { n: practice.minutes })}
          </Button>
        </>
      ) : question ? (
        <div class="act">
          <p>{question}</p>
          <div class="row">
            <Button id="reply-yes" do={() => send({ type: "begin", id: practice.id, yes: true })}>
              {say("yes")}
            </Button>
            <Button id="reply-no" do={() => send({ type: "begin", id: practice.id, yes: false })}>
              {say("no")}
            </Button>
          </div>
        </div>
      ) : (
        <Button kind="first" id="begin" do={() => send({ type: "begin", id: practice.id, yes: null })}>
          {say("begin")}
        </Button>
      )}
      <p class="soft small">{practice.graded}</p>
    </>
  );
}

/** Five faces for a mood from 0 to 10. */
const FACES: readonly (readonly [number, string])[] = [
  [1, "M8 17c1.2-2.4 6.800-2.4 8 0"],
  [3, "M8.500 16.500c1.500-1.300 5.500-1.300 7 0"],
  [5, "M8.500 15.500h7"],
  [7, "M8.500 14.800c1.500 1.300 5.500 1.300 7 0"],
  [9, "M8 14c1.200 2.800 6.800 2.800 8 0"],
];

const SLEEP = [3, 4, 5, 6, 7, 8, 9];

export function Journal(props: Props) {
  const { state, send, say } = props;
  return (
    <>
      <h1>{say("journal_title")}</h1>
      <fieldset class="taps">
        <legend>{say("mood_label")}</legend>
        <div class="faces">
          {FACES.map(([n, mouth], place) => (
            <button
              type="button"
              key={n}
              aria-label={say(`mood_${place + 1}`)}
              aria-pressed={state.picked.mood === n}
              onClick={() => send({ type: "picked", scale: "mood", n })}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9.500" />
                <path d="M9 9.500v.5M15 9.500v.5" />
                <path d={mouth} />
              </svg>
            </button>
          ))}
        </div>
      </fieldset>
      <Taps
        props={props}
        scale="dayUrge"
        label={say("urge_today_label")}
        low={say("urge_low")}
        high={say("urge_high")}
      />
      <fieldset class="taps">
        <legend>{say("sleep_label")}</legend>
        <div class="chips tight">
          {SLEEP.map((n) => (
            <button
              type="button"
              key={n}
              aria-pressed={state.picked.sleep === n}
              onClick={() => send({ type: "picked", scale: "sleep", n })}
            >
              {n === 3 ? say("sleep_least") : n === 9 ? say("sleep_most") : n}
            </button>
          ))}
        </div>
      </fieldset>
      <Typed props={props} field="line" label={say("line_label")} />
      <Button kind="first" id="keep-day" do={() => send({ type: "keep_day" })}>
        {say("keep_day")}
      </Button>
      <p>
        <Button kind="plain" id="trends" do={() => send({ type: "trends" })}>
          {say("trends")}
        </Button>{" "}
        <Go props={props} to="reflect">
          {say("reflect_title")}
        </Go>
      </p>
    </>
  );
}

export function ReflectView(props: Props) {
  const { state, send, say } = props;
  return (
    <>
      <h1>{say("reflect_title")}</h1>
      <p class="lead">{say("reflect_lead")}</p>
      {state.items.length === 0 && <Waiting {...props} />}
      {state.items.map((one) => (
        <fieldset class="taps" key={one.item}>
          <legend>{one.text}</legend>
          <div class="scale of11">
            {Array.from({ length: 11 }, (_, n) => (
              <button
                type="button"
                key={n}
                aria-pressed={state.values[one.item] === n}
                onClick={() => send({ type: "item", item: one.item, n })}
              >
                {n}
              </button>
            ))}
          </div>
          <p class="ends" aria-hidden="true">
            <span>{say("item_low")}</span>
            <span>{say("item_high")}</span>
          </p>
        </fieldset>
      ))}
      {state.items.length > 0 && (
        <Button kind="first" do={() => send({ type: "reflect" })}>
          {say("keep")}
        </Button>
      )}
    </>
  );
}

export function Plans(props: Props) {
  const { state, send, say } = props;
  return (
    <>
      <h1>{say("plans_title")}</h1>
      <p class="lead">{say("plans_lead")}</p>
      <Typed props={props} field="cue" label={say("cue_label")} about={say("cue_about")} />
      <Typed props={props} field="action" label={say("action_label")} about={say("action_about")} />
      <Button kind="first" id="plan" do={() => send({ type: "plan" })}>
        {say("keep_plan")}
      </Button>
      {state.plans.length > 0 && (
        <section aria-labelledby="plans">
          <h2 id="plans">{say("plans_kept")}</h2>
          <ul class="plans">
            {state.plans.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function Help(props: Props) {
  const { state, send, say } = props;
  const help = state.help;
  if (help === null)
    return (
      <>
        <h1>{say("help_title")}</h1>
        <p class="lead">{say("help_first")}</p>
        <Waiting {...props} />
      </>
    );
  const near = help.places.filter((one) => one.near);
  const far = help.places.filter((one) => !near.includes(one));
  const names = new Intl.DisplayNames([state.language], { type: "region" });
  const nameOf = (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  const listed = (places: typeof help.places) => (
    <ul class="places">
      {places.map((one) => (
        <li key={one.name + one.number + one.site}>
          {one.number && (
            <a class="number" href={`tel:${one.number.replace(/[^+\d]/g, "")}`}>
              {one.number}
            </a>
          )}
          {one.site ? (
            <a class="site" href={`https://${one.site}`} target="_blank" rel="noreferrer noopener">
              {one.name}
            </a>
          ) : (
            one.name && <strong>{one.name}</strong>
          )}
          <span class="soft small">{one.about}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h1>{say("help_title")}</h1>
      <p class="lead">{help.first}</p>
      {help.countries.length > 0 && (
        <p class="country">
          <label for="country">{say("country_label")}</label>
          <select
            id="country"
            value={state.country}
            onChange={(event) => send({ type: "country", country: event.currentTarget.value })}
          >
            <option value="">{say("country_other")}</option>
            {help.countries.map((code) => (
              <option key={code} value={code}>
                {nameOf(code)}
              </option>
            ))}
          </select>
        </p>
      )}
      {near.length > 0 && listed(near)}
      {near.length > 0 ? (
        <details>
          <summary>{say("help_elsewhere")}</summary>
          {listed(far)}
        </details>
      ) : (
        listed(far)
      )}
      <footer class="soft small">
        {help.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <details>
          <summary>{say("help_sources")}</summary>
          <ul>
            {help.places
              .filter((one) => one.seen)
              .map((one) => (
                <li key={one.name + one.number}>{`${one.name}: ${one.seen}`}</li>
              ))}
          </ul>
        </details>
      </footer>
    </>
  );
}

export function Keep(props: Props) {
  const { state, send, say } = props;
  const { vault, typed } = state;
  return (
    <>
      <h1>{say("keep_title")}</h1>
      {vault.open ? (
        <>
          <p class="lead">{say("keep_open")}</p>
          <div class="row">
            <Button kind="first" id="vault-save" do={() => send({ type: "vault_save" })}>
              {say("vault_save")}
            </Button>
            <Button kind="plain" id="export" do={() => send({ type: "save", what: "export" })}>
              {say("export")}
            </Button>
          </div>
          {vault.handed > vault.safe && (
            <div class="act">
              <p>{say("handed_text")}</p>
              <Button id="vault-there" do={() => send({ type: "vault_there" })}>
                {say("handed_there")}
              </Button>
            </div>
          )}
          <label class="check">
            <input
              type="checkbox"
              id="in-browser"
              checked={vault.inBrowser}
              onChange={(event) => send({ type: "vault_browser", on: event.currentTarget.checked })}
            />{" "}
            <span>{say("in_browser")}</span>
          </label>
          <p class="soft small">{say("in_browser_about")}</p>
        </>
      ) : (
        <>
          <p class="lead">{say(vault.bytes === null ? "keep_lead" : "still_here")}</p>
          <Typed
            props={props}
            field="pass"
            type="password"
            label={say("passphrase")}
            about={say("passphrase_about")}
          />
          {vault.bytes !== null && (
            <p>
              <Button kind="first" id="vault-again" do={() => send({ type: "vault_open", file: null })}>
                {say("open_it")}
              </Button>{" "}
              {isUnsaved(state) && (
                <Button id="vault-save" do={() => send({ type: "vault_save" })}>
                  {say("vault_save")}
                </Button>
              )}
              {vault.handed > vault.safe && (
                <Button id="vault-there" do={() => send({ type: "vault_there" })}>
                  {say("handed_there")}
                </Button>
              )}
            </p>
          )}
          {vault.bytes === null && (
            <>
              <Typed props={props} field="again" type="password" label={say("passphrase_again")} />
              <p>
                <Button
                  kind="first"
                  id="vault-make"
                  off={typed.pass === "" && typed.again === ""}
                  do={() => send({ type: "vault_make" })}
                >
                  {say("vault_make")}
                </Button>
              </p>
              <Why>{say("vault_make_about")}</Why>
            </>
          )}
          <h2>{say("vault_open_title")}</h2>
          <p class="soft small">{say("vault_open_about")}</p>
          <FileButton props={props} what="vault" label={say("vault_choose")} />
        </>
      )}
      <section aria-labelledby="delete">
        <h2 id="delete">{say("delete_title")}</h2>
        <p class="soft small">{say("delete_lead")}</p>
        {state.deleting ? (
          <div class="row">
            <Button do={() => send({ type: "delete", sure: false })}>{say("delete_keep")}</Button>
            <Button kind="danger" id="delete-sure" do={() => send({ type: "delete", sure: true })}>
              {say("delete_sure")}
            </Button>
          </div>
        ) : (
          <Button id="delete-all" do={() => send({ type: "delete", sure: false })}>
            {say("delete_all")}
          </Button>
        )}
      </section>
    </>
  );
}

const QUESTIONS: readonly Question[] = ["young", "no_contact", "afraid"];

export function Answers(props: Props) {
  const { state, send, say } = props;
  const name = state.plan.other ?? say("the_other_person");
  return (
    <>
      <h1>{say("answers_title")}</h1>
      <p class="lead">{say("answers_lead")}</p>
      {state.chat !== null && !closes(state.care.young) && (
        <p>
          <Button kind="first" id="answers-on" do={() => send({ type: "silence" })}>
            {say("go_on")}
          </Button>
        </p>
      )}
      <div class="chapters">
        {QUESTIONS.map((question) => (
          <button
            type="button"
            class="way"
            key={question}
            id={`change-${question}`}
            onClick={() => send({ type: "go", route: { at: "ask", id: question } })}
          >
            <strong>{say(`ask_${question}`, { name })}</strong>
            {/* What was answered about fear is not shown again: somebody else may be looking. */}
            <span>
              {question === "afraid" || state.care[question] === "not_now"
                ? say(question === "afraid" ? "answer_change" : "answer_open")
                : say(`${question}_${state.care[question]}`)}
            </span>
          </button>
        ))}
      </div>
      <p>
        <Go props={props} to="keep">
          {say("keep_title")}
        </Go>{" "}
        <Go props={props} to="about">
          {say("about_title")}
        </Go>
      </p>
    </>
  );
}

export function About({ say }: Props) {
  return (
    <>
      <h1>{say("about_title")}</h1>
      <p class="lead">{say("about_lead")}</p>
      <p>{say("about_stays")}</p>
      <p>{say("about_leave")}</p>
      <p>{say("about_not")}</p>
    </>
  );
}
