import pg from 'pg';
import { env } from '../env';
import type { ByteSource } from '../tabular/source';

const PIECE = 1024 * 1024;
const MOST_CONNECTIONS = 3;

// Connections of their own: a check reads the next piece while the rows of the last one go to the database, and bytes stay bytes.
const kept = globalThis as typeof globalThis & { vigieFiles?: pg.Pool };

function pool(): pg.Pool {
  if (!kept.vigieFiles) {
    kept.vigieFiles = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: MOST_CONNECTIONS,
      allowExitOnIdle: true,
    });
    kept.vigieFiles.on('error', () => {}); // an idle connection was cut: the next reading opens another
  }
  return kept.vigieFiles;
}

/**
 * The kept bytes of an upload as a source. What was kept in one piece of any size, before there were pieces, is read a window at
 * a time too.
 */
export function keptSource({ id, size }: { id: string; size: number }): ByteSource {
  return {
    size,
    async *pieces() {
      const { rows } = await pool().query<{ position: number; length: number }>(
        'select position, octet_length(bytes) as length from upload_file where upload_id = $1 order by position',
        [id],
      );
      for (const { position, length } of rows) {
        for (let at = 0; at < length; at += PIECE) yield readWindow(id, position, at);
      }
    },
  };
}

async function readWindow(id: string, position: number, from: number): Promise<Uint8Array> {
  // As base64: pg reads every value as UTF-8 text, and the hexadecimal it would send by itself weighs half as much again.
  const { rows } = await pool().query<{ bytes: string }>(
    `select encode(substring(bytes from $3 for $4), 'base64') as bytes from upload_file where upload_id = $1 and position = $2`,
    [id, position, from + 1, PIECE],
  );
  if (!rows[0]) throw new Error('bytes of an upload are missing');
  return Buffer.from(rows[0].bytes, 'base64');
}
