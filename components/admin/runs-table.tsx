import type { Run } from '@/lib/finess/run-queries';
import { formatInstant } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';

const STATES: { [state in Run['state']]: string } = {
  RECEIVING: 'Réception',
  CHECKING: 'Vérification',
  CHECKED: 'À appliquer',
  APPLYING: 'Application',
  APPLIED: 'Appliqué',
  REFUSED: 'Refusé',
  ABANDONED: 'Abandonné',
  INTERRUPTED: 'Interrompu',
};

/** The last imports, the newest first. */
export function RunsTable({ runs }: { runs: Run[] }) {
  return (
    <section className="vs-section" aria-labelledby="runs">
      <h2 id="runs">Historique</h2>
      <section className="vs-scroll" aria-label="Historique des imports" tabIndex={0}>
        <table className="vs-table">
          <caption className="fr-sr-only">Historique des imports</caption>
          <thead>
            <tr>
              <th scope="col">Reçu le</th>
              <th scope="col">Fichiers</th>
              <th scope="col">Par</th>
              <th scope="col">État</th>
              <th scope="col" className="vs-num">
                Ajouts
              </th>
              <th scope="col" className="vs-num">
                Modifications
              </th>
              <th scope="col" className="vs-num">
                Fermetures
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ id, startedAt, files, actor, state, report }) => (
              <tr key={id}>
                <td>{formatInstant(startedAt)}</td>
                <td>{files.join(', ')}</td>
                <td>{actor}</td>
                <td>{STATES[state]}</td>
                {(['added', 'changed', 'closed'] as const).map((key) => (
                  <td key={key} className="vs-num">
                    {report ? formatNumber(report.legalEntities[key] + report.sites[key]) : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
