/** Bytes in pieces of at most 1 MB, which may be read from the start several times; never held whole by who reads them. */
export type ByteSource = { size: number; pieces(): AsyncIterable<Uint8Array> };

const PIECE = 256 * 1024;

/** A source over bytes that are in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async *pieces() {
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
    },
  };
}

/** All the bytes of a source, for what cannot be read in pieces (a workbook, a JSON list): bounded by the caller. */
export async function wholeBytes(source: ByteSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.pieces()) pieces.push(piece);
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}
