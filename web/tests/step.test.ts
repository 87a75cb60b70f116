/** Single steps, and the check of messages. */
import assert from "node:assert/strict";
import test from "node:test";
import { checkReply, checkTakes, MessageError } from "../src/core/check.ts";
import { atLeast, mergeCare } from "../src/state/care.ts";
import type { Event } from "../src/state/events.ts";
import { begin, NO_CARE, type State, waitS } from "../src/state/state.ts";
import { step } from "../src/state/step.ts";
import { chooseLanguage } from "../src/views/words.ts";

const CHAT = {
  kind: "chat",
  files: [{ file: "chat.txt", first: "2025-01-01", last: "2025-06-01", n: 17 }],
  people: [
    { name: "Ana", n: 9 },
    { name: "Bo", n: 8 },
  ],
  order: "dmy",
  order_unsure: false,
  zone_assumed: true,
  notes: [],
  me: null,
  now: null,
} as const;

function run(state: State, ...events: readonly Event[]): State {
  return events.reduce((now, event) => step(now, event)[0], state);
}

function fresh(): State {
  return run(begin("en", "GB", 1_000_000, 3600), { type: "ready" });
}

/** The number of the last call that was made. */
function last(state: State): number {
  return state.nextId - 1;
}

/** A chat that was chosen and read. */
function withChat(): State {
  const asked = run(
    fresh(),
    { type: "silence" },
    { type: "answered", question: "young", reply: "no" },
    { type: "chosen", files: [{ id: 1, name: "chat.txt", size: 3 }] },
  );
  return run(asked, { type: "replied", id: last(asked), name: "read", reply: CHAT });
}

test("a file that names two people leaves it open which one is the reader", () => {
  const state = withChat();
  assert.equal(state.route.at, "who");
  assert.equal(state.plan.me, null);
});

test("the questions come one at a time, and a study begins only after them", () => {
  const who = run(withChat(), { type: "me", name: "Ana" });
  assert.deepEqual(who.route, { at: "ask", id: "no_contact" });
  const contact = run(who, { type: "answered", question: "no_contact", reply: "no" });
  assert.deepEqual(contact.route, { at: "ask", id: "afraid" });
  const [studied, effects] = step(contact, { type: "answered", question: "afraid", reply: "not_now" });
  assert.equal(studied.route.at, "working");
  assert.ok(effects.some((one) => one.do === "ask" && one.name === "study" && one.takes.me === "Ana"));
});

test("the page speaks the first of the browser's languages that it knows", () => {
  assert.equal(chooseLanguage(["zh-CN", "de-AT", "en-GB"]), "de");
  assert.equal(chooseLanguage(["EN"]), "en");
  assert.equal(chooseLanguage(["zh", "fy-NL"]), "en");
  assert.equal(chooseLanguage([]), "en");
});

test("a language changes no answer and asks for no study", () => {
  const state = run(fresh(), { type: "answered", question: "no_contact", reply: "yes" });
  const [after, effects] = step(state, { type: "language", language: "de" });
  assert.deepEqual(after.care, state.care);
  assert.ok(!effects.some((one) => one.do === "ask" && one.name === "study"));
});

test("an answer that protects less waits to be confirmed", () => {
  const yes = run(fresh(), { type: "answered", question: "no_contact", reply: "yes" });
  const no = run(yes, { type: "answered", question: "no_contact", reply: "no" });
  assert.equal(no.care.no_contact, "yes");
  assert.equal(run(no, { type: "revise", sure: false }).care.no_contact, "yes");
  assert.equal(run(no, { type: "revise", sure: true }).care.no_contact, "no");
});

test("under eighteen stays, whatever is answered later", () => {
  const young = run(fresh(), { type: "silence" }, { type: "answered", question: "young", reply: "yes" });
  assert.equal(young.route.at, "help");
  const again = run(
    young,
    { type: "answered", question: "young", reply: "no" },
    { type: "revise", sure: true },
    { type: "example", demo: "quiet" },
  );
  assert.equal(again.care.young, "yes");
  assert.equal(again.route.at, "help");
});

test("an answer that comes after Stop is nobody's", () => {
  const asked = run(fresh(), { type: "example", demo: "quiet" });
  const id = last(asked);
  const stopped = run(asked, { type: "stop" });
  assert.deepEqual(run(stopped, { type: "replied", id, name: "sample", reply: CHAT }).chat, null);
});

test("a letter is held before Python is there, and leaves this page only when that has it", () => {
  const written = run(
    begin("en", "GB", 1_000_000, 0),
    { type: "typed", field: "letter", text: "Hello?" },
    { type: "picked", scale: "urge", n: 4 },
    { type: "hold" },
  );
  assert.equal(written.unkept.length, 1);
  const handed = run(written, { type: "ready" });
  const key = handed.unkept[0]?.key ?? "";
  const [id] = Object.entries(handed.pending).find(([, name]) => name === "hold") ?? ["0"];
  assert.equal(run(handed, { type: "broke", id: Number(id), name: "hold" }).unkept.length, 1);
  const kept = run(handed, {
    type: "replied",
    id: Number(id),
    name: "hold",
    reply: { kept: [key], harm: "" },
  });
  assert.equal(kept.unkept.length, 0);
});

test("tonight is this evening, and a wait of two hours where it is late already", () => {
  const day = 86_400;
  const at = (hour: number) => 100 * day + hour * 3600;
  assert.equal(waitS("tonight", at(14)), 7 * 3600);
  assert.equal(waitS("tonight", at(23)), 2 * 3600);
  assert.equal(waitS("tomorrow", at(14)), 31 * 3600);
  assert.equal(waitS("tomorrow", at(23)), 22 * 3600);
  assert.equal(waitS("three_days", at(3)), 3 * day);
});

test("of two answers the one that protects more stays", () => {
  const [no, yes] = [
    { ...NO_CARE, afraid: "no" },
    { ...NO_CARE, afraid: "unsure", young: "no" },
  ] as const;
  assert.equal(mergeCare(no, yes).afraid, "unsure");
  assert.equal(mergeCare(yes, no).afraid, "unsure");
  assert.ok(atLeast(yes, no));
  assert.ok(!atLeast(no, yes));
});

test("a message that is not what the schema says is none", () => {
  const wrong: readonly (() => unknown)[] = [
    () => checkReply("hold", { kept: ["a"] }),
    () => checkReply("hold", { kept: [1], harm: "" }),
    () => checkReply("hold", { kept: [], harm: "", more: 1 }),
    () => checkReply("read", { kind: "chat" }),
    () => checkReply("tell", { ...CHAT, kind: "told" }),
    () => checkTakes("letter", { id: 0.5, does: "let_go", urge: 1, attempts: 0, note: "" }),
  ];
  for (const one of wrong) assert.throws(one, MessageError);
  assert.deepEqual(checkReply("read", CHAT), CHAT);
  assert.throws(() => checkReply("dials", { page: null, said: "" }), MessageError);
});
