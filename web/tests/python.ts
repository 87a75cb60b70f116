/** A stand-in for Python and its worker: it keeps letters, and answers late, wrongly or never. */
import type { Care, Chat, Letter, Told } from "../src/core/messages.ts";
import type { Asks } from "../src/state/effects.ts";
import type { Event } from "../src/state/events.ts";
import type { Chosen } from "../src/state/state.ts";

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Kept {
  readonly id: number;
  readonly text: string;
  readonly outcome: Letter["outcome"];
}

/** A store as bytes: what the real one is, but readable here. */
export function pack(kind: "memory" | "vault", letters: readonly Kept[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ kind, letters }));
}

export function unpack(bytes: Uint8Array): { kind: string; letters: readonly Kept[] } | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as { kind: string; letters: readonly Kept[] };
  } catch {
    return null;
  }
}

export const FILES: Readonly<Record<"store" | "photo", Uint8Array>> = {
  store: pack("vault", [{ id: 1, text: "an old letter", outcome: "waiting" }]),
  photo: new TextEncoder().encode("not a store"),
};

const PEOPLE = [
  { name: "Ana", n: 9 },
  { name: "Bo", n: 8 },
];

function chat(random: Random, invented: boolean): Chat {
  const people =
    invented || random() < 0.7
      ? PEOPLE
      : random() < 0.5
        ? PEOPLE.slice(0, 1)
        : [...PEOPLE, { name: "Cleo", n: 3 }];
  return {
    kind: "chat",
    files: [{ file: "chat.txt", first: "2025-01-01", last: "2025-06-01", n: 17 }],
    people,
    order: "dmy",
    order_unsure: !invented && random() < 0.3,
    zone_assumed: true,
    notes: [],
    me: invented ? "Ana" : null,
    now: invented ? "2025-06-02T00:00:00" : null,
  };
}

/** What was told carries the answers under which it was asked for, so that a test can compare. */
function told(care: Care, me: string, other: string): Told {
  return {
    kind: "told",
    title: JSON.stringify(care),
    notices: [],
    marks: [],
    doors: [{ door: "hold", text: "Write" }],
    me,
    other,
    first: ["div", {}, [["h1", {}, ["Told"]]]],
    chapters: [{ key: "before", title: "Before", about: "", body: ["p", {}, ["…"]] }],
    care,
  };
}

/** One worker. Restarting makes a new one: nothing but bytes handed out survives it. */
export class Python {
  memory: Kept[] | null = null;
  vault: Kept[] | null = null;
  private next = 100;

  constructor(private readonly random: Random) {}

  /** Answer one question; a file that was chosen stands for its bytes by its name. */
  answer(effect: Asks): readonly Event[] {
    const before = JSON.stringify([this.memory, this.vault]);
    const [memory, vault] = [this.memory, this.vault];
    const reply = this.reply(effect);
    const events: Event[] = [];
    if (JSON.stringify([this.memory, this.vault]) !== before)
      events.push({
        type: "kept",
        memory: this.memory === memory ? undefined : this.memory && pack("memory", this.memory),
        vault: this.vault === vault ? undefined : this.vault && pack("vault", this.vault),
        remembered: "",
        wrote: effect.name !== "place_open" || memory !== null,
      });
    return [...events, reply];
  }

  private bytesOf(file: Chosen | Uint8Array): Uint8Array {
    if (file instanceof Uint8Array) return file;
    return file.name === "awhile.store" ? FILES.store : FILES.photo;
  }

  private keep(one: Kept): void {
    if (this.vault) this.vault = [...this.vault, one];
    else this.memory = [...(this.memory ?? []), one];
  }

  private reply(effect: Asks): Event {
    const { id, care } = effect;
    const refuse = (text: string): Event => ({ type: "refused", id, name: effect.name, text, guide: false });
    if (this.random() < 0.05 && effect.name !== "place_restore")
      return { type: "broke", id, name: effect.name };
    switch (effect.name) {
      case "care":
        return { type: "replied", id, name: "care", reply: { care, said: [], draft: true } };
      case "sample":
        return { type: "replied", id, name: "sample", reply: chat(this.random, true) };
      case "read":
        if (this.random() < 0.2) return refuse("no chat");
        if (this.random() < 0.2 && effect.takes.chat === null)
          return {
            type: "replied",
            id,
            name: "read",
            reply: { kind: "conversations", titles: ["Bo", "Cleo"] },
          };
        return { type: "replied", id, name: "read", reply: chat(this.random, false) };
      case "study": {
        if (this.random() < 0.1) return refuse("enough");
        if (this.random() < 0.3 && effect.takes.answers.stop === undefined && !effect.takes.invented) {
          const asked = {
            kind: "ask",
            key: "stop",
            text: "Is it so?",
            why: "",
            file: "",
            name: "",
            other: "",
          } as const;
          return { type: "replied", id, name: "study", reply: asked };
        }
        return { type: "replied", id, name: "study", reply: told(care, effect.takes.me, effect.takes.other) };
      }
      case "tell":
        return { type: "replied", id, name: "tell", reply: told(care, "Ana", "Bo") };
      case "hold": {
        for (const one of effect.takes.letters)
          this.keep({ id: this.next++, text: one.text, outcome: "waiting" });
        const kept = effect.takes.letters.map((one) => one.key);
        return {
          type: "replied",
          id,
          name: "hold",
          reply: { kept, harm: this.random() < 0.1 ? "help" : "" },
        };
      }
      case "letters": {
        const letters = (this.vault ?? this.memory ?? []).map(
          (one): Letter => ({
            id: one.id,
            written_s: 0,
            until_s: 10,
            urge_before: 5,
            urge_after: null,
            outcome: one.outcome,
            look_back: "",
            text: "",
            choices: one.outcome === "waiting" ? ["let_go", "wait_longer", "take_out"] : ["look_back"],
          }),
        );
        return { type: "replied", id, name: "letters", reply: { letters } };
      }
      case "letter": {
        const { id: number, does } = effect.takes;
        const close = (list: Kept[] | null) =>
          list?.map((one) =>
            one.id === number && (does === "let_go" || does === "take_out")
              ? {
                  ...one,
                  text: does === "let_go" ? "" : one.text,
                  outcome: does === "let_go" ? "let_go" : "taken",
                }
              : one,
          ) as Kept[] | undefined;
        if (this.vault) this.vault = close(this.vault) ?? null;
        else this.memory = close(this.memory) ?? null;
        return { type: "replied", id, name: "letter", reply: { lines: ["done"], harm: "" } };
      }
      case "place_make":
        if (effect.takes.passphrase !== effect.takes.again) return refuse("differ");
        this.vault = this.memory ?? [];
        this.memory = null;
        return { type: "replied", id, name: "place_make", reply: { care, said: [], draft: true } };
      case "place_open": {
        const [file] = effect.files;
        const found = file ? unpack(this.bytesOf(file.file)) : null;
        if (this.vault || found?.kind !== "vault" || effect.takes.passphrase === "wrong")
          return refuse("locked");
        this.vault = [...found.letters, ...(this.memory ?? [])];
        this.memory = null;
        return { type: "replied", id, name: "place_open", reply: { care, said: [], draft: true } };
      }
      case "place_restore": {
        const [file] = effect.files;
        const found = file ? unpack(this.bytesOf(file.file)) : null;
        if (found) for (const one of found.letters) this.keep(one);
        return { type: "replied", id, name: "place_restore", reply: {} };
      }
      case "document":
      case "numbers":
      case "place_export":
        return { type: "replied", id, name: effect.name, reply: { text: "…" } };
      case "forget":
        return { type: "replied", id, name: "forget", reply: {} };
      case "advice":
        return { type: "replied", id, name: "advice", reply: { opening: JSON.stringify(care), claims: [] } };
      case "dials":
        return { type: "replied", id, name: "dials", reply: { page: "", said: "…" } };
      case "draft":
      case "keep_day":
      case "trends":
      case "reflect":
      case "plan":
      case "plans":
        return { type: "replied", id, name: effect.name, reply: { lines: ["…"], harm: "" } };
      case "items":
        return { type: "replied", id, name: "items", reply: { items: [{ item: "worry_1", text: "…" }] } };
      case "practices": {
        const one = {
          id: "p01",
          guarded: false,
          title: "A plan",
          minutes: 5,
          steps: ["…"],
          guard: "",
          graded: "",
        };
        const practices = [one, { ...one, id: "p06", guarded: true }];
        return { type: "replied", id, name: "practices", reply: { note: "", practices } };
      }
      case "begin":
        return {
          type: "replied",
          id,
          name: "begin",
          reply:
            effect.takes.answers.length < 3
              ? { question: "?", lines: [], open: false }
              : { question: "", lines: [], open: true },
        };
      case "reminders":
        return { type: "replied", id, name: "reminders", reply: { text: "", said: "" } };
      case "places":
        return {
          type: "replied",
          id,
          name: "places",
          reply: { first: "", countries: [], places: [], notes: [] },
        };
    }
  }
}
