// A block of the page back into bytes: seven bits to a character, then gzip (see build.py).
function unpack(text) {
  const bytes = new Uint8Array((text.length * 7) >> 3);
  let bits = 0;
  let have = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 7) | (text.charCodeAt(i) & 127);
    have += 7;
    if (have >= 8) { have -= 8; bytes[at++] = bits >> have; bits &= (1 << have) - 1; }
  }
  // Written in by hand: WebKit cannot read a Blob in a worker of a page from disk.
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return readable;
}
