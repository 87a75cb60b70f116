/** The worker that runs Python: started, asked, ended. */

import schema from "../../schema.json";
import { checkReply, checkTakes, MessageError } from "../core/check.ts";
import type { CallName } from "../core/messages.ts";
import type { Asks } from "../state/effects.ts";
import type { Event, Replied } from "../state/events.ts";
import type { FromWorker, Parts, ToWorker } from "../worker/protocol.ts";
import { unpackWhole } from "../worker/unpack.ts";
import type { Files } from "./files.ts";
import type { Source } from "./parts.ts";

const SCHEMA = JSON.stringify(schema);
const FAILED: Event = { type: "engine", phase: "failed", share: 1 };

export class Engine {
  private worker: Worker | null = null;
  private address = "";
  private parts: Parts | null = null;
  private readonly names = new Map<number, CallName>();
  /** What was asked before there was a worker. */
  private early: Asks[] = [];

  constructor(
    private readonly source: Source,
    private readonly files: Files,
    private readonly send: (event: Event) => void,
    private readonly nowS: () => number,
  ) {}

  /** Fetch the parts, where that is needed, and start Python. */
  async start(): Promise<void> {
    try {
      if (this.parts === null) {
        const { script, parts } = await this.source((share) =>
          this.send({ type: "engine", phase: "loading", share }),
        );
        this.parts = parts;
        const text = await unpackWhole(script);
        this.address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      }
      this.send({ type: "engine", phase: "starting", share: 1 });
      const worker = new Worker(this.address);
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (worker === this.worker) this.hear(data);
      };
      worker.onerror = () => {
        if (worker === this.worker) this.send(FAILED);
      };
      this.post({ kind: "boot", parts: this.parts, schema: SCHEMA }, []);
      for (const effect of this.early.splice(0)) void this.ask(effect);
    } catch {
      this.send(FAILED);
    }
  }

  /** End the worker with all it does, and start a fresh one. */
  async restart(): Promise<void> {
    this.end();
    await this.start();
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.early = [];
    this.names.clear();
  }

  async ask(effect: Asks): Promise<void> {
    const worker = this.worker;
    if (worker === null) {
      this.early.push(effect);
      return;
    }
    this.names.set(effect.id, effect.name);
    try {
      checkTakes(effect.name, effect.takes);
      const files = [];
      for (const { path, file } of effect.files) {
        const bytes =
          file instanceof Uint8Array
            ? file.slice()
            : await this.files.read(file.id, (share) => this.send({ type: "progress", share: share / 5 }));
        files.push({ path, bytes });
      }
      // Stopped while a file was read: the question belongs to a worker that is gone.
      if (worker !== this.worker) return;
      const { name, takes, care, remembered, language } = effect;
      const question = { name, takes, care, remembered, language, now_s: this.nowS() };
      this.post(
        { kind: "ask", id: effect.id, question, files },
        files.map((one) => one.bytes.buffer as ArrayBuffer),
      );
    } catch {
      if (worker === this.worker) this.send({ type: "broke", id: effect.id, name: effect.name });
    }
  }

  private post(message: ToWorker, moved: Transferable[]): void {
    this.worker?.postMessage(message, moved);
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case "ready":
        this.send({ type: "ready" });
        return;
      case "failed":
        this.send(FAILED);
        return;
      case "progress":
        this.send({ type: "progress", share: 0.2 + message.share * 0.8 });
        return;
      case "kept":
        this.send({ ...message, type: "kept" });
        return;
      case "broke":
        this.fail(message.id, message.what);
        return;
      case "answer":
        this.answer(message.id, message.text);
    }
  }

  private answer(id: number, text: string): void {
    const name = this.names.get(id);
    if (name === undefined) return;
    const answer = JSON.parse(text) as { gives?: unknown; refused?: string; guide?: boolean };
    if (typeof answer.refused === "string") {
      this.names.delete(id);
      this.send({ type: "refused", id, name, text: answer.refused, guide: answer.guide === true });
      return;
    }
    try {
      const reply = checkReply(name, answer.gives);
      this.names.delete(id);
      this.send({ type: "replied", id, name, reply } as Replied);
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      this.fail(id, error.message);
    }
  }

  private fail(id: number, what: string): void {
    const name = this.names.get(id);
    this.names.delete(id);
    if (name === undefined) return;
    document.documentElement.dataset.broke = `${name}: ${what}`;
    this.send({ type: "broke", id, name });
  }
}
