import { Hatch } from '@/components/charts/hatch';
import { PALETTE } from '@/components/charts/palette';
import { formatMonth, formatMonthName } from '@/lib/format/date';
import { formatCompact, formatNumber, formatPercent } from '@/lib/format/number';
import type { VendorMonth } from '@/lib/uploads/month-context-queries';

const [WIDTH, HEIGHT, TOP, FOOT] = [330, 190, 24, 24];

/** The finding of the chart: the last month against the one before. */
function findingOf(months: readonly VendorMonth[]): string {
  const [before, last] = months.slice(-2);
  if (!last || last.documents === null || !before?.documents) return 'Documents DMP déclarés, par mois';
  const text = formatMonth(last.month);
  const name = text.charAt(0).toUpperCase() + text.slice(1);
  const ratio = last.documents / before.documents - 1;
  if (last.incomplete && ratio < 0)
    return `${name}, incomplet, est à ${formatPercent(-ratio)} sous ${formatMonth(before.month)}`;
  if (ratio === 0) return `${name} égale ${formatMonth(before.month)}`;
  return ratio > 0
    ? `${name} dépasse ${last.incomplete ? 'déjà ' : ''}${formatMonth(before.month)} de ${formatPercent(ratio)}`
    : `${name} est à ${formatPercent(-ratio)} sous ${formatMonth(before.month)}`;
}

const saidOf = ({ documents, incomplete }: VendorMonth, text: (value: number | null) => string) =>
  documents === null ? 'n.d.' : `${incomplete ? '≥\u00A0' : ''}${text(documents)}`;

/** The vendor's last months as the deposit would leave them, an incomplete one hatched; the same as a table below. */
export function VendorMonths({ months, vendor }: { months: readonly VendorMonth[]; vendor: string }) {
  const most = Math.max(1, ...months.map(({ documents }) => documents ?? 0));
  const step = WIDTH / months.length;
  const bar = Math.min(step * 0.64, 44);
  const said = months.map((one) => `${formatMonth(one.month)} ${saidOf(one, formatNumber)}`).join(', ');
  return (
    <section className="vs-months">
      <h3 className="fr-h6">{findingOf(months)}</h3>
      <p className="vs-mention">Documents DMP déclarés par {vendor}, par mois</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={said}>
        <Hatch id="vendor-month-hatch" />
        {months.map((one, i) => {
          const height = ((one.documents ?? 0) / most) * (HEIGHT - TOP - FOOT);
          const middle = step * (i + 0.5);
          const weight = one.touched ? 700 : 400;
          return (
            <g key={one.month} fontSize={11} textAnchor="middle">
              <rect
                x={middle - bar / 2}
                y={HEIGHT - FOOT - height}
                width={bar}
                height={height}
                fill={one.incomplete ? 'url(#vendor-month-hatch)' : PALETTE.actual}
                stroke={PALETTE.actual}
              />
              <text x={middle} y={HEIGHT - FOOT - height - 6} fill={PALETTE.ink} fontWeight={weight}>
                {saidOf(one, (value) => formatCompact(value))}
              </text>
              <text x={middle} y={HEIGHT - 8} fill={PALETTE.mention} fontWeight={weight}>
                {formatMonthName(one.month)}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke={PALETTE.grid} />
      </svg>
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
                <td className={one.documents === null ? 'vs-num vs-unknown' : 'vs-num'}>{saidOf(one, formatNumber)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
