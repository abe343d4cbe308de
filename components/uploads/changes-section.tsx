import { formatMonth } from '@/lib/format/date';
import { formatChange, formatCount, formatNumber, formatPercentChange } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import type { Report } from '@/lib/uploads/report';
import { TextChanges } from './text-changes';

const CHANNELS: { [channel: string]: string } = {
  DMP: 'DMP',
  MSS_PRO: 'MSSanté pro',
  MSS_CITIZEN: 'MSSanté citoyenne',
};

type Props = { title: string; report: Report };

/** «Ce qui va changer»: the counts, the totals by month, and each value replaced. */
export function ChangesSection({ title, report }: Props) {
  const counts = [
    ['Ajoutées', report.added],
    ['Changées', report.changed],
    ['Inchangées', report.unchanged],
    ...(report.errorCount > 0
      ? [['Sans valeur encore', report.rows - report.added - report.changed - report.unchanged] as const]
      : []),
  ] as const;
  return (
    <section aria-labelledby="changes-title" className="vs-section">
      <h2 id="changes-title">{title}</h2>
      <dl className="vs-counts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {report.months.length > 0 && (
        <section className="vs-scroll" aria-label="Totaux par mois" tabIndex={0}>
          <table className="vs-table">
            <caption>Totaux par mois, en documents versés au DMP</caption>
            <thead>
              <tr>
                <th scope="col">Mois</th>
                <th scope="col" className="vs-num">
                  Avant
                </th>
                <th scope="col" className="vs-num">
                  Après
                </th>
                <th scope="col" className="vs-num">
                  Écart
                </th>
                <th scope="col" className="vs-num">
                  Laboratoires déclarés
                </th>
              </tr>
            </thead>
            <tbody>
              {report.months.map(({ month, before, after, labs }) => (
                <tr key={month}>
                  <th scope="row">{formatMonth(month as Month)}</th>
                  <td className={before === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatNumber(before)}</td>
                  <td className="vs-num">
                    <strong>{formatNumber(after)}</strong>
                  </td>
                  <td className={before === null ? 'vs-num vs-unknown' : 'vs-num'}>
                    {formatChange(before === null || after === null ? null : after - before)}
                    {before !== null &&
                      after !== null &&
                      before > 0 &&
                      after !== before &&
                      ` (${formatPercentChange(after / before - 1)})`}
                  </td>
                  <td className="vs-num">{formatNumber(labs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {report.changes.length > 0 && (
        <section className="vs-scroll" aria-label="Valeurs changées" tabIndex={0}>
          <table className="vs-table">
            <caption>{formatCount(report.changed, 'valeur changée', 'valeurs changées')}</caption>
            <thead>
              <tr>
                <th scope="col">Laboratoire</th>
                <th scope="col">Mois</th>
                <th scope="col">Canal</th>
                <th scope="col">Niveau</th>
                <th scope="col" className="vs-num">
                  Ancienne → nouvelle
                </th>
                <th scope="col" className="vs-num">
                  Écart
                </th>
              </tr>
            </thead>
            <tbody>
              {report.changes.map(({ line, month, finess, name, channel, level, before, after }) => (
                <tr key={line}>
                  <th scope="row">
                    {name} <span className="vs-mention">{finess}</span>
                  </th>
                  <td>{formatMonth(month as Month)}</td>
                  <td>{CHANNELS[channel] ?? channel}</td>
                  <td>{level ?? '–'}</td>
                  <td className="vs-num">
                    {formatNumber(before)} → <strong>{formatNumber(after)}</strong>
                  </td>
                  <td className="vs-num">{formatChange(after - before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {report.changed > report.changes.length && (
            <p className="vs-mention">
              Les {formatNumber(report.changes.length)} premières, sur {formatNumber(report.changed)}.
            </p>
          )}
        </section>
      )}
      {report.textChanges.length > 0 && <TextChanges report={report} />}
    </section>
  );
}
