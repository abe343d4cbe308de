import type { EmitterLine, EmitterTable } from '@/lib/figures/emitters';
import { formatMonth, formatMonthName } from '@/lib/format/date';
import { formatNumber, formatPercent, formatPercentChange } from '@/lib/format/number';
import { addMonths, type Month } from '@/lib/month';

type Props = {
  table: EmitterTable;
  month: Month;
  /** What a document published for the same month, by emitter; empty: no column. */
  published: { [key: string]: number };
};

function Line({
  line,
  published,
  withPublished,
}: {
  line: EmitterLine;
  published: number | null;
  withPublished: boolean;
}) {
  return (
    <tr>
      <th scope="row">{line.label}</th>
      <td className={line.value === null ? 'vs-num vs-unknown' : 'vs-num'} data-cell="value">
        {formatNumber(line.value)}
      </td>
      <td className={line.change === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatPercentChange(line.change, 0)}</td>
      <td className={line.share === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatPercent(line.share)}</td>
      {withPublished && <td className="vs-num vs-published">{formatNumber(published)}</td>}
    </tr>
  );
}

/** Documents of a month by emitter, as the published table gives them. */
export function EmitterTableView({ table: { lines, total, covidShare }, month, published }: Props) {
  const withPublished = Object.keys(published).length > 0;
  const publishedOf = (key: string) => published[key] ?? null;
  return (
    <div
      className={`vs-figures-table vs-figures-table--emitters${withPublished ? ' vs-figures-table--published' : ''}`}
      data-series="documents-by-emitter"
    >
      <table>
        <caption className="fr-sr-only">Documents par émetteur, {formatMonth(month)}</caption>
        <thead>
          <tr>
            <th scope="col">Émetteur</th>
            <th scope="col" className="vs-num">
              {formatMonth(month)}
            </th>
            <th scope="col" className="vs-num">
              Évolution <span>depuis {formatMonthName(addMonths(month, -1))}</span>
            </th>
            <th scope="col" className="vs-num">
              Part
            </th>
            {withPublished && (
              <th scope="col" className="vs-num">
                Publié
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.key} line={line} published={publishedOf(line.key)} withPublished={withPublished} />
          ))}
        </tbody>
        <tfoot>
          <Line line={total} published={publishedOf(total.key)} withPublished={withPublished} />
        </tfoot>
      </table>
      <p className="vs-figures-table__after">
        Part des tests COVID{'\u00A0'}: <strong>{formatPercent(covidShare, 2)}</strong> en {formatMonth(month)}.
      </p>
    </div>
  );
}
