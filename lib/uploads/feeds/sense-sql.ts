import { formatMonthLong } from '../../format/date';
import { formatNumber } from '../../format/number';
import type { Prisma } from '../../generated/prisma/client';
import { addMonths, type Month } from '../../month';
import { MOST_FINDINGS, shortened, type UploadWarning } from '../report';
import { USUAL_MONTHS } from './month-totals';
import type { CountSource } from './row';
import type { Staged } from './staging';

export const UNUSUAL_FACTOR = 3;
// Under it, a factor of three is a matter of a few documents.
export const LEAST_USUAL = 30;

type Unusual = {
  line: number;
  fileColumn: string | null;
  month: Month;
  name: string;
  count: number;
  median: number | null;
  last: number | null;
  total: number;
};

/**
 * Warnings that need the months before: a count far from the lab's last three, or a drop to zero; of each the first ones of the
 * file, `count` being all.
 */
export async function readSense(
  tx: Prisma.TransactionClient,
  source: CountSource,
  countColumn: string,
  { totals, stored }: Pick<Staged, 'totals' | 'stored'>,
): Promise<{ warnings: UploadWarning[]; count: number }> {
  const pairs = totals
    .months()
    .flatMap((month) =>
      Array.from({ length: USUAL_MONTHS }, (_, i) => ({ month, earlier: addMonths(month, -i - 1), n: i + 1 })),
    );
  const known = pairs.filter(({ earlier }) => stored.has(earlier));
  if (known.length === 0) return { warnings: [], count: 0 };
  const rows = await tx.$queryRaw<Unusual[]>`
    with month_before as materialized (
      select * from unnest(
        ${known.map(({ month }) => month)}::char(7)[], ${known.map(({ earlier }) => earlier)}::char(7)[], ${known.map(({ n }) => n)}::int[]
      ) b (month, earlier, n)
    ), usual as (
      -- The median of three is what is left without the least and the most; there are never more than three.
      select s.n, sum(f.count) - min(f.count) - max(f.count) as median, count(*) as months,
             max(f.count) filter (where b.n = 1) as last
      from incoming s
      join month_before b on b.month = s.month
      join feed_count f on f.month = b.earlier and f.legal_entity_finess = s.legal_entity_finess 
        and (f.product_code = s.product_code or (${source}::text = 'CNAM' and f.product_code is null))
        and f.channel = s.channel and f.document_type = s.document_type and f.source = ${source}::feed_source
        and f.site_finess is not distinct from s.site_finess and f.level is not distinct from s.level
      group by 1
    ), unusual as (
      select s.n, s.line, s.file_column, s.month, s.legal_entity_finess, s.count, u.median, u.last, (count(*) over ())::int as total,
             row_number() over (partition by s.count = 0 order by s.n) as nth
      from usual u join incoming s on s.n = u.n
      where (s.count = 0 and u.last > 0)
         or (s.count > 0 and u.months = ${USUAL_MONTHS}::int and u.median >= ${LEAST_USUAL}::int
             and (s.count > u.median * ${UNUSUAL_FACTOR}::int or s.count * ${UNUSUAL_FACTOR}::int < u.median))
    )
    select u.line, u.file_column as "fileColumn", u.month, le.name, u.count, u.median::float8 as median, u.last, u.total
    from unusual u join legal_entity le on le.finess = u.legal_entity_finess
    where u.nth <= ${MOST_FINDINGS}::int
    order by u.n`;
  return { warnings: rows.map((row) => warningOf(row, countColumn)), count: rows[0]?.total ?? 0 };
}

function warningOf(
  { line, fileColumn, month, name, count, median, last }: Unusual,
  countColumn: string,
): UploadWarning {
  const column = fileColumn ? shortened(fileColumn) : countColumn;
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
}
