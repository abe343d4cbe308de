import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import type { VendorPage } from '@/lib/vendors/queries';
import { CountCell } from './count-cell';
import { ReportSquares, SquaresKey } from './report-squares';

type Props = {
  record: VendorPage['record'];
  at: Month;
};

/** Months beside the chart of a year; those before them are one click away. */
const SHOWN = 12;

/** The bar of a share, of 0 to 100 %; decoration: the share is written beside it. */
function ShareBar({ share }: { share: number | null }) {
  if (share === null) return null;
  return (
    <span className="vs-share">
      <span style={{ width: `${Math.round(share * 1000) / 10}%` }} />
    </span>
  );
}

function Months({
  caption,
  record: { reporting, documents, level3 },
  at,
  from,
  to,
}: Props & { caption: string; from: number; to: number }) {
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col" className="vs-record__state">
              Déclaration
            </th>
            <th scope="col" className="vs-num">
              Déclarants
            </th>
            <th scope="col" className="vs-num">
              Attendus
            </th>
            <th scope="col" className="vs-num">
              Documents
            </th>
            <th scope="col" className="vs-num">
              Part N3
            </th>
            <td aria-hidden="true" className="vs-record__bar" />
          </tr>
        </thead>
        <tbody>
          {reporting.points.slice(from, to).map((point, i) => {
            const sent = documents.points[from + i];
            const structured = level3.points[from + i];
            return (
              <tr key={point.month} className={point.month === at ? 'vs-row--own' : undefined}>
                <th scope="row">{formatMonth(point.month)}</th>
                <td>
                  <ReportSquares points={[point]} />
                </td>
                <CountCell text={formatNumber(point.reported)} />
                <CountCell text={formatNumber(point.expected)} />
                <CountCell text={formatNumber(sent?.value ?? null)} incomplete={sent?.complete === false} />
                <CountCell
                  text={formatPercent(structured?.value ?? null)}
                  incomplete={structured?.complete === false}
                />
                <td aria-hidden="true" className="vs-record__bar">
                  <ShareBar share={structured?.value ?? null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What a vendor has declared month by month: labs, documents, and how many of them are structured; the last year first. */
export function RecordTable({ record, at }: Props) {
  const count = record.reporting.points.length;
  const cut = Math.max(0, count - SHOWN);
  const first = record.reporting.points[0]?.month ?? at;
  return (
    <>
      <Months caption="Déclarations mois par mois" record={record} at={at} from={cut} to={count} />
      <SquaresKey />
      {cut > 0 && (
        <details className="vs-frame__table">
          <summary>Voir les mois précédents, depuis {formatMonthLong(first)}</summary>
          <Months caption="Déclarations des mois précédents" record={record} at={at} from={0} to={cut} />
        </details>
      )}
    </>
  );
}
