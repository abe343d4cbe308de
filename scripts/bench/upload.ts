import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { median, type Ratio } from './ratio.ts';

const ROWS = 100_000;
const ROUNDS = 3;
const CHUNK = 1 << 16;

type Row = { month: string; finess: string; product: string; channel: string; level: string; count: number };

/** 100 000 distinct keys on the demo's labs, in months before the demo's own so that every row is new. */
async function makeRows(client: pg.Client, year: number): Promise<Row[]> {
  const { rows: labs } = await client.query<{ finess: string; product: string }>(
    `select i.legal_entity_finess as finess, i.product_code as product
     from installation i join product p on p.code = i.product_code where p.device_code = 'SGL' order by 1`,
  );
  const rows: Row[] = [];
  for (let m = 0; rows.length < ROWS; m++) {
    const month = `${year + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    for (const channel of ['DMP', 'MSS_PRO', 'MSS_CITOYENNE']) {
      for (const level of ['N1', 'N3', '']) {
        for (const lab of labs) rows.push({ ...lab, month, channel, level, count: (rows.length * 7919) % 5000 });
      }
    }
  }
  return rows.slice(0, ROWS);
}

function csv(rows: readonly Row[]): Uint8Array {
  const lines = rows.map((r) => `${r.month};${r.finess};${r.product};${r.channel};CR_BIO;${r.level};${r.count}`);
  return Buffer.from(['mois;finess;produit;canal;type_document;niveau;nombre', ...lines].join('\r\n'));
}

/** The same rows by COPY into a table with the same keys, indexes and checks. @returns milliseconds. */
async function copyTime(client: pg.Client, rows: readonly Row[]): Promise<number> {
  await client.query('drop table if exists copied');
  await client.query('create table copied (like feed_count including all)');
  for (const [column, table, key] of [
    ['legal_entity_finess', 'legal_entity', 'finess'],
    ['site_finess', 'site', 'finess'],
    ['product_code', 'product', 'code'],
    ['upload_id', 'upload', 'id'],
  ]) {
    await client.query(`alter table copied add foreign key (${column}) references ${table} (${key})`);
  }
  const lines = rows.map(({ month, finess, product, channel, level, count }) =>
    [
      month,
      finess,
      product,
      channel === 'MSS_CITOYENNE' ? 'MSS_CITIZEN' : channel,
      'CR_BIO',
      level || '\\N',
      'VENDOR',
      count,
    ].join('\t'),
  );
  const text = `${lines.join('\n')}\n`;
  const chunks = Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) =>
    text.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  const start = performance.now();
  const columns = 'month, legal_entity_finess, product_code, channel, document_type, level, source, count';
  await pipeline(Readable.from(chunks), client.query(copyFrom(`copy copied (${columns}) from stdin`)));
  return performance.now() - start;
}

/** A 100 000-row CSV deposited (read, checked) and applied (read and checked again, written) against COPY of the same rows. */
export async function benchUpload(databaseUrl: string): Promise<Ratio[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { applyUpload, checkUpload } = await import('../../lib/uploads/commands.ts');
    const { viewerOfUser } = await import('../../lib/access/viewer.ts');
    const { rows: users } = await client.query<{ id: string }>(`select id from app_user where email = 'dns@demo.test'`);
    const viewer = await viewerOfUser(users[0]?.id ?? '');
    if (!viewer) throw new Error('no demo account');
    const times: { copy: number; check: number; apply: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const rows = await makeRows(client, 2015 + round * 2);
      const copy = await copyTime(client, rows);
      const file = { bytes: csv(rows), fileName: 'bench.csv', mediaType: 'text/csv' };
      const start = performance.now();
      const checked = await checkUpload(viewer, 'feeds', file);
      const middle = performance.now();
      if (!checked.ok || checked.upload.id === null) throw new Error('the bench’s file was refused');
      const applied = await applyUpload(viewer, checked.upload.id, { codes: 'all', reasons: {} });
      const end = performance.now();
      if (!applied.ok || applied.upload.report.added !== ROWS)
        throw new Error('the bench’s file was not applied whole');
      times.push({ copy, check: middle - start, apply: end - middle });
    }
    const detail = (of: 'check' | 'apply') =>
      `${median(times.map((t) => t[of])).toFixed(0)} ms against ${median(times.map((t) => t.copy)).toFixed(0)} ms, ${ROWS} rows, median of ${ROUNDS}`;
    return [
      {
        name: 'deposit applied against \\copy of the same rows',
        detail: detail('apply'),
        ratio: median(times.map((t) => t.apply / t.copy)),
        limit: 4,
        must: 'be at most',
      },
      {
        name: 'deposit checked (dry run) against \\copy',
        detail: detail('check'),
        ratio: median(times.map((t) => t.check / t.copy)),
        limit: 4,
        must: 'be at most',
      },
    ];
  } finally {
    await client.end();
  }
}
