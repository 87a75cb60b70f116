/** Files that were chosen; the state knows them by number only. */
import type { Chosen } from "../state/state.ts";

const CHUNK = 4 << 20;

export class Files {
  private readonly known = new Map<number, File>();
  private next = 1;

  add(files: Iterable<File>): readonly Chosen[] {
    return [...files].map((file) => {
      const id = this.next++;
      this.known.set(id, file);
      return { id, name: file.name, size: file.size };
    });
  }

  /** Read a file in pieces, so that the page stays responsive and can say how far it is. */
  async read(id: number, progress: (share: number) => void): Promise<Uint8Array> {
    const file = this.known.get(id);
    if (file === undefined) throw new Error("no such file");
    const bytes = new Uint8Array(file.size);
    for (let at = 0; at < file.size; at += CHUNK) {
      bytes.set(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()), at);
      progress(at / file.size);
    }
    return bytes;
  }

  forget(): void {
    this.known.clear();
  }
}

/** Hand a file to the browser's own way of keeping downloads. */
export function download(data: BlobPart, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
