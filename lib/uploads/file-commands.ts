import { connectionOf } from '../db';
import type { Prisma } from '../generated/prisma/client';
import type { ByteSource } from '../tabular/source';

/** Keeps the bytes of an upload, a piece at a time: none is held longer than it takes to send it. */
export async function keepPieces(tx: Prisma.TransactionClient, uploadId: string, source: ByteSource): Promise<void> {
  const connection = await connectionOf(tx);
  let position = 0;
  for await (const bytes of source.pieces()) {
    // Through Prisma a piece would be a text of a third more, and a copy of it.
    await connection.query('insert into upload_file (upload_id, position, bytes) values ($1, $2, $3)', [
      uploadId,
      position,
      bytes,
    ]);
    position += 1;
  }
}
