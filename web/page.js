// The page: shows one step at a time; every sentence comes from the core.
"use strict";
const $ = (id) => document.getElementById(id);
const all = (pattern) => [...document.querySelectorAll(pattern)];
const STEPS = ["choose", "conversation", "who", "result"];
const SECTIONS = ["questions", ...STEPS, "claims", "theory", "hold", "draft", "journal", "plans", "practices",
  "no_place", "keep", "help"];
const NEEDS_PLACE = ["hold", "journal", "plans"];
const BLOCKS = ["wasm", "library", "core", "store"];
const CHUNK = 4 << 20;
const STORE = "/place/awhile.store";
const WORDS = JSON.parse($("words").textContent);
let language = navigator.language.startsWith("de") ? "de" : "en";
let worker = null;
let ready = null;
let waiting = new Map();
let number = 0;
let working = 0;
let view = "questions";
let before = "questions";
let step = "choose";
let answers = null;
let adult = true;
let files = [];
let outside = [];
let how = {};
let chat = null;
let found = null;
let place = null;
let hasPlace = false;
let unsaved = false;

// Words

function word(key, values = {}) {
  const [own, english] = [WORDS[language], WORDS.en];
  const text = own.page[key] || own.practice[key] || english.page[key] || english.practice[key];
  return text.replace(/{(\w+)}/g, (_, name) => values[name]);
}

function speak() {
  document.documentElement.lang = language;
  for (const one of all("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of all("[data-label]")) one.setAttribute("aria-label", word(one.dataset.label));
  $("language").textContent = language === "de" ? "English" : "Deutsch";
  $("language").lang = language === "de" ? "en" : "de";
}

function make(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

// The worker

function post(message, moved = []) {
  return new Promise((resolve, reject) => {
    const id = ++number;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...message, id }, moved);
  });
}

async function boot() {
  const script = await new Response(unpack($("worker").textContent)).blob();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.onmessage = ({ data }) => {
    if ("progress" in data) { $("progress").value = data.progress; return; }
    if (data.place) { place = data.place; changed(true); }
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) promise.resolve(data.answer && JSON.parse(data.answer));
    else promise.reject(new Error(data.kind));
  };
  worker.onerror = () => { for (const one of waiting.values()) one.reject(new Error("worker")); };
  await post({ boot: Object.fromEntries(BLOCKS.map((id) => [id, $(id).textContent])) });
  URL.revokeObjectURL(address);
  document.documentElement.dataset.ready = "yes";
}

function start() {
  delete document.documentElement.dataset.ready;
  ready = boot();
  ready.catch((error) => { if (error.message !== "cancelled") refuse(word("cannot_run")); });
}

async function ask(name, values = {}, given = []) {
  await ready;
  const moved = given.map((one) => one.bytes.buffer);
  const answer = await post({ name_of: name, values: { ...values, language }, files: given }, moved);
  if ("refused" in answer) { refuse(answer.refused); return null; }
  return answer.value;
}

async function busy(work, canStop = false) {
  working++;
  $("progress").hidden = false;
  $("progress").removeAttribute("value");
  $("cancel").hidden = !canStop;
  $("status").textContent = word(document.documentElement.dataset.ready ? "working" : "starting");
  for (const one of SECTIONS) $(one).inert = true;
  refuse("");
  try { return await work(); }
  catch (error) { if (error.message !== "cancelled") refuse(word("broke")); return null; }
  finally {
    if (--working === 0) {
      $("progress").hidden = $("cancel").hidden = true;
      $("status").textContent = "";
      for (const one of SECTIONS) $(one).inert = false;
    }
  }
}

function refuse(text) {
  $("refused").textContent = text;
  $("refused").hidden = !text;
}

function tell(text) {
  $("said").textContent = text;
  $("said").hidden = !text;
}

// Views

const FILL = {
  claims: async () => {
    const told = await ask("claims");
    $("opening").textContent = told.opening;
    $("claim_list").replaceChildren(...told.claims.map((claim) => {
      const lines = make("ul");
      lines.append(...claim.lines.map((line) => make("li", line)));
      const details = make("details");
      details.append(make("summary", claim.advice), lines);
      return details;
    }));
  },
  theory: async () => {
    const told = await ask("theory");
    if ($("dials").srcdoc !== told.page) $("dials").srcdoc = told.page;
    $("dials").hidden = !told.page;
    tell(told.said);
  },
  hold: fillHeld,
  practices: fillPractices,
  help: fillHelp,
};

async function show(name) {
  if (name === "help" && view !== "help") before = view;
  view = name;
  const asksPlace = !hasPlace && [...NEEDS_PLACE, "keep"].includes(name);
  const open = name === "chat" ? [step] : !asksPlace ? [name]
    : name === "keep" ? ["no_place", "keep"] : ["no_place"];
  for (const one of SECTIONS) $(one).hidden = !open.includes(one);
  $("has_place").hidden = !hasPlace;
  $("delete_sure").hidden = true;
  for (const one of all("#nav button")) {
    one.setAttribute("aria-current", one.dataset.view === name ? "page" : "false");
    if (one.dataset.view === name) one.scrollIntoView({ inline: "center", block: "nearest" });
  }
  $("main").classList.toggle("wide", name === "chat" && step === "result");
  $("title").textContent = word("title_" + (name === "chat" ? step : name));
  refuse("");
  tell("");
  if (FILL[name] && open.includes(name)) await busy(FILL[name]);
  $("main").focus();
  scrollTo(0, 0);
}

function go(to) {
  step = to;
  return show("chat");
}

for (const one of all("[data-view]")) one.onclick = () => show(one.dataset.view);
$("back").onclick = () => show(before);

$("language").onclick = async () => {
  language = language === "de" ? "en" : "de";
  speak();
  if (answers) await busy(tellCare);
  if (chat && step === "who") describe();
  if (found) await busy(() => study(), true);
  await show(view);
};

// The stop rules' questions

async function tellCare() {
  const told = await ask("care", { answers });
  if (told !== null) heed(told);
}

function heed(told) {
  adult = told.adult;
  $("gentle").textContent = told.said.join("\n\n");
  $("gentle").hidden = told.said.length === 0;
  $("nav").hidden = !adult;
}

$("questions").onsubmit = async (event) => {
  event.preventDefault();
  const given = new FormData($("questions"));
  answers = Object.fromEntries([...given].map(([key, value]) => [key, value === "yes"]));
  await busy(tellCare);
  if ($("refused").hidden) await (adult ? go("choose") : show("help"));
};

// A chat

async function readWhole(file) {
  const bytes = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += CHUNK) {
    bytes.set(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()), at);
    $("progress").value = at / file.size;
  }
  return bytes;
}

async function take() {
  const given = [];
  for (const file of files) {
    let name = file.name.replace(/[/\\\0]/g, "_").slice(-150) || "chat";
    while (given.some((one) => one.name === name)) name = "_" + name;
    given.push({ name, path: "/chat/" + name, bytes: await readWhole(file) });
  }
  const names = given.map((one) => one.name);
  const { dates = null, zone = null, chat: title = null } = how;
  const read = await ask("read", { names, dates, zone, chat: title }, given);
  if (read === null) return;
  if (read.chats) {
    $("chat").replaceChildren(...read.chats.map((one, i) => new Option(one, i + 1)));
    await go("conversation");
    return;
  }
  await understand(read);
}

function choose(chosen) {
  files = [...chosen];
  how = {};
  if (files.length) busy(take, true);
}

function again(more) {
  how = { ...how, ...more };
  if (files.length) busy(take, true);
}

async function understand(read) {
  chat = read;
  describe();
  await go("who");
}

// A wall clock has no zone: it is written as it stands.
function written(wall, style) {
  const own = navigator.language.startsWith(language) ? navigator.language : language;
  return new Date(wall).toLocaleString(own, { timeZone: "UTC", ...style });
}

function describe() {
  const [u] = chat.understood;
  $("understood").replaceChildren(...chat.understood.map((one) => {
    const [first, last] = [one.first, one.last].map((day) => written(day + "Z", { dateStyle: "long" }));
    const n = one.n_events.toLocaleString(language);
    return make("div", word("understood", { file: one.file, n, first, last }));
  }));
  $("notes").replaceChildren(...chat.notes.map((note) => make("li", note)));
  const unsure = chat.understood.find((one) => ["ambiguous", "stated"].includes(one.date_order_sure));
  $("dates").hidden = !unsure;
  for (const one of $("dates").querySelectorAll("input"))
    one.checked = Boolean(unsure) && one.value === unsure.date_order;
  const names = u.senders.map((one) => one.name);
  for (const id of ["me", "other"])
    $(id).replaceChildren(...names.map((name) => new Option(name, name)));
  const mine = chat.me || u.owner;
  $("me").selectedIndex = Math.max(names.indexOf(mine), 0);
  $("other").selectedIndex = $("me").selectedIndex === 0 ? Math.min(1, names.length - 1) : 0;
  nameOwners();
  listOutside();
  $("zones").hidden = !files.length
    || !(how.zone || chat.understood.some((one) => one.zone_assumed));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([here, ...Intl.supportedValuesOf("timeZone")])];
  $("zone").replaceChildren(new Option(word("zone_phone"), ""),
    ...zones.map((zone) => new Option(zone, zone, false, zone === how.zone)));
}

$("file").onchange = () => { choose($("file").files); $("file").value = ""; };
for (const kind of ["dragover", "dragleave", "drop"])
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    $("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop" && !$("choose").hidden && !$("choose").inert) choose(event.dataTransfer.files);
  });
$("conversation").onsubmit = (event) => { event.preventDefault(); again({ chat: $("chat").value }); };
for (const one of $("dates").querySelectorAll("input"))
  one.onchange = () => again({ dates: one.value });
$("zone").onchange = () => again({ zone: $("zone").value || null });

$("sample").onclick = () => busy(async () => {
  files = [];
  how = {};
  const read = await ask("sample");
  if (read !== null) await understand(read);
});

function wallS() {
  const now = new Date();
  return Math.floor(now / 1000) - now.getTimezoneOffset() * 60;
}

async function study(same = {}, answers = {}) {
  const wall = chat.now || new Date(wallS() * 1000).toISOString().slice(0, 19);
  const epoch_s = Math.floor(Date.now() / 1000);
  const [me, other] = [$("me").value, $("other").value];
  const given = { me, other, wall, epoch_s, same, answers, outside };
  const told = await ask("study", given);
  if (told === null) return;
  if (told.ask) {
    const answer = await question(told.ask);
    if (told.ask.key) {
      if (answer !== null) await study(same, { ...answers, [told.ask.key]: answer });
    } else if (answer === "yes") await study({ ...same, [told.name]: told.other }, answers);
    else refuse(word("other_person", told));
    return;
  }
  found = told;
  $("report").srcdoc = found.report;
  step = "result";
}
$("who").onsubmit = async (event) => {
  event.preventDefault();
  await busy(() => study(), true);
  if (step === "result") await go("result");
};

// What happened outside the messages: day, what, and whose, as the core reads them.

function listOutside() {
  $("outside_list").replaceChildren(...outside.map((one, place) => {
    const [day, what, who] = one;
    const when = written(day + "T00:00Z", { dateStyle: "long" });
    const item = make("li", [when, who, what].filter(Boolean).join(", ") + " ");
    const button = make("button", "×", { type: "button", title: word("outside_remove", { what }) });
    button.setAttribute("aria-label", word("outside_remove", { what }));
    button.onclick = () => { outside.splice(place, 1); listOutside(); $("outside_day").focus(); };
    item.append(button);
    return item;
  }));
}

function nameOwners() {
  for (const option of $("outside_who").options)
    if (option.value) option.textContent = $(option.value).value;
}
$("me").onchange = $("other").onchange = nameOwners;

$("outside_add").onclick = () => {
  const [day, what] = [$("outside_day"), $("outside_what")];
  for (const one of [day, what])
    if (!one.value.trim()) { one.focus(); return; }
  outside.push([day.value, what.value.trim(), { me: $("me").value, other: $("other").value }[
    $("outside_who").value] || ""]);
  day.value = what.value = "";
  listOutside();
  day.focus();
};

$("cancel").onclick = async () => {
  worker.terminate();
  for (const one of waiting.values()) one.reject(new Error("cancelled"));
  waiting.clear();
  hasPlace = false;
  found = chat = null;
  start();
  await busy(tellCare);
  await go("choose");
};

function save(data, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
$("save_page").onclick = () => save(found.report, "awhile-report.html", "text/html");
$("save_json").onclick = () => save(found.json, "awhile-study.json", "application/json");
$("again").onclick = () => busy(async () => {
  found = chat = null;
  files = outside = [];
  $("report").removeAttribute("srcdoc");
  await ask("forget");
  await go("choose");
});

// The place to wait

function question({ text, kind }) {
  const [dialog, input] = [$("dialog"), $("dialog_input")];
  $("dialog_text").textContent = text;
  input.parentElement.hidden = kind === "yes_no";
  input.type = kind === "number" ? "number" : "text";
  input.required = kind !== "yes_no";
  input.value = "";
  for (const one of dialog.querySelectorAll("button"))
    one.hidden = { ok: kind === "yes_no", yes: kind !== "yes_no", no: kind !== "yes_no" }[one.value];
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      const said = dialog.returnValue;
      resolve(said === "cancel" ? null : said === "ok" ? input.value : said);
    };
  });
}

// Runs one command; what it still has to ask is asked before it is run again.
async function run(words, given = {}) {
  for (;;) {
    const told = await busy(() => ask("run", { words, answers: given, now_s: wallS() }));
    if (told === null) return false;
    if (!told.ask) {
      for (const [name, text] of Object.entries(told.files))
        save(text, name, name.endsWith("ics") ? "text/calendar" : "application/json");
      if (view === "hold") await busy(fillHeld);
      tell(told.text);
      $("said").scrollIntoView({ block: "nearest" });
      return true;
    }
    const answer = await question(told.ask);
    if (answer === null) return false;
    given = { ...given, [told.ask.key]: answer };
  }
}

for (const form of all("form[data-run]"))
  form.onsubmit = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    const options = (form.dataset.option || "").split(" ").filter(Boolean);
    const words = [...form.dataset.run.split(" "), ...options.flatMap((o) => ["--" + o, given[o]])];
    if (await run(words, given)) form.reset();
  };
for (const one of all("button[data-run]")) one.onclick = () => run(one.dataset.run.split(" "));

const DOES = { let_go: "go", wait_longer: "longer", take_out: "out", look_back: "back" };

async function fillHeld() {
  const list = await ask("held", { now_s: wallS() });
  $("held_list").replaceChildren(...list.map((one) => {
    const card = make("article", "");
    const when = written(one.written_s * 1000, { dateStyle: "long", timeStyle: "short" });
    const key = one.outcome === "waiting" ? (one.hours > 0 ? "held_waits" : "held_ready")
      : "held_" + one.outcome;
    const fill = { ...one, when, hours: Math.ceil(one.hours) };
    card.append(make("p", word(key, fill)));
    if (one.text) card.append(make("blockquote", one.text));
    if (one.look_back) card.append(make("p", word("held_looked_back", fill)));
    for (const choice of one.choices) {
      const button = make("button", word("do_" + choice), { type: "button" });
      button.onclick = () => run(["hold", DOES[choice], String(one.n)]);
      card.append(button);
    }
    return card;
  }));
  if (!list.length) $("held_list").replaceChildren(make("p", word("held_none")));
}

let clock = null;

async function fillPractices() {
  const list = await ask("practices");
  clearInterval(clock);
  $("practice_list").replaceChildren(...list.map((one) => {
    const [details, steps, button] = [make("details"), make("ol"), make("button")];
    details.append(make("summary", word("practice_line", { title: one.title, n: one.minutes })));
    if (one.id) {
      const begin = make("button", word("begin"), { type: "button" });
      begin.onclick = () => run(["practice", one.id]);
      details.append(make("p", one.guard), begin, make("p", one.graded, { className: "soft" }));
      return details;
    }
    steps.append(...one.steps.map((text) => make("li", text)));
    button.type = "button";
    button.textContent = word("timer_start", { n: one.minutes });
    const left = make("span", "", { className: "timer" });
    left.setAttribute("role", "timer");
    button.onclick = () => runClock(one.minutes * 60, left);
    details.append(steps, make("p", one.guard), button, left, make("p", one.graded, { className: "soft" }));
    return details;
  }));
}

function runClock(seconds, left) {
  clearInterval(clock);
  for (const one of all(".timer")) one.textContent = "";
  const end = Date.now() + seconds * 1000;
  const tick = () => {
    const rest = Math.max(0, Math.round((end - Date.now()) / 1000));
    left.textContent = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
    if (rest === 0) { clearInterval(clock); tell(word("timer_done")); }
  };
  clock = setInterval(tick, 1000);
  tick();
}

async function fillHelp() {
  const told = await ask("places", { today: new Date(wallS() * 1000).toISOString().slice(0, 10) });
  $("places").replaceChildren(...told.places.map((one) => {
    const item = make("li", one.name + ": ");
    item.append(make("a", one.site, { href: "https://" + one.site, target: "_blank", rel: "noreferrer" }));
    if (one.number)
      item.append(" ", make("a", one.number, { href: "tel:" + one.number.replace(/[^+\d]/g, "") }),
        ` (${one.seen})`);
    item.append(make("div", one.about, { className: "soft" }));
    return item;
  }));
  $("place_notes").replaceChildren(...told.notes.map((note) => make("p", note)));
}

function changed(is) {
  unsaved = is;
  $("unsaved").hidden = !is;
}

async function enter(told) {
  if (told === null) return false;
  hasPlace = true;
  heed(told);
  answers = { ...answers };
  await show(view);
  return true;
}

$("make_place").onsubmit = (event) => {
  event.preventDefault();
  busy(async () => {
    const given = Object.fromEntries(new FormData($("make_place")));
    if (await enter(await ask("make_place", given))) $("make_place").reset();
  });
};

$("open_place").onsubmit = (event) => {
  event.preventDefault();
  busy(async () => {
    const [file] = $("place_file").files;
    if (!file && !place) { refuse(word("place_no_file")); return; }
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : place.slice();
    const wasUnsaved = !file && unsaved;
    const given = Object.fromEntries(new FormData($("open_place")));
    if (!(await enter(await ask("open_place", given, [{ path: STORE, bytes }])))) return;
    changed(wasUnsaved);
    $("open_place").reset();
  });
};

function savePlace() {
  save(place, "awhile.store", "application/octet-stream");
  changed(false);
  tell(word("place_saved"));
}
$("save_place").onclick = $("save_now").onclick = savePlace;

$("delete").onclick = () => { $("delete_sure").hidden = false; $("delete_sure").focus(); };
$("delete_sure").onclick = async () => {
  await busy(() => ask("close_place"));
  empty();
  start();
  speak();
  $("questions").reset();
  await show("questions");
  tell(word("deleted"));
};

function empty() {
  worker.terminate();
  clearInterval(clock);
  waiting.clear();
  answers = chat = found = place = null;
  files = outside = [];
  how = {};
  step = "choose";
  hasPlace = false;
  changed(false);
  $("report").removeAttribute("srcdoc");
  $("nav").hidden = $("gentle").hidden = true;
  for (const id of ["held_list", "understood", "me", "other", "notes", "chat", "outside_list"]) $(id).replaceChildren();
  for (const form of document.forms) form.reset();
}

// A report tells how high it is, so that one page scrolls and not a frame inside it.
addEventListener("message", ({ source, data }) => {
  for (const frame of [$("report"), $("dials")])
    if (source === frame.contentWindow && Number.isFinite(data.height))
      frame.style.height = `${Math.min(Math.max(data.height, 200), 200_000) + frame.offsetHeight - frame.clientHeight}px`;
});

// Leaving

function leave() {
  empty();
  document.body.replaceChildren();
  document.title = "";
  location.replace("about:blank");
}
$("leave").onclick = leave;
let escaped = 0;
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (event.timeStamp - escaped < 1000) leave();
  escaped = event.timeStamp;
});
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

if (document.querySelector("link[rel=manifest]") && "serviceWorker" in navigator)
  navigator.serviceWorker.register("service-worker.js");
start();
speak();
show("questions");
