import { formatMonthLong } from '../../format/date';
import { formatCount, formatNumber } from '../../format/number';
import type { Prisma } from '../../generated/prisma/client';
import { addMonths, type Month } from '../../month';
import { shortened, type UploadWarning } from '../report';
import { USUAL_MONTHS } from './month-totals';
import type { CountSource } from './row';
import { LEAST_USUAL, UNUSUAL_FACTOR } from './sense-sql';
import type { Staged } from './staging';

type Sum = {
  line: number;
  fileColumn: string | null;
  count: number;
  month: Month;
  name: string;
  /** Documents and rows of the EJ's own name, of its sites, and of both, once the deposit is written. */
  own: number;
  sites: number;
  siteRows: number;
  total: number;
  /** Of the totals of the last months; null: one of them has none. */
  median: number | null;
  /** Else it is of an EJ and its sites at once. */
  isUnusual: boolean;
};

type Layered = {
  line: number;
  fileColumn: string | null;
  count: number;
  month: Month;
  name: string;
  /** Documents that the deposit adds, with a level or without, beside those that stand the other way. */
  levelled: boolean;
  stood: number;
};

/**
 * Warnings of rows that are new where the month holds the same documents otherwise: an EJ beside its sites, a count without a level beside
 * those with one (they add up, once as a rule by mistake); and of a row without a past that takes its EJ's total far from the last
 * three. What the months before mixed already is usual. One a month, EJ, product and channel at most.
 */
export async function readSums(
  tx: Prisma.TransactionClient,
  source: CountSource,
  countColumn: string,
  { totals }: Pick<Staged, 'totals'>,
): Promise<UploadWarning[]> {
  const looked = totals
    .months()
    .flatMap((month) =>
      Array.from({ length: USUAL_MONTHS + 1 }, (_, n) => ({ month, earlier: addMonths(month, -n), n })),
    );
  if (looked.length === 0) return [];
  await gather(tx, source, looked);
  const place = (row: { line: number; fileColumn: string | null; count: number }) => ({
    line: row.line,
    column: row.fileColumn ? shortened(row.fileColumn) : countColumn,
    code: 'outlier' as const,
    value: String(row.count),
  });
  const sums = await readEntitySums(tx);
  const layers = await readLayers(tx);
  return [
    ...sums.map((sum) => ({ ...place(sum), message: sum.isUnusual ? unusualMessage(sum) : twiceMessage(sum) })),
    ...layers.map((layer) => ({ ...place(layer), message: layerMessage(layer) })),
  ].sort((a, b) => a.line - b.line);
}

/** Temporary tables, small and hashed: the rows of the file, each with whether it is new, and what stands of their EJ in its month and before. */
async function gather(
  tx: Prisma.TransactionClient,
  source: CountSource,
  looked: { month: Month; earlier: Month; n: number }[],
): Promise<void> {
  await tx.$executeRaw`
    create temporary table told on commit drop as
    select i.n, i.month, i.legal_entity_finess as finess, coalesce(i.site_finess, '') as site, coalesce(i.product_code, '') as product,
           i.channel, i.document_type, coalesce(i.level::text, '') as level, i.count,
           not exists (select from known k where k.n = i.n) as is_new
    from incoming i where i.count > 0`;
  await tx.$executeRaw`analyze told`;
  await tx.$executeRaw`
    create temporary table stood on commit drop as
    select l.month, l.ago, f.legal_entity_finess as finess, coalesce(f.site_finess, '') as site, coalesce(f.product_code, '') as product,
           f.channel, f.document_type, coalesce(f.level::text, '') as level, f.count,
           l.ago = 0 and exists (select from known k where k.id = f.id) as is_replaced
    from unnest(
      ${looked.map(({ month }) => month)}::char(7)[], ${looked.map(({ earlier }) => earlier)}::char(7)[], ${looked.map(({ n }) => n)}::int[]
    ) l (month, earlier, ago)
    join feed_count f on f.month = l.earlier
    where f.source = ${source}::feed_source and f.legal_entity_finess in (select finess from told)`;
  await tx.$executeRaw`analyze stood`;
}

/** The EJ, products and channels of new rows whose sum, once written, is of two kinds of rows, told where the first new one stands, or unusual, told where the largest without a past does. */
function readEntitySums(tx: Prisma.TransactionClient): Promise<Sum[]> {
  return tx.$queryRaw<Sum[]>`
    with past as materialized (
      select month, finess, product, channel, document_type, ago, sum(count) as total,
             sum(count) filter (where site = '') as own, sum(count) filter (where site <> '') as sites,
             count(*) filter (where site <> '' and count > 0) as site_rows
      from stood where not is_replaced group by 1, 2, 3, 4, 5, 6
    ), usual as (
      -- The median of three is what is left without the least and the most; there are never more than three.
      select month, finess, product, channel, document_type, bool_or(own > 0 and sites > 0) as mixed,
             case when count(*) = ${USUAL_MONTHS}::int then sum(total) - min(total) - max(total) end as median
      from past where ago > 0 group by 1, 2, 3, 4, 5
    ), aged as (
      select t.*, t.is_new and not exists (
        select from stood s
        where s.ago > 0 and (s.month, s.finess, s.site, s.product, s.channel, s.document_type, s.level)
          = (t.month, t.finess, t.site, t.product, t.channel, t.document_type, t.level)
      ) as is_alone
      from told t
    ), asked as (
      select month, finess, product, channel, document_type, min(n) filter (where is_new) as n,
             coalesce(sum(count) filter (where site = ''), 0) as own, coalesce(sum(count) filter (where site <> ''), 0) as sites,
             count(*) filter (where site <> '') as site_rows, coalesce(sum(count) filter (where is_alone), 0) as alone,
             (array_agg(n order by count desc, n) filter (where is_alone))[1] as largest
      from aged group by 1, 2, 3, 4, 5 having bool_or(is_new)
    ), summed as (
      select a.month, a.finess, a.n, a.largest, a.alone, a.own + coalesce(b.own, 0) as own, a.sites + coalesce(b.sites, 0) as sites,
             a.site_rows + coalesce(b.site_rows, 0) as site_rows, a.own + a.sites + coalesce(b.total, 0) as total,
             u.median, u.median * ${UNUSUAL_FACTOR}::int as most, coalesce(u.mixed, false) as mixed
      from asked a
      left join past b on b.ago = 0 and (b.month, b.finess, b.product, b.channel, b.document_type)
        = (a.month, a.finess, a.product, a.channel, a.document_type)
      left join usual u on (u.month, u.finess, u.product, u.channel, u.document_type)
        = (a.month, a.finess, a.product, a.channel, a.document_type)
    ), judged as (
      select *, own > 0 and sites > 0 and not mixed as is_twice,
             coalesce(median >= ${LEAST_USUAL}::int and total > most and alone > 0 and (total - alone <= most or alone > most), false) as is_unusual
      from summed
    )
    select i.line, i.file_column as "fileColumn", i.count, j.month, le.name, j.own::float8 as own, j.sites::float8 as sites,
           j.site_rows::int as "siteRows", j.total::float8 as total, j.median::float8 as median,
           p.is_unusual as "isUnusual"
    from judged j
    cross join lateral (values (j.n, j.is_twice, false), (j.largest, j.is_unusual, true)) p (n, is_told, is_unusual)
    join incoming i on i.n = p.n
    join legal_entity le on le.finess = j.finess
    where p.is_told
    order by p.n`;
}

/** The places where new rows say a level and what stands says none, or the reverse; where the first of them stands. */
function readLayers(tx: Prisma.TransactionClient): Promise<Layered[]> {
  return tx.$queryRaw<Layered[]>`
    with asked as (
      select month, finess, site, product, channel, document_type, level <> '' as levelled, min(n) as n
      from told where is_new group by 1, 2, 3, 4, 5, 6, 7
    ), past as (
      select a.n, s.ago, bool_or(s.count > 0 and (s.level <> '') = a.levelled) as alike,
             bool_or(s.count > 0 and (s.level <> '') <> a.levelled) as other,
             sum(s.count) filter (where (s.level <> '') <> a.levelled and not s.is_replaced) as beside
      from asked a
      join stood s on (s.month, s.finess, s.site, s.product, s.channel, s.document_type)
        = (a.month, a.finess, a.site, a.product, a.channel, a.document_type)
      group by 1, 2
    ), found as (
      select n, max(beside) filter (where ago = 0) as stood
      from past group by 1 having max(beside) filter (where ago = 0) > 0 and not bool_or(alike and other)
    )
    select i.line, i.file_column as "fileColumn", i.count, i.month, coalesce(s.name, le.name) as name, i.level is not null as levelled,
           d.stood::float8 as stood
    from found d
    join incoming i on i.n = d.n
    join legal_entity le on le.finess = i.legal_entity_finess
    left join site s on s.finess = i.site_finess
    order by d.n`;
}

function twiceMessage({ name, month, own, sites, siteRows }: Sum): string {
  const rows = formatCount(siteRows, 'ligne de ses établissements', 'lignes de ses établissements');
  return (
    `Nombre inhabituel\u00A0: ${name}, ${formatNumber(own)} au nom de l’entité juridique et ${formatNumber(sites)} en ${rows} ` +
    `pour ${formatMonthLong(month)}\u00A0: les deux s’additionnent. Retirez ce qui est compté deux fois, ou confirmez.`
  );
}

function unusualMessage({ name, month, total, median }: Sum): string {
  return (
    `Nombre inhabituel\u00A0: ${name}, ${formatNumber(total)} en tout en ${formatMonthLong(month)}, ` +
    `soit ${formatNumber(median ? total / median : 0, 1)} fois la médiane de ses trois derniers mois (${formatNumber(median)}).`
  );
}

function layerMessage({ name, month, levelled, stood }: Layered): string {
  const [added, standing] = levelled ? ['avec un niveau', 'sans niveau'] : ['sans niveau', 'avec un niveau'];
  return (
    `Nombre inhabituel\u00A0: ${name}, ${formatMonthLong(month)}, un nombre ${added} s’ajoute aux ${formatNumber(stood)} déjà déclarés ${standing}. ` +
    'Retirez ce qui est compté deux fois, ou confirmez.'
  );
}
