/** Fetches the parts of the program for the page of the folder. It sees no chat and sends nothing. */
import type { FromLoader } from "../effects/parts.ts";

declare const PARTS: readonly { readonly name: string; readonly file: string; readonly size: number }[];

const say = (message: FromLoader, moved: Transferable[] = []) => self.postMessage(message, moved);

async function load(): Promise<void> {
  const whole = PARTS.reduce((sum, part) => sum + part.size, 0);
  let had = 0;
  await Promise.all(
    PARTS.map(async ({ name, file, size }) => {
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
