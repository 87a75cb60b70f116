/** The parts of the program: compressed, and in the one file written seven bits to a character. */

/** A part as it came: text of the one file, or bytes of the folder. */
export type Part = string | Uint8Array;

function fromText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((text.length * 7) >> 3);
  let bits = 0;
  let have = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 7) | (text.charCodeAt(i) & 127);
    have += 7;
    if (have >= 8) {
      have -= 8;
      bytes[at++] = bits >> have;
      bits &= (1 << have) - 1;
    }
  }
  return bytes;
}

/** The bytes of a part, packed as they are. */
export function bytesOf(part: Part): Uint8Array<ArrayBuffer> {
  return typeof part === "string" ? fromText(part) : new Uint8Array(part);
}

/** Unpack a part. Written in by hand: WebKit cannot read a Blob in a worker of a page from disk. */
export function unpack(part: Part): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = bytesOf(part);
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return readable;
}

export async function unpackWhole(part: Part): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(unpack(part)).arrayBuffer());
}
