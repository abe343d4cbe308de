import { formatMonth } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { capital } from '@/lib/format/text';
import type { VendorMonth } from '@/lib/uploads/month-context-queries';
import { monthSaid } from './month-said';
import { VendorMonthsDrawing } from './vendor-months-drawing';

/** The finding of the chart: the last month against the one before. */
function findingOf(months: readonly VendorMonth[], today: boolean): string {
  const [before, last] = months.slice(-2);
  if (!last || last.documents === null || !before?.documents)
    return `Documents DMP déclarés${today ? ' à ce jour' : ''}, par mois`;
  const text = formatMonth(last.month);
  const name = today ? `Aujourd’hui, ${text}` : capital(text);
  const ratio = last.documents / before.documents - 1;
  if (last.incomplete && ratio < 0)
    return `${name}, incomplet, est à ${formatPercent(-ratio)} sous ${formatMonth(before.month)}`;
  if (ratio === 0) return `${name} égale ${formatMonth(before.month)}`;
  return ratio > 0
    ? `${name} dépasse ${last.incomplete ? 'déjà ' : ''}${formatMonth(before.month)} de ${formatPercent(ratio)}`
    : `${name} est à ${formatPercent(-ratio)} sous ${formatMonth(before.month)}`;
}

type Props = {
  months: readonly VendorMonth[];
  vendor: string;
  /** What is declared today, beside a deposit that is over; else what the deposit would leave. */
  today: boolean;
};

/** The vendor's last months, an incomplete one hatched; the same as a table below. */
export function VendorMonths({ months, vendor, today }: Props) {
  return (
    <section className="vs-months">
      <h3 className="fr-h6">{findingOf(months, today)}</h3>
      <p className="vs-mention">Documents DMP déclarés par {vendor}, par mois</p>
      <VendorMonthsDrawing months={months} />
      <p className="vs-mention">
        {months.some(({ incomplete }) => incomplete) && 'Hachuré\u00A0: mois incomplet. '}Source{'\u00A0'}: déclaration
        éditeur.
      </p>
      <details>
        <summary>Voir les données</summary>
        <table className="vs-table">
          <thead>
            <tr>
              <th scope="col">Mois</th>
              <th scope="col" className="vs-num">
                Documents
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month}>
                <th scope="row">{formatMonth(one.month)}</th>
                <td className={one.documents === null ? 'vs-num vs-unknown' : 'vs-num'}>
                  {monthSaid(one, formatNumber)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
