import { formatMonthLong } from '../../format/date';
import { formatNumber } from '../../format/number';
import type { Prisma } from '../../generated/prisma/client';
import type { Month } from '../../month';
import { MOST_CHANGES, type Report, type UploadWarning } from '../report';
import type { FeedRow } from './row';

const BATCH = 100_000;
const USUAL_MONTHS = 3;
const UNUSUAL_FACTOR = 3;
// Under it, a factor of three is a matter of a few documents.
const LEAST_USUAL = 30;

/** A column of the rows as one text, which goes to the database at half the cost of an array; null is ''. */
function columnText(rows: readonly FeedRow[], name: keyof FeedRow): string {
  return rows.map((row) => row[name] ?? '').join('\n');
}

/**
 * Puts the rows in a temporary table `staged` beside the value that each would replace (`known_id`, `known_count`,
 * `known_upload`), for the life of the transaction. One set of statements serves the check and the writing.
 */
export async function stageRows(tx: Prisma.TransactionClient, rows: readonly FeedRow[]): Promise<void> {
  await tx.$executeRaw`
    create temporary table incoming (
      line int, month char(7), legal_entity_finess char(9), site_finess char(9), product_code text, channel channel,
      document_type varchar(20), level level, count int
    ) on commit drop`;
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH);
    await tx.$executeRaw`
      insert into incoming
      select line::int, month, legal_entity, nullif(site, ''), product, channel::channel, document_type,
             nullif(level, '')::level, count::int
      from unnest(
        string_to_array(${columnText(batch, 'line')}, E'\\n'), string_to_array(${columnText(batch, 'month')}, E'\\n'),
        string_to_array(${columnText(batch, 'legalEntity')}, E'\\n'), string_to_array(${columnText(batch, 'site')}, E'\\n'),
        string_to_array(${columnText(batch, 'product')}, E'\\n'), string_to_array(${columnText(batch, 'channel')}, E'\\n'),
        string_to_array(${columnText(batch, 'documentType')}, E'\\n'), string_to_array(${columnText(batch, 'level')}, E'\\n'),
        string_to_array(${columnText(batch, 'count')}, E'\\n')
      ) as row (line, month, legal_entity, site, product, channel, document_type, level, count)`;
  }
  await tx.$executeRaw`analyze incoming`;
  // Equalities on what is never null, so that the planner can hash; then the two columns that may be.
  await tx.$executeRaw`
    create temporary table staged on commit drop as
    select i.*, f.id as known_id, f.count as known_count, f.upload_id as known_upload
    from incoming i
    left join feed_count f on f.month = i.month and f.legal_entity_finess = i.legal_entity_finess and f.product_code = i.product_code
      and f.channel = i.channel and f.document_type = i.document_type and f.source = 'VENDOR'
      and f.site_finess is not distinct from i.site_finess and f.level is not distinct from i.level`;
  // A site has one count whoever owned it when it was declared: the directory may have learnt of a new owner since.
  await tx.$executeRaw`
    update staged s set known_id = f.id, known_count = f.count, known_upload = f.upload_id
    from feed_count f
    where s.known_id is null and s.site_finess is not null and f.site_finess = s.site_finess and f.month = s.month
      and f.product_code = s.product_code and f.channel = s.channel and f.document_type = s.document_type
      and f.source = 'VENDOR' and f.level is not distinct from s.level`;
  await tx.$executeRaw`analyze staged`;
}

type Counts = Pick<Report, 'added' | 'changed' | 'unchanged'>;

/** How many staged rows add, change or repeat a value. */
export async function countEffects(tx: Prisma.TransactionClient): Promise<Counts> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    select (count(*) filter (where known_id is null))::int as added,
           (count(*) filter (where known_count <> count))::int as changed,
           (count(*) filter (where known_count = count))::int as unchanged
    from staged`;
  return counts ?? { added: 0, changed: 0, unchanged: 0 };
}

/** The first changes, old → new, in the order of the file. */
export async function readChanges(tx: Prisma.TransactionClient): Promise<Report['changes']> {
  return tx.$queryRaw<Report['changes']>`
    select s.line, s.month, coalesce(s.site_finess, s.legal_entity_finess) as finess, coalesce(site.name, le.name) as name,
           s.channel::text as channel, s.level::text as level, s.known_count as before, s.count as after
    from staged s
    join legal_entity le on le.finess = s.legal_entity_finess
    left join site on site.finess = s.site_finess
    where s.known_count <> s.count
    order by s.line
    limit ${MOST_CHANGES}`;
}

/** DMP documents of the products concerned, by month, before and after. */
export async function readMonthTotals(tx: Prisma.TransactionClient): Promise<Report['months']> {
  return tx.$queryRaw<Report['months']>`
    with delta as (
      select month, sum(count - coalesce(known_count, 0)) as documents
      from staged where channel = 'DMP' group by 1
    ), known as (
      select f.month, sum(f.count) as documents
      from feed_count f
      where f.source = 'VENDOR' and f.channel = 'DMP' and f.month in (select month from delta)
        and f.product_code in (select distinct product_code from staged)
      group by 1
    ), lab as (
      select month, legal_entity_finess from staged where channel = 'DMP'
      union
      select f.month, f.legal_entity_finess from feed_count f
      where f.source = 'VENDOR' and f.channel = 'DMP' and f.month in (select month from delta)
        and f.product_code in (select distinct product_code from staged)
    ), labs as (
      select month, count(*)::int as declared from lab group by 1
    )
    select d.month, k.documents::float8 as before, (coalesce(k.documents, 0) + d.documents)::float8 as after, l.declared as labs
    from delta d join labs l on l.month = d.month left join known k on k.month = d.month
    order by d.month`;
}

type Unusual = {
  line: number;
  month: Month;
  name: string;
  count: number;
  median: number | null;
  last: number | null;
};

/** Warnings that need the months before: a count far from the lab's last three, or a drop to zero. */
export async function readSense(tx: Prisma.TransactionClient, column: string): Promise<UploadWarning[]> {
  const rows = await tx.$queryRaw<Unusual[]>`
    with month_before as (
      select distinct s.month, to_char((s.month || '-01')::date - make_interval(months => n), 'YYYY-MM') as earlier, n
      from staged s, generate_series(1, ${USUAL_MONTHS}::int) n
    ), usual as (
      -- The median of three is what is left without the least and the most; there are never more than three.
      select s.line, sum(f.count) - min(f.count) - max(f.count) as median, count(*) as months,
             max(f.count) filter (where b.n = 1) as last
      from staged s
      join month_before b on b.month = s.month
      join feed_count f on f.month = b.earlier and f.legal_entity_finess = s.legal_entity_finess and f.product_code = s.product_code
        and f.channel = s.channel and f.document_type = s.document_type and f.source = 'VENDOR'
        and f.site_finess is not distinct from s.site_finess and f.level is not distinct from s.level
      group by 1
    )
    select s.line, s.month, le.name, s.count, u.median::float8 as median, u.last
    from usual u join staged s on s.line = u.line
    join legal_entity le on le.finess = s.legal_entity_finess
    where (s.count = 0 and u.last > 0)
       or (s.count > 0 and u.months = ${USUAL_MONTHS}::int and u.median >= ${LEAST_USUAL}::int
           and (s.count > u.median * ${UNUSUAL_FACTOR}::int or s.count * ${UNUSUAL_FACTOR}::int < u.median))
    order by s.line`;
  return rows.map(({ line, month, name, count, median, last }) => {
    const value = String(count);
    if (count === 0) {
      const message = `Passage à zéro\u00A0: ${name}, 0 document en ${formatMonthLong(month)}, ${formatNumber(last)} le mois précédent.`;
      return { line, column, code: 'drop-to-zero', message, value };
    }
    const factor = median ? count / median : 0;
    const message =
      `Nombre inhabituel\u00A0: ${name}, ${formatNumber(count)} en ${formatMonthLong(month)}, ` +
      `soit ${formatNumber(factor, 1)} fois la médiane de ses trois derniers mois (${formatNumber(median)}).`;
    return { line, column, code: 'outlier', message, value };
  });
}

/** Writes the staged rows as the effect of an upload: what changes keeps its old value, what is the same is left alone. */
export async function writeStaged(tx: Prisma.TransactionClient, uploadId: string): Promise<void> {
  await tx.$executeRaw`
    insert into feed_count_revision (feed_count_id, upload_id, previous_count, previous_upload_id)
    select known_id, ${uploadId}::uuid, known_count, known_upload from staged where known_count <> count`;
  await tx.$executeRaw`
    update feed_count f set count = s.count, upload_id = ${uploadId}::uuid, legal_entity_finess = s.legal_entity_finess
    from staged s where f.id = s.known_id and s.known_count <> s.count`;
  await tx.$executeRaw`
    insert into feed_count (month, legal_entity_finess, site_finess, product_code, channel, document_type, level, source, count, upload_id)
    select month, legal_entity_finess, site_finess, product_code, channel, document_type, level, 'VENDOR', count, ${uploadId}::uuid
    from staged where known_id is null
    order by line`;
}
