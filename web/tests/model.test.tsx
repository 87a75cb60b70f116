/** Thousands of ways through the page, by chance: what must hold whatever happens, and in what order. */
import assert from "node:assert/strict";
import test from "node:test";
import { renderToString } from "preact-render-to-string";
import { atLeast } from "../src/state/care.ts";
import type { Asks, Effect } from "../src/state/effects.ts";
import type { Event } from "../src/state/events.ts";
import { closes, settle } from "../src/state/go.ts";
import { type At, begin, type Chosen, type State, wouldLose } from "../src/state/state.ts";
import { step } from "../src/state/step.ts";
import { App } from "../src/views/app.tsx";
import { Python, type Random, seeded, unpack } from "./python.ts";

const RUNS = Number(process.env.AWHILE_RUNS ?? 2500);
const STEPS = 70;

const VIEWS: readonly At[] = [
  "home", "ask", "bring", "which", "who", "dates", "working", "asked", "stranger", "answer", "advice", "theory",
  "write", "letter", "draft", "calm", "practice", "journal", "reflect", "plans", "help", "keep", "answers", "about",
];
const PROTECTED: readonly At[] = ["ask", "bring", "which", "who", "dates", "working", "asked", "answer", "advice", "theory", "draft"];

function pick<Value>(random: Random, from: readonly Value[]): Value {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

/** The browser and everything beyond it: history, Python, files, a store that may fail. */
class World {
  state: State = begin("en", "GB", 1_000_000, 0);
  python: Python | null = null;
  /** What is under way in the worker; a restart forgets it. */
  readonly queue: Asks[] = [];
  entries: (number | null)[] = [0];
  entry = 0;
  left = false;
  /** Every letter that was written, until its writer let it go. */
  readonly written = new Set<string>();
  private n = 0;

  constructor(readonly random: Random) {}

  do(event: Event): void {
    const before = this.state;
    const [after, effects] = step(freeze(before), event);
    this.state = freeze(after);
    this.look(before, event, effects);
    for (const effect of effects) this.cause(effect);
  }

  private cause(effect: Effect): void {
    switch (effect.do) {
      case "ask":
        if (this.python) this.queue.push(effect);
        return;
      case "restart":
        this.python = null;
        this.queue.length = 0;
        return;
      case "history":
        if (effect.how === "push") this.entries = [...this.entries.slice(0, ++this.entry), effect.depth];
        else this.entries[this.entry] = effect.depth;
        return;
      case "history_back":
        this.back();
        return;
      case "vault_save":
        this.later(
          this.random() < 0.3
            ? { type: "vault_not_saved", why: "full" }
            : { type: "vault_saved", version: effect.version, sure: this.random() < 0.5 },
        );
        return;
      case "vault_store":
        this.later(
          this.random() < 0.3
            ? { type: "vault_not_stored", why: pick(this.random, ["full", "refused"]), version: effect.version }
            : { type: "vault_stored", version: effect.version },
        );
        return;
      case "vault_look":
        if (this.random() < 0.3) this.later({ type: "vault_not_stored", why: "gone", version: effect.version });
        return;
      case "leave":
        this.left = true;
    }
  }

  private readonly soon: Event[] = [];
  private later(event: Event): void {
    this.soon.push(event);
  }

  back(): void {
    if (this.entry === 0) return;
    this.entry -= 1;
    this.later({ type: "popped", depth: this.entries[this.entry] ?? null });
  }

  /** Something happens: by hand, in the worker, or in the browser. */
  next(): void {
    const { random } = this;
    const late = this.soon.shift();
    if (late) return this.do(late);
    const chance = random();
    if (this.python === null && chance < 0.3) {
      this.python = new Python(random);
      return this.do({ type: "ready" });
    }
    if (this.queue.length && chance < 0.45) {
      const effect = this.queue.shift();
      if (effect && this.python) {
        for (const event of this.python.answer(effect)) this.do(event);
        if (effect.name === "letter" && effect.takes.does === "let_go") this.recount();
      }
      return;
    }
    this.do(this.byHand());
  }

  /** What was let go of is not missed. */
  private recount(): void {
    const there = [...(this.python?.memory ?? []), ...(this.python?.vault ?? [])];
    for (const text of this.written)
      if (!there.some((one) => one.text === text) && !this.state.unkept.some((one) => one.text === text))
        this.written.delete(text);
  }

  /** What somebody who follows the page does next; null where any way is as good. */
  private sensible(): Event | null {
    const { random, state } = this;
    switch (state.route.at) {
      case "home":
        return random() < 0.5 ? { type: "silence" } : null;
      case "ask":
        return { type: "answered", question: state.route.id as "young" | "no_contact" | "afraid", reply: "no" };
      case "bring":
        return { type: "chosen", files: [{ id: this.n++, name: "chat.txt", size: 3 }] };
      case "write": {
        const [letter] = state.letters.filter((one) => one.outcome === "waiting");
        if (letter && random() < 0.5) return { type: "letter", id: letter.id, does: "let_go" };
        if (state.typed.letter === "") return { type: "typed", field: "letter", text: `letter ${this.n++}` };
        return state.picked.urge === null ? { type: "picked", scale: "urge", n: 3 } : { type: "hold" };
      }
      case "which":
        return { type: "conversation", title: "Bo" };
      case "who":
        return state.plan.me === null ? { type: "me", name: "Ana" } : { type: "other", name: "Bo" };
      case "dates":
        return { type: "dates", order: "dmy" };
      case "asked":
        return random() < 0.3 ? { type: "said", reply: "no" } : null;
      default:
        return null;
    }
  }

  private byHand(): Event {
    const { random, state } = this;
    const wise = random() < 0.35 ? this.sensible() : null;
    if (wise) return wise;
    const route = { at: pick(random, VIEWS), id: pick(random, ["", "young", "no_contact", "afraid", "p01", "p06"]) };
    const files: Chosen[] = [{ id: this.n++, name: pick(random, ["awhile.store", "photo.jpg"]), size: 3 }];
    const reply = pick(random, ["yes", "no", "unsure", "not_now"] as const);
    const anywhere: readonly Event[] = [
      { type: "go", route },
      { type: "silence" },
      { type: "back" },
      { type: "escape", ms: Math.floor(random() * 1e9) },
      { type: "language", language: pick(random, ["en", "de"]) },
      { type: "example", demo: pick(random, ["quiet", "chat"]) },
      { type: "dismiss" },
      { type: "chapter", key: pick(random, ["before", "who"]), open: random() < 0.5 },
      { type: "tick", nowS: state.nowS + Math.floor(random() * 90_000) },
      { type: "stop" },
      { type: "popped", depth: null },
      { type: "seen_again" },
      { type: "another" },
      { type: "chosen", files },
      { type: "progress", share: random() },
      { type: "answered", question: pick(random, ["young", "no_contact", "afraid"]), reply },
    ];
    const here: readonly Event[] = [
      { type: "answered", question: pick(random, ["young", "no_contact", "afraid"]), reply: "no" },
      { type: "revise", sure: random() < 0.5 },
      { type: "conversation", title: "Bo" },
      { type: "me", name: pick(random, ["Ana", "Bo", "Cleo", "Ana", "Ana", null]) },
      { type: "other", name: pick(random, ["Bo", "Cleo"]) },
      { type: "dates", order: pick(random, ["dmy", "mdy"]) },
      { type: "zone", zone: pick(random, [null, "Europe/Berlin"]) },
      { type: "outside", drop: pick(random, [null, 0]) },
      { type: "said", reply },
      { type: "save", what: pick(random, ["document", "numbers", "export"]) },
      { type: "print", anonymous: false },
      { type: "typed", field: "letter", text: `letter ${this.n++}` },
      { type: "typed", field: pick(random, ["draft", "line", "cue", "action", "note", "what", "day"]), text: `w${this.n++}` },
      { type: "typed", field: "pass", text: pick(random, ["right", "wrong", ""]) },
      { type: "typed", field: "again", text: "right" },
      { type: "picked", scale: pick(random, ["urge", "mood", "attempts", "after", "dayUrge", "sleep"]), n: 3 },
      { type: "wait", wait: pick(random, ["tonight", "tomorrow", "three_days"]) },
      { type: "hold" },
      { type: "hold" },
      { type: "letter", id: pick(random, state.letters.length ? state.letters.map((one) => one.id) : [1]), does: pick(random, ["let_go", "wait_longer", "take_out", "look_back"]) },
      { type: "letter_do", does: pick(random, ["let_go", "take_out", "look_back"]) },
      { type: "draft" },
      { type: "keep_day" },
      { type: "plan" },
      { type: "item", item: "worry_1", n: 4 },
      { type: "reflect" },
      { type: "begin", id: "p06", yes: pick(random, [null, true, false]) },
      { type: "timer", id: "breath", minutes: 3 },
      { type: "timer_stop" },
      { type: "country", country: "DE" },
      { type: "vault_make" },
      { type: "vault_open", file: pick(random, [null, ...files]) },
      { type: "vault_save" },
      { type: "vault_there" },
      { type: "vault_browser", on: random() < 0.5 },
      { type: "delete", sure: random() < 0.1 },
    ];
    const rare: readonly Event[] = [{ type: "leave" }, { type: "engine", phase: "failed", share: 1 }];
    const chance = random();
    return pick(random, chance < 0.01 ? rare : chance < 0.45 ? anywhere : here);
  }

  /** What must hold after every step. */
  private look(before: State, event: Event, effects: readonly Effect[]): void {
    const { state } = this;
    if (before.route.at === "left") {
      assert.equal(state, before, "nothing happens after leaving");
      assert.deepEqual(effects, []);
      return;
    }
    if (state.route.at === "left") {
      assert.ok(effects.some((one) => one.do === "leave"), "leaving leaves");
      assert.equal(state.told, null);
      assert.equal(state.vault.bytes, null);
      assert.ok(!wouldLose(state), "nothing that was written is left");
      return;
    }
    const erased = event.type === "delete" && event.sure;
    this.lookAtCare(before, event, erased);
    this.lookAtWords(before, event, erased);
    this.lookAtWays(before, event);
    if (closes(state.care.young)) {
      assert.ok(!PROTECTED.includes(state.route.at), `a child is not led to ${state.route.at}`);
      const asked = effects.filter((one) => one.do === "ask").map((one) => one.name);
      assert.ok(!asked.some((name) => ["read", "sample", "study", "dials", "advice"].includes(name)), asked.join());
    }
    if (closes(state.care.no_contact)) assert.notEqual(state.route.at, "draft");
    if (closes(state.care.outsider))
      assert.ok(!effects.some((one) => one.do === "ask" && one.name === "study" && !state.invented), "no study of others");
    // Nobody is assumed to be anybody: a study names who the reader said they are.
    for (const one of effects)
      if (one.do === "ask" && one.name === "study" && !one.takes.invented)
        assert.equal(state.care.outsider, "no", "who the reader is was said");
  }

  private lookAtCare(before: State, event: Event, erased: boolean): void {
    const { state } = this;
    if (erased) return;
    const allowed =
      event.type === "revise" && event.sure && before.revising
        ? { ...before.care, [before.revising.question]: state.care[before.revising.question] }
        : before.care;
    // Another chat is another question of whether one is of it.
    const asksAnew = ["chosen", "another", "said"].includes(event.type) && state.chat === null;
    const floor = asksAnew ? { ...allowed, outsider: state.care.outsider } : allowed;
    assert.ok(atLeast(state.care, floor), `${event.type} opened what an answer had closed`);
    if (event.type === "language") assert.deepEqual(state.care, before.care);
    if (state.told && !state.invented) assert.equal(state.told.title, JSON.stringify(state.care), "told under these answers");
  }

  private lookAtWords(before: State, event: Event, erased: boolean): void {
    const { state } = this;
    if (erased) {
      this.written.clear();
      return;
    }
    if (event.type === "hold" && state.unkept.length > before.unkept.length) {
      const held = state.unkept.at(-1);
      if (held) this.written.add(held.text);
    }
    for (const field of ["letter", "draft", "line", "cue", "action", "note"] as const) {
      const gone = before.typed[field] !== "" && state.typed[field] === "";
      const done: readonly string[] = event.type === "replied" ? [event.name] : [event.type];
      if (gone)
        assert.ok(
          done.some((name) => ["hold", "typed", "keep_day", "plan", "letter"].includes(name)),
          `${field} was lost by ${event.type}`,
        );
    }
    const kept = [state.memory, state.vault.bytes].map((bytes) => (bytes ? unpack(bytes) : { letters: [] }));
    assert.ok(kept.every((one) => one !== null), "what is held was never replaced by another file");
    const texts = new Set([...state.unkept.map((one) => one.text), ...kept.flatMap((one) => one?.letters.map((l) => l.text) ?? [])]);
    if (event.type !== "kept")
      for (const text of this.written)
        if (!texts.has(text)) {
          const letGo = this.python && ![...(this.python.memory ?? []), ...(this.python.vault ?? [])].some((one) => one.text === text);
          assert.ok(letGo && event.type === "replied" && event.name === "letter", `${text} was lost by ${event.type}`);
          this.written.delete(text);
        }
    if (texts.size) assert.ok(wouldLose(state) || state.vault.version === state.vault.safe, "closing warns");
  }

  private lookAtWays(before: State, event: Event): void {
    const { state } = this;
    const settled = settle(state, state.route);
    assert.deepEqual(settled, state.route, `${event.type} left one at ${state.route.at}, which shows nothing`);
    assert.deepEqual(state.trail[state.depth], state.route);
    // Nobody is pulled away by what happens in the background.
    const background = ["replied", "refused", "broke", "kept", "progress", "tick", "ready", "vault_saved", "vault_stored", "vault_not_stored", "vault_not_saved", "engine"];
    // What an answer of care closes, or a worker that ended took along, is shown no longer.
    const closed = JSON.stringify(before.care) !== JSON.stringify(state.care) || event.type === "broke";
    if (background.includes(event.type) && before.route !== state.route && !closed)
      assert.ok(["working", "letter", "practice", "write"].includes(before.route.at), `pulled from ${before.route.at} by ${event.type}`);
    const left = step(state, { type: "leave" });
    assert.equal(left[0].route.at, "left");
    assert.ok(left[1].some((one) => one.do === "leave"));
    const twice = step(step(state, { type: "escape", ms: 5e9 })[0], { type: "escape", ms: 5e9 + 500 });
    assert.equal(twice[0].route.at, "left", "Escape twice leaves");
    const [, back] = step(state, { type: "back" });
    assert.ok(back.some((one) => one.do === "history_back" || one.do === "show"), "there is a way back");
    if (this.random() < 0.04) this.draw();
  }

  private draw(): void {
    const say = (key: string) => key;
    const html = renderToString(<App state={this.state} send={() => undefined} say={say} take={() => undefined} />);
    assert.ok(html.includes('id="leave"'), "Leave now is on every view");
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    assert.match(main, /<h1/, `${this.state.route.at} has a heading`);
    for (const tab of ["write", "calm", "help"]) assert.ok(html.includes(`id="tab-${tab}"`));
  }
}

function freeze<Value>(value: Value): Value {
  if (value === null || typeof value !== "object" || Object.isFrozen(value) || value instanceof Uint8Array) return value;
  for (const one of Object.values(value)) freeze(one);
  return Object.freeze(value);
}

test(`${RUNS} ways through the page by chance`, () => {
  const seen = new Set<string>();
  let steps = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const world = new World(seeded(seed));
    const done: string[] = [];
    const write = world.do.bind(world);
    world.do = (event) => {
      done.push(event.type === "replied" || event.type === "refused" ? `${event.type} ${event.name}` : event.type);
      write(event);
    };
    try {
      for (let n = 0; n < STEPS && !world.left; n++) {
        world.next();
        seen.add(world.state.route.at);
        steps++;
      }
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).message}\n${done.slice(-25).join("\n")}`);
    }
  }
  assert.ok(steps > RUNS * 30);
  // The walk is worth something only if it comes everywhere.
  for (const view of VIEWS) assert.ok(seen.has(view), `no way led to ${view}`);
});
