// The page: shows one step at a time; every sentence comes from the core.
"use strict";
const $ = (id) => document.getElementById(id);
const STEPS = ["questions", "choose", "who", "result"];
const CHUNK = 4 << 20;
let language = navigator.language.startsWith("de") ? "de" : "en";
let words = {};
let worker = null;
let waiting = new Map();
let number = 0;
let found = null;
let chat = null;
let answers = null;

async function unpack(id) {
  const text = $(id).textContent;
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

function post(message, moved = []) {
  return new Promise((resolve, reject) => {
    const id = ++number;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...message, id }, moved);
  });
}

async function boot() {
  const [script, wasm, library, core] = await Promise.all(
    ["worker", "wasm", "library", "core"].map(unpack));
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.onmessage = ({ data }) => {
    if ("progress" in data) { $("progress").value = data.progress; return; }
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) promise.resolve(data.answer && JSON.parse(data.answer));
    else promise.reject(new Error(data.kind));
  };
  worker.onerror = () => { for (const one of waiting.values()) one.reject(new Error("worker")); };
  await post({ boot: { wasm, library: new Uint8Array(library), core: new Uint8Array(core) } },
    [wasm, library, core]);
  URL.revokeObjectURL(address);
}

async function ask(name, values = {}, extra = {}) {
  const moved = extra.bytes ? [extra.bytes.buffer] : [];
  const answer = await post({ name_of: name, values: { ...values, say_in: language }, ...extra }, moved);
  if ("refused" in answer) { refuse(answer.refused); return null; }
  return answer.value;
}

function refuse(text) {
  $("refused").textContent = text;
  $("refused").hidden = !text;
}

function step(name, title) {
  for (const one of STEPS) $(one).hidden = one !== name;
  $("main").classList.toggle("wide", name === "result");
  $("title").textContent = words[title];
  refuse("");
  $("main").focus();
  scrollTo(0, 0);
}

async function busy(work, canStop = false) {
  $("progress").hidden = false;
  $("progress").removeAttribute("value");
  $("cancel").hidden = !canStop;
  $("status").textContent = words.working || "";
  for (const one of STEPS) $(one).inert = true;
  try { return await work(); }
  catch (error) { if (error.message !== "cancelled") refuse(words.broke); return null; }
  finally {
    $("progress").hidden = $("cancel").hidden = true;
    $("status").textContent = "";
    for (const one of STEPS) $(one).inert = false;
  }
}

async function speak() {
  words = await ask("words", { language });
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll("[data-word]"))
    one.textContent = words[one.dataset.word];
  $("progress").setAttribute("aria-label", words.working);
  $("report").title = words.report;
  $("language").textContent = language === "de" ? "English" : "Deutsch";
  $("language").lang = language === "de" ? "en" : "de";
  $("leave").hidden = false;
}

$("language").onclick = () => busy(async () => {
  language = language === "de" ? "en" : "de";
  await speak();
  const open = STEPS.find((one) => !$(one).hidden);
  if (open) $("title").textContent = words["title_" + open];
  if (answers && open === "choose") await tellCare();
  if (chat && open === "who") describe();
});

async function tellCare() {
  const told = await ask("care", { answers, language });
  if (told === null) return null;
  const text = [told.afraid, told.refused].filter(Boolean).join(" ");
  $("gentle").textContent = text;
  $("gentle").hidden = !text;
  return told;
}

$("questions").onsubmit = (event) => {
  event.preventDefault();
  const given = new FormData($("questions"));
  answers = Object.fromEntries([...given].map(([key, value]) => [key, value === "yes"]));
  busy(async () => {
    const told = await tellCare();
    if (told === null) return;
    if (!answers.adult) { refuse(told.refused); return; }
    step("choose", "title_choose");
  });
};

async function readWhole(file) {
  const bytes = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += CHUNK) {
    bytes.set(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()), at);
    $("progress").value = at / file.size;
  }
  return bytes;
}

async function take(file, dates = null) {
  const name = file.name.replace(/[/\\\0]/g, "_").slice(-150) || "chat";
  const bytes = await readWhole(file);
  const read = await ask("read", { name, dates }, { bytes, name });
  if (read === null) return;
  chat = { ...read, file };
  describe();
  step("who", "title_who");
}

function localNow() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

function describe() {
  const u = chat.understood;
  const fill = { file: u.file, n: u.n_events, first: u.first, last: u.last };
  $("understood").textContent = words.understood.replace(/{(\w+)}/g, (_, key) => fill[key]);
  $("dates").hidden = u.date_order_sure !== "ambiguous";
  for (const one of $("dates").querySelectorAll("input")) one.checked = one.value === u.date_order;
  const names = u.senders.map((one) => one.name);
  for (const id of ["me", "other"])
    $(id).replaceChildren(...names.map((name) => new Option(name, name)));
  const mine = chat.me || u.owner;
  $("me").selectedIndex = Math.max(names.indexOf(mine), 0);
  $("other").selectedIndex = $("me").selectedIndex === 0 ? Math.min(1, names.length - 1) : 0;
}

for (const one of $("dates").querySelectorAll("input"))
  one.onchange = () => busy(() => take(chat.file, one.value), true);

$("file").onchange = () => {
  const [file] = $("file").files;
  if (file) { refuse(""); busy(() => take(file), true); }
  $("file").value = "";
};
for (const kind of ["dragover", "dragleave", "drop"])
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    $("drop").classList.toggle("over", kind === "dragover");
    const file = kind === "drop" && !$("choose").hidden && event.dataTransfer.files[0];
    if (file) { refuse(""); busy(() => take(file), true); }
  });

$("sample").onclick = () => busy(async () => {
  const read = await ask("sample");
  if (read === null) return;
  chat = read;
  describe();
  step("who", "title_who");
});

$("who").onsubmit = (event) => {
  event.preventDefault();
  busy(async () => {
    const now = chat.now || localNow();
    const told = await ask("study", { me: $("me").value, other: $("other").value, now });
    if (told === null) return;
    found = told;
    $("report").srcdoc = found.report;
    step("result", "title_result");
  }, true);
};

$("cancel").onclick = async () => {
  worker.terminate();
  for (const one of waiting.values()) one.reject(new Error("cancelled"));
  waiting.clear();
  await busy(async () => {
    await boot();
    if (answers) await ask("care", { answers, language });
    step("choose", "title_choose");
  });
};

function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
$("save_page").onclick = () => save(found.report, "awhile-report.html", "text/html");
$("save_json").onclick = () => save(found.json, "awhile-study.json", "application/json");
$("again").onclick = () => { forget(); step("choose", "title_choose"); };

function forget() {
  found = chat = null;
  $("report").removeAttribute("srcdoc");
}
$("leave").onclick = () => {
  worker.terminate();
  forget();
  document.body.replaceChildren();
  document.title = "";
  location.replace("about:blank");
};

busy(async () => {
  await boot();
  await speak();
  step("questions", "title_questions");
}).then(() => { if (!words.lead) $("status").textContent = "This browser cannot run Awhile. / Dieser Browser kann Awhile nicht ausführen."; });
