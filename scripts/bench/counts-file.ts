import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK = 1 << 16;
const CHANNELS = ['DMP', 'MSS_PRO', 'MSS_CITOYENNE'];
const LEVELS = ['N1', 'N3', ''];

/** Where a million distinct keys come from: each lab of the demo with its product. */
export type Labs = { finess: string; product: string }[];

export async function readLabs(client: pg.Client): Promise<Labs> {
  const { rows } = await client.query<{ finess: string; product: string }>(
    `with open as (select finess from legal_entity where coalesce(opened_on, '2000-01-01') < '2015-01-01' and closed_on is null),
          sgl as (
            select i.legal_entity_finess as finess, min(i.product_code) as product
            from installation i join product p on p.code = i.product_code and p.device_code = 'SGL' group by 1
          )
     select finess, product from sgl where finess in (select finess from open)
     union all
     select s.finess, sgl.product from site s join sgl on sgl.finess = s.legal_entity_finess
     where coalesce(s.opened_on, '2000-01-01') < '2015-01-01' and s.closed_on is null and s.legal_entity_finess in (select finess from open)
     order by 1`,
  );
  return rows;
}

type Row = { month: string; finess: string; product: string; channel: string; level: string; count: number };

/** `most` rows with distinct keys, from the months of `year` on. */
export function* countRows(labs: Labs, year: number, most: number): Generator<Row> {
  let made = 0;
  for (let m = 0; ; m++) {
    const month = `${year + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    for (const channel of CHANNELS) {
      for (const level of LEVELS) {
        for (const lab of labs) {
          if (made === most) return;
          yield { ...lab, month, channel, level, count: (made * 7919) % 5000 };
          made += 1;
        }
      }
    }
  }
}

/** Texts gathered in pieces, so that a million lines are not a million writes. */
function* inChunks(texts: Iterable<string>): Generator<Buffer> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

/** Writes the rows as a CSV of deposit, all columns full. */
export async function writeCsv(rows: Iterable<Row>, file: string): Promise<void> {
  function* lines() {
    yield 'mois;finess;produit;canal;type_document;niveau;nombre\n';
    for (const r of rows) yield `${r.month};${r.finess};${r.product};${r.channel};CR_BIO;${r.level};${r.count}\n`;
  }
  await pipeline(Readable.from(inChunks(lines())), createWriteStream(file));
}

/**
 * The same rows by `\copy` into a table with the same keys, indexes, checks and references. Sites go with the EJ that they belong to,
 * looked up beforehand. @returns milliseconds.
 */
export async function copyTime(client: pg.Client, rows: Iterable<Row>): Promise<number> {
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
  const { rows: sites } = await client.query<{ finess: string; owner: string }>(
    'select finess, legal_entity_finess as owner from site',
  );
  const owners = new Map(sites.map(({ finess, owner }) => [finess, owner]));
  function* lines() {
    for (const { month, finess, product, channel, level, count } of rows) {
      const owner = owners.get(finess);
      const code = channel === 'MSS_CITOYENNE' ? 'MSS_CITIZEN' : channel;
      yield `${month}\t${owner ?? finess}\t${owner ? finess : '\\N'}\t${product}\t${code}\tCR_BIO\t${level || '\\N'}\tVENDOR\t${count}\n`;
    }
  }
  const pieces = [...inChunks(lines())]; // made beforehand: only the copy is measured
  const columns = 'month, legal_entity_finess, site_finess, product_code, channel, document_type, level, source, count';
  const start = performance.now();
  await pipeline(Readable.from(pieces), client.query(copyFrom(`copy copied (${columns}) from stdin`)));
  const time = performance.now() - start;
  await client.query('drop table copied');
  return time;
}
