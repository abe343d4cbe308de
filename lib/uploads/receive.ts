import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { type ByteSource, bytesSource } from '../tabular/source';

/** Above it, bytes that come in wait on disk, and what is made of them goes on after the answer. */
export const LARGE_BYTES = 2 * 1024 * 1024;
const PIECE = 256 * 1024;

/** Bytes that came in whole, readable as often as need be until they are let go. */
export type Received = { source: ByteSource; letGo(): Promise<void> };

/** Takes in what a request sends; null as soon as it passes `most` bytes, the rest being left unread. Never more than `LARGE_BYTES` in memory. */
export async function receive(content: AsyncIterable<Uint8Array>, most: number): Promise<Received | null> {
  const waiting: Uint8Array[] = [];
  let size = 0;
  let spool: Spool | null = null;
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > most) {
        await spool?.remove();
        return null;
      }
      if (spool) await spool.write(chunk);
      else {
        waiting.push(chunk);
        if (size <= LARGE_BYTES) continue;
        spool = await openSpool();
        for (const one of waiting.splice(0)) await spool.write(one);
      }
    }
    await spool?.end();
  } catch (error) {
    await spool?.remove(); // the sender has gone, or the disk is full
    throw error;
  }
  if (!spool) return { source: bytesSource(Buffer.concat(waiting, size)), letGo: async () => {} };
  const { file, remove } = spool;
  const source: ByteSource = { size, pieces: () => createReadStream(file, { highWaterMark: PIECE }) };
  return { source, letGo: remove };
}

/** The body of a request; null when it weighs more than `most`, by what it says or by what comes. */
export async function receiveBody(request: Request, most: number): Promise<Received | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  return receive((request.body ?? []) as unknown as AsyncIterable<Uint8Array>, most);
}

type Spool = {
  file: string;
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
  remove(): Promise<void>;
};

async function openSpool(): Promise<Spool> {
  const directory = await mkdtemp(path.join(tmpdir(), 'vigie-upload-'));
  const file = path.join(directory, 'bytes');
  const stream = createWriteStream(file, { mode: 0o600 });
  stream.on('error', () => {}); // told to the one who writes
  return {
    file,
    write: (chunk) =>
      new Promise((resolve, reject) => stream.write(chunk, (error) => (error ? reject(error) : resolve()))),
    async end() {
      stream.end();
      await finished(stream);
    },
    async remove() {
      stream.destroy();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The sha256 of a source, in hexadecimal. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of source.pieces()) hash.update(piece);
  return hash.digest('hex');
}
