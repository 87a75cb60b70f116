/** Fetches the parts of the program for the page of the folder. It sees no chat and sends nothing. */
import type { FromLoader } from "../effects/parts.ts";

type Listed = readonly { readonly name: string; readonly file: string; readonly size: number }[];
declare const PARTS: Listed;
declare const BOOKS: Listed;

const say = (message: FromLoader, moved: Transferable[] = []) => self.postMessage(message, moved);

/** All parts of the program, or the one language after which this worker is named. */
async function load(): Promise<void> {
  const wanted = self.name ? BOOKS.filter(({ name }) => name === self.name) : PARTS;
  const whole = wanted.reduce((sum, part) => sum + part.size, 0);
  let had = 0;
  await Promise.all(
    wanted.map(async ({ name, file, size }) => {
      const response = await fetch(file);
      if (!response.ok || response.body === null) throw new Error(file);
      const bytes = new Uint8Array(size);
      let at = 0;
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        bytes.set(value, at);
        at += value.length;
        had += value.length;
        say({ kind: "progress", share: had / whole });
      }
      if (at !== size) throw new Error(file);
      say({ kind: "part", name, bytes }, [bytes.buffer]);
    }),
  );
}

load().then(
  () => say({ kind: "done" }),
  () => say({ kind: "failed" }),
);
