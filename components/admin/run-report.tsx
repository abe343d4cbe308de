import {
  CHANGE_KINDS,
  CHANGE_TITLES,
  type FinessCounts,
  type FinessReport,
  sayChange,
  sayRefusal,
} from '@/lib/finess/report';
import { formatDate } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';

const COUNTS: { key: keyof FinessCounts; label: string }[] = [
  { key: 'added', label: 'Ajoutés' },
  { key: 'changed', label: 'Modifiés' },
  { key: 'closed', label: 'Fermés' },
  { key: 'unchanged', label: 'Inchangés' },
];

/** What an import does, or would do: counts, then the changes one by one, then what to look at. */
export function RunReport({ report }: { report: FinessReport }) {
  const changes = CHANGE_KINDS.map((kind) => ({ kind, ...report.changes[kind] })).filter(({ count }) => count > 0);
  return (
    <div className="vs-report">
      <section className="vs-scroll" aria-label="Effet de l’import" tabIndex={0}>
        <table className="vs-table">
          <caption className="fr-sr-only">Effet de l’import</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="fr-sr-only">Objet</span>
              </th>
              {COUNTS.map(({ key, label }) => (
                <th key={key} scope="col" className="vs-num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[
              { name: 'Entités juridiques', counts: report.legalEntities },
              { name: 'Établissements', counts: report.sites },
            ].map(({ name, counts }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {COUNTS.map(({ key }) => (
                  <td key={key} className="vs-num">
                    {formatNumber(counts[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="vs-mention">
        {report.extractedOn && `Extraction du ${formatDate(report.extractedOn)}. `}
        Lus et laissés de côté, car ni laboratoire ni propriétaire d’un laboratoire{'\u00A0'}:{' '}
        {formatCount(report.ignored.sites, 'établissement')},{' '}
        {formatCount(report.ignored.legalEntities, 'entité juridique', 'entités juridiques')}.
      </p>
      {changes.map(({ kind, count, first }) => (
        <details key={kind}>
          <summary>
            {CHANGE_TITLES[kind]} ({formatNumber(count)})
          </summary>
          <ul className="vs-report__list">
            {first.map((change) => (
              <li key={`${change.type}${change.finess}`}>{sayChange(kind, change)}</li>
            ))}
            {count > first.length && <li>et {formatCount(count - first.length, 'autre')}</li>}
          </ul>
        </details>
      ))}
      {report.mergersProposed.length > 0 && (
        <p>
          {formatCount(report.mergersProposed.length, 'reprise proposée', 'reprises proposées')}, à décider dans «
          {'\u00A0'}
          Reprises et fusions{'\u00A0'}».
        </p>
      )}
      {report.warnings.count > 0 && (
        <details>
          <summary>{formatCount(report.warnings.count, 'avertissement')}</summary>
          <ul className="vs-report__list">
            {report.warnings.first.slice(0, 200).map((warning) => (
              <li key={`${warning.file}${warning.line}${warning.message}`}>{sayRefusal(warning)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
