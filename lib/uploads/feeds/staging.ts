import type { Prisma } from '../../generated/prisma/client';
import { addMonths, type Month } from '../../month';
import { CopyRows, copyFields, copyInto } from '../copy-sql';
import type { OnRows } from '../kind-spec';
import { MOST_CHANGES, type Report } from '../report';
import type { FeedRow } from './check-rows';
import { MonthTotals, USUAL_MONTHS } from './month-totals';
import type { CountSource } from './row';

/** Bytes of one COPY, or a little more. */
const SENT_TOGETHER = 1 << 17;
const ROOM = SENT_TOGETHER + (1 << 16);
/** Rows written between two tellings of the progress. */
const SLICE = 50_000;
const NO_COLUMN = copyFields(null);

/** `stored`: of the months of the rows, and of those just before, which have something stored already. */
export type Staged = { rows: number; totals: MonthTotals; stored: ReadonlySet<Month> };

export type Staging = {
  /** Sends rows; waits for those sent before, not for these. */
  add(rows: readonly FeedRow[]): Promise<void>;
  /** Until nothing is under way: the transaction can be asked something else. */
  settled(): Promise<void>;
  end(): Promise<Staged>;
};

/**
 * Puts rows, numbered `n` in the order of the file, in the temporary table `incoming`, and beside it in `known` the values that they
 * would take the place of, for the life of the transaction. One set of statements serves the check and the writing.
 */
export async function beginStaging(tx: Prisma.TransactionClient, source: CountSource): Promise<Staging> {
  await tx.$executeRaw`
    create temporary table incoming (
      n int, line int, file_column text, month char(7), legal_entity_finess char(9), site_finess char(9), product_code text,
      channel channel, document_type varchar(20), level level, count int
    ) on commit drop`;
  const copy = await copyInto(tx, 'incoming');
  const totals = new MonthTotals();
  let n = 0;
  // One is filled while the other is sent.
  let [filled, sent] = [new CopyRows(ROOM), new CopyRows(ROOM)];
  let sending: Promise<void> = Promise.resolve();
  const send = async () => {
    await sending;
    if (filled.length === 0) return;
    [filled, sent] = [sent, filled];
    filled.clear();
    sending = copy(sent.written());
    sending.catch(() => {}); // told to the next who waits
  };
  return {
    async add(rows) {
      for (const row of rows) {
        n += 1;
        totals.add(row);
        filled.number(n, '\t');
        filled.number(row.line, '\t');
        filled.fields(row.column === undefined ? NO_COLUMN : copyFields(row.column));
        filled.fields(row.month.fields);
        filled.fields(row.structure.fields);
        filled.fields(row.product.fields);
        filled.fields(row.channel.fields);
        filled.fields(row.documentType.fields);
        filled.fields(row.level.fields);
        filled.number(row.count, '\n');
      }
      if (filled.length >= SENT_TOGETHER) await send();
    },
    settled: () => sending,
    async end() {
      await send();
      await sending;
      return { rows: n, totals, stored: await findKnown(tx, source, totals.months()) };
    },
  };
}

/** @returns the months with something stored, of these and of those just before. */
async function findKnown(
  tx: Prisma.TransactionClient,
  source: CountSource,
  months: readonly Month[],
): Promise<Set<Month>> {
  // A small sample tells the planner enough, and compiling costs more than it saves.
  await tx.$executeRaw`select set_config('default_statistics_target', '10', true), set_config('jit', 'off', true)`;
  await tx.$executeRaw`create temporary table known (n int, id bigint, count int, upload_id uuid) on commit drop`;
  const looked = months.flatMap((month) => Array.from({ length: USUAL_MONTHS + 1 }, (_, n) => addMonths(month, -n)));
  const told = await tx.$queryRaw<{ month: Month }[]>`
    select m.month from unnest(${[...new Set(looked)]}::char(7)[]) m (month)
    where exists (select from feed_count f where f.month = m.month and f.source = ${source}::feed_source)`;
  const stored = new Set(told.map(({ month }) => month));
  if (stored.size === 0) return stored;
  await tx.$executeRaw`analyze incoming`;
  // A month that is new, as most are, need not be compared with anything.
  if (!months.some((month) => stored.has(month))) return stored;
  // Equalities on what is never null, so that the planner can hash. A site has one count whoever owned it when it was declared: the
  // directory may have learnt of a new owner since.
  await tx.$executeRaw`
    insert into known
    select i.n, f.id, f.count, f.upload_id
    from incoming i
    join feed_count f on f.month = i.month and f.legal_entity_finess = i.legal_entity_finess and (f.product_code = i.product_code or (${source}::text = 'CNAM' and f.product_code is null))
      and f.channel = i.channel and f.document_type = i.document_type and f.level is not distinct from i.level
    where i.site_finess is null and f.site_finess is null and f.source = ${source}::feed_source
    union all
    select i.n, f.id, f.count, f.upload_id
    from incoming i
    join feed_count f on f.month = i.month and f.site_finess = i.site_finess and (f.product_code = i.product_code or (${source}::text = 'CNAM' and f.product_code is null))
      and f.channel = i.channel and f.document_type = i.document_type and f.level is not distinct from i.level
    where f.source = ${source}::feed_source`;
  await tx.$executeRaw`analyze known (n)`;
  return stored;
}

type Effects = Pick<Report, 'added' | 'changed' | 'unchanged' | 'months' | 'changes'>;

/** How many staged rows add, change or repeat a value, what they make of the months, and the first changes. */
export async function readEffects(
  tx: Prisma.TransactionClient,
  source: CountSource,
  { rows, totals, stored }: Staged,
): Promise<Effects> {
  const compared = totals.months().filter((month) => stored.has(month));
  const replaced = compared.length === 0 ? [] : await readReplaced(tx);
  const stood = compared.length === 0 ? [] : await readStanding(tx, source, compared, totals.products());
  const changed = replaced.reduce((sum, month) => sum + month.changed, 0);
  const unchanged = replaced.reduce((sum, month) => sum + month.unchanged, 0);
  return {
    added: rows - changed - unchanged,
    changed,
    unchanged,
    months: totals.declared().map(([month, { documents, labs }]) => {
      const before = stood.find((standing) => standing.month === month);
      const taken = replaced.find((those) => those.month === month)?.documents ?? 0;
      return {
        month,
        before: before?.documents ?? null,
        after: (before?.documents ?? 0) + documents - taken,
        labs: new Set([...labs, ...(before?.labs ?? [])]).size,
      };
    }),
    changes: changed === 0 ? [] : await readChanges(tx),
  };
}

/** By month: how many values the staged rows change or repeat, and the DMP documents that stood in their place. */
function readReplaced(tx: Prisma.TransactionClient) {
  return tx.$queryRaw<{ month: Month; changed: number; unchanged: number; documents: number | null }[]>`
    select i.month, (count(*) filter (where k.count <> i.count))::int as changed, (count(*) filter (where k.count = i.count))::int as unchanged,
           (sum(k.count) filter (where i.channel = 'DMP'))::float8 as documents
    from known k join incoming i on i.n = k.n group by 1`;
}

/** By month: the DMP documents of the products concerned as they stand, and the labs that declared them. */
function readStanding(
  tx: Prisma.TransactionClient,
  source: CountSource,
  months: readonly Month[],
  products: readonly string[],
) {
  return tx.$queryRaw<{ month: Month; documents: number; labs: string[] }[]>`
    select f.month, sum(f.count)::float8 as documents, array_agg(distinct f.legal_entity_finess::text) as labs
    from feed_count f
    where f.source = ${source}::feed_source and f.channel = 'DMP' and f.month = any(${months}::char(7)[])
      and (f.product_code = any(${products}::text[]) or (${source}::text = 'CNAM' and f.product_code is null))
    group by 1`;
}

/** The first changes, old → new, in the order of the file. */
async function readChanges(tx: Prisma.TransactionClient): Promise<Report['changes']> {
  return tx.$queryRaw<Report['changes']>`
    select s.line, s.month, coalesce(s.site_finess, s.legal_entity_finess) as finess, coalesce(site.name, le.name) as name,
           s.channel::text as channel, s.level::text as level, k.count as before, s.count as after
    from known k
    join incoming s on s.n = k.n and s.count <> k.count
    join legal_entity le on le.finess = s.legal_entity_finess
    left join site on site.finess = s.site_finess
    order by s.n
    limit ${MOST_CHANGES}`;
}

/**
 * Writes the staged rows as the effect of an upload. What was there is taken over, with its old value kept, were it the same: cancelling
 * the deposit that said it first must not take away what this one says too.
 */
export async function writeStaged(
  tx: Prisma.TransactionClient,
  source: CountSource,
  uploadId: string,
  onRows: OnRows,
): Promise<void> {
  const [last] = await tx.$queryRaw<{ rows: number; blocks: number }[]>`
    select (select count(*)::int from incoming) as rows, (pg_relation_size('pg_temp.incoming') / 8192)::int as blocks`;
  const { rows, blocks } = last ?? { rows: 0, blocks: 0 };
  await tx.$executeRaw`
    insert into feed_count_revision (feed_count_id, upload_id, previous_count, previous_upload_id)
    select id, ${uploadId}::uuid, count, upload_id from known`;
  await tx.$executeRaw`
    update feed_count f set count = i.count, upload_id = ${uploadId}::uuid,
      legal_entity_finess = case when f.count = i.count then f.legal_entity_finess else i.legal_entity_finess end
    from known k join incoming i on i.n = k.n
    where f.id = k.id`;
  // By places in the table, where rows stand in the order of the file: no index, no sorting.
  const step = Math.max(1, Math.ceil(blocks / Math.max(1, Math.ceil(rows / SLICE))));
  for (let from = 0; from < blocks; from += step) {
    await tx.$executeRaw`
      insert into feed_count (month, legal_entity_finess, site_finess, product_code, channel, document_type, level, source, count, upload_id)
      select month, legal_entity_finess, site_finess, product_code, channel, document_type, level, ${source}::feed_source, count, ${uploadId}::uuid
      from incoming i
      where i.ctid >= ${`(${from},0)`}::tid and i.ctid < ${`(${from + step},0)`}::tid
        and not exists (select from known k where k.n = i.n)`;
    onRows(Math.min(rows, Math.round((rows * (from + step)) / blocks)), rows);
  }
}
