import Link from 'next/link';
import { formatDate, formatMonthLong, formatMonthName } from '@/lib/format/date';
import { formatCount, formatNumber, formatPercent } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { Month } from '@/lib/month';
import { isoDate } from '@/lib/month';
import { CELL_WORDS, type MonthTotal } from '@/lib/uploads/matrix';
import type { MatrixCell, MatrixRow } from '@/lib/uploads/matrix-queries';

type Props = {
  months: readonly Month[];
  rows: readonly MatrixRow[];
  totals: readonly MonthTotal[];
  /** The month to remind a vendor of; null: none. */
  remindOf: (row: MatrixRow) => Month | null;
};

/** «juillet 2023, partiel, 61 laboratoires sur 62, relancé le 06/10/2023» */
function labelOf({ month, state, reported, expected, remindedAt }: MatrixCell, vendor: string): string {
  const count = expected > 0 ? `, ${formatCount(reported, 'laboratoire')} sur ${expected}` : '';
  const reminded = remindedAt ? `, relancé le ${formatDate(isoDate(remindedAt))}` : '';
  return `${vendor}, ${formatMonthLong(month)}, ${inSentence(CELL_WORDS[state].word)}${count}${reminded}`;
}

function MatrixCellLink({ cell, slug, vendor }: { cell: MatrixCell; slug: string; vendor: string }) {
  const { month, state, reported, expected, remindedAt } = cell;
  const { word, icon } = CELL_WORDS[state];
  return (
    <Link
      href={`/uploads/periods/${month}?vendor=${slug}`}
      className={`vs-matrix__cell vs-matrix__cell--${state}`}
      prefetch={false}
    >
      <span className="fr-sr-only">{labelOf(cell, vendor)}</span>
      <span className={`vs-matrix__state ${icon}`} aria-hidden="true">
        {word}
      </span>
      {expected > 0 && (
        <span aria-hidden="true">
          {formatNumber(reported)} / {formatNumber(expected)}
        </span>
      )}
      {remindedAt && (
        <span className="vs-matrix__reminded" aria-hidden="true">
          relancé le {formatDate(isoDate(remindedAt)).slice(0, 5)}
        </span>
      )}
    </Link>
  );
}

/** Vendors by months: what came of each, and the way to it. */
export function MatrixTable({ months, rows, totals, remindOf }: Props) {
  return (
    <section className="vs-scroll vs-matrix-scroll" aria-label="Matrice des dépôts" tabIndex={0}>
      <table className="vs-table vs-matrix">
        <caption className="fr-sr-only">Dépôts de comptages, par éditeur et par mois</caption>
        <thead>
          <tr>
            <th scope="col">Éditeur</th>
            {months.map((month) => (
              <th key={month} scope="col">
                <Link href={`/uploads/periods/${month}`} prefetch={false}>
                  {formatMonthName(month)} <span className="vs-matrix__year">{month.slice(0, 4)}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const month = remindOf(row);
            return (
              <tr key={row.slug}>
                <th scope="row">
                  <Link href={`/vendors/${row.slug}`} prefetch={false}>
                    {row.name}
                  </Link>
                  {month && (
                    <Link
                      className="vs-matrix__remind"
                      href={`/uploads/matrix/remind?month=${month}&vendor=${row.slug}`}
                      prefetch={false}
                    >
                      Relancer <span className="fr-sr-only">{row.name}</span>
                    </Link>
                  )}
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.month}>
                    <MatrixCellLink cell={cell} slug={row.slug} vendor={row.name} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Tous</th>
            {totals.map(({ month, vendors, complete, reported, expected }) => (
              <td key={month} className="vs-matrix__total">
                {vendors === 0 ? (
                  <span className="vs-unknown">–</span>
                ) : (
                  <>
                    <strong>{formatPercent(reported / expected, 0)}</strong>
                    <span className="vs-matrix__year">
                      {formatNumber(complete)} / {formatNumber(vendors)} éd.
                    </span>
                  </>
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
