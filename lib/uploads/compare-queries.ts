import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { Prisma, type Upload } from '../generated/prisma/client';
import { findInScope } from './commands';
import { COMPARED, comparableCell, type Difference, type DifferenceCounts, type ProductCodes } from './compare';
import { copyInto, copyText } from './copy-sql';
import { openDirectory } from './directory-queries';
import { type UploadKind, uploadKind } from './kinds';
import { mended } from './mends';
import { readUpload, type UploadLine } from './queries';
import { readFiness } from './read-finess';
import { reviewMendsOf } from './review-mends';
import { readFileRows } from './review-rows-queries';

/** Two files of a million rows take a minute. */
const COMPARING = { timeout: 600_000, maxWait: 60_000 };
const SENT_TOGETHER = 4_000;

export type Comparison = {
  a: UploadLine;
  b: UploadLine;
  kind: UploadKind;
  counts: DifferenceCounts;
  /** In the order of the files, at most as many as were asked for. */
  differences: Difference[];
  /** Of the structures that they name, by number. */
  names: ReadonlyMap<string, string>;
};

/** `kinds`: they do not hold the same thing; `unreadable`: one of them is no table. */
export type ComparisonResult = Comparison | { refused: 'kinds' | 'unreadable'; a: UploadLine; b: UploadLine };

/**
 * How two deposits in the viewer's scope differ, from their files read again, mends included. Null when one of them is not in scope. Of
 * two rows of a file with the same key, the last one counts.
 */
export async function readComparison(
  viewer: Viewer,
  ids: readonly [string, string],
  most: number,
): Promise<ComparisonResult | null> {
  const [a, b] = await Promise.all(ids.map((id) => readUpload(viewer, id)));
  const [uploadA, uploadB] = await Promise.all(ids.map((id) => findInScope(viewer, id)));
  if (!a || !b || !uploadA || !uploadB) return null;
  const kind = uploadKind(a.kind);
  if (!kind || a.kind !== b.kind) return { refused: 'kinds', a, b };
  return db().$transaction(async (tx): Promise<ComparisonResult> => {
    await tx.$executeRaw`create temporary table compared (side char(1), n int, key text, value text) on commit drop`;
    const { directory, learn } = await openDirectory(tx, null);
    const read =
      (await takeFile(tx, 'a', uploadA, kind, directory.products)) &&
      (await takeFile(tx, 'b', uploadB, kind, directory.products));
    if (!read) return { refused: 'unreadable', a, b };
    const found = await differencesOf(tx, most);
    await learn(finessOf(kind, found.differences));
    const names = new Map([...directory.structures].map(([finess, { name }]) => [finess, name]));
    return { a, b, kind, ...found, names };
  }, COMPARING);
}

/** Puts a file's rows in the temporary table; false when it is no table, or lacks a column of its key. */
async function takeFile(
  tx: Prisma.TransactionClient,
  side: 'a' | 'b',
  upload: Upload,
  kind: UploadKind,
  products: ProductCodes,
): Promise<boolean> {
  const reading = await readFileRows(upload, kind);
  if (!reading) return false;
  const { mapping, rows } = reading;
  if (mapping.errors.length > 0) {
    await rows.return(undefined);
    return false;
  }
  const mends = reviewMendsOf(upload.mends);
  const { keys, values } = COMPARED[kind];
  const copy = await copyInto(tx, 'compared');
  let waiting: string[] = [];
  let n = 0;
  for await (const row of rows) {
    const [now] = mended([row], mapping, mends);
    if (!now) continue;
    const { position }: { position: { [column: string]: number | undefined } } = mapping;
    const said = (columns: readonly string[]) =>
      copyText(
        JSON.stringify(
          columns.map((column) => comparableCell(column, now.cells[position[column] ?? -1] ?? '', products)),
        ),
      );
    n += 1;
    waiting.push(`${side}\t${n}\t${said(keys)}\t${said(values)}\n`);
    if (waiting.length < SENT_TOGETHER) continue;
    await copy(Buffer.from(waiting.join('')));
    waiting = [];
  }
  if (waiting.length > 0) await copy(Buffer.from(waiting.join('')));
  return true;
}

/** The FINESS numbers of differences, those that can be read. */
function finessOf(kind: UploadKind, differences: readonly Difference[]): string[] {
  const { keys, values } = COMPARED[kind];
  const [inKey, inValue] = [keys.indexOf('finess'), values.indexOf('finess')];
  const texts = differences.flatMap(({ key, a, b }) => [key[inKey], a?.[inValue], b?.[inValue]]);
  return [...new Set(texts.filter((text): text is string => text !== undefined && readFiness(text).ok))];
}

const JOINED = Prisma.sql`
  (select distinct on (key) key, value, n from compared where side = 'a' order by key, n desc) a
  full join (select distinct on (key) key, value, n from compared where side = 'b' order by key, n desc) b on a.key = b.key`;

async function differencesOf(
  tx: Prisma.TransactionClient,
  most: number,
): Promise<{ counts: DifferenceCounts; differences: Difference[] }> {
  await tx.$executeRaw`analyze compared`;
  const [counts] = await tx.$queryRaw<DifferenceCounts[]>`
    select count(*) filter (where b.key is null)::int as "onlyA", count(*) filter (where a.key is null)::int as "onlyB",
      count(*) filter (where a.value <> b.value)::int as changed, count(*) filter (where a.value = b.value)::int as same
    from ${JOINED}`;
  const rows = await tx.$queryRaw<{ key: string; a: string | null; b: string | null }[]>`
    select coalesce(a.key, b.key) as key, a.value as a, b.value as b
    from ${JOINED}
    where a.value is distinct from b.value
    order by coalesce(a.n, b.n), a.n is null
    limit ${most}`;
  const texts = (json: string | null): string[] | null => (json === null ? null : JSON.parse(json));
  return {
    counts: counts ?? { onlyA: 0, onlyB: 0, changed: 0, same: 0 },
    differences: rows.map(({ key, a, b }) => ({ key: texts(key) ?? [], a: texts(a), b: texts(b) })),
  };
}
