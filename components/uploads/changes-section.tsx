import type { ReactNode } from 'react';
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

type Props = {
  title: string;
  /** What the figures take in: «Aperçu, les 9 corrections comprises». */
  tag?: string | null;
  report: Report;
  /** Beside the tables: the vendor's months, the labs without a line. */
  aside?: ReactNode;
};

/** «Ce qui va changer»: the counts, the totals by month, and each value replaced. */
export function ChangesSection({ title, tag = null, report, aside = null }: Props) {
  // Their sum is the rows read.
  const counts = [
    { label: 'Ajoutées', icon: 'fr-icon-add-line', count: report.added },
    { label: 'Changées', icon: 'fr-icon-edit-line', count: report.changed },
    { label: 'Inchangées', icon: 'fr-icon-check-line', count: report.unchanged },
    {
      label: 'Sans valeur encore',
      icon: 'fr-icon-error-fill',
      count: report.rows - report.added - report.changed - report.unchanged,
    },
  ].filter(({ label, count }) => count > 0 || label !== 'Sans valeur encore');
  return (
    <section aria-labelledby="changes-title" className="vs-section">
      <div className="vs-heading">
        <h2 id="changes-title">{title}</h2>
        {tag && <p className="vs-heading__tag">{tag}</p>}
      </div>
      <dl className="vs-counts">
        {counts.map(({ label, icon, count }) => (
          <div key={label}>
            <dt className={icon}>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <div className={aside ? 'vs-changes' : undefined}>
        <div>
          {report.months.length > 0 && (
            <section className="vs-scroll" aria-label="Totaux par mois" tabIndex={0}>
              <table className="vs-table vs-stacked">
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
                      <td className={before === null ? 'vs-num vs-unknown' : 'vs-num'} data-label="Avant">
                        {formatNumber(before)}
                      </td>
                      <td className="vs-num" data-label="Après">
                        <strong>{formatNumber(after)}</strong>
                      </td>
                      <td className={before === null ? 'vs-num vs-unknown' : 'vs-num'} data-label="Écart">
                        {formatChange(before === null || after === null ? null : after - before)}
                        {before !== null &&
                          after !== null &&
                          before > 0 &&
                          after !== before &&
                          ` (${formatPercentChange(after / before - 1)})`}
                      </td>
                      <td className="vs-num" data-label="Laboratoires déclarés">
                        {formatNumber(labs)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {report.changes.length > 0 && (
            <section className="vs-scroll" aria-label="Valeurs changées" tabIndex={0}>
              <table className="vs-table vs-stacked">
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
                      <td data-label="Mois">{formatMonth(month as Month)}</td>
                      <td data-label="Canal">{CHANNELS[channel] ?? channel}</td>
                      <td data-label="Niveau">{level ?? '–'}</td>
                      <td className="vs-num" data-label="Ancienne → nouvelle">
                        {formatNumber(before)} → <strong>{formatNumber(after)}</strong>
                      </td>
                      <td className="vs-num" data-label="Écart">
                        {formatChange(after - before)}
                      </td>
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
        </div>
        {aside}
      </div>
      {report.textChanges.length > 0 && <TextChanges report={report} />}
    </section>
  );
}
