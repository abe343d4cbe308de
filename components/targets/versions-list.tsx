import { formatInstant, formatMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { RestoreAction } from '@/lib/targets/form-state';
import type { History, HistoryVersion } from '@/lib/targets/history-queries';
import { cellText } from '@/lib/targets/value';
import { RestoreForm } from './restore-form';

type Props = {
  history: History;
  /** Absent for those who only read. */
  restore?: RestoreAction;
};

const titleOf = ({ place, version }: HistoryVersion) => `${place.label}, version ${version}`;

function Changes({ version, history: { unit } }: { version: HistoryVersion; history: History }) {
  const shown = (value: number | null) => cellText(value, unit) || 'sans valeur';
  return (
    <table className="vs-targets__changes">
      <caption className="fr-sr-only">Ce qui change, {titleOf(version)}</caption>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col" className="vs-num">
            Avant
          </th>
          <th scope="col" className="vs-num">
            Après
          </th>
        </tr>
      </thead>
      <tbody>
        {version.changes.map(({ month, from, to }) => (
          <tr key={month}>
            <th scope="row">{formatMonth(month)}</th>
            <td className="vs-num">{shown(from)}</td>
            <td className="vs-num">{shown(to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Version({ version, history, restore }: Props & { version: HistoryVersion }) {
  const { author, recordedAt, reason, source, changes, points, newest } = version;
  const isNewest = version.version === newest;
  return (
    <li className="vs-targets__version">
      <h2>
        {titleOf(version)}
        {isNewest && ' (la plus récente)'}
      </h2>
      <p>
        {recordedAt === null
          ? 'Présente depuis le début'
          : `Enregistrée le ${formatInstant(recordedAt)} par ${author ?? 'une personne inconnue'}`}
        {reason !== null && (
          <>
            . Motif{'\u00A0'}: {reason}
          </>
        )}
      </p>
      <p className="vs-mention">
        Source{'\u00A0'}: {source}
      </p>
      <details>
        <summary>{formatCount(changes.length, 'valeur changée', 'valeurs changées')}</summary>
        <Changes version={version} history={history} />
      </details>
      <details>
        <summary>{formatCount(points.length, 'valeur')} dans cette version</summary>
        <ul className="vs-targets__points">
          {points.map(({ month, value }) => (
            <li key={month}>
              {formatMonth(month)}
              {'\u00A0'}: {cellText(value, history.unit)}
            </li>
          ))}
        </ul>
      </details>
      {restore && !isNewest && (
        <RestoreForm
          id={version.id}
          version={version.version}
          madeFrom={newest}
          title={titleOf(version)}
          restore={restore}
        />
      )}
    </li>
  );
}

/** Every version, newest first: who, when, why, and what changed. */
export function VersionsList({ history, restore }: Props) {
  if (history.versions.length === 0) return <p>Rien n’a été saisi pour cet indicateur.</p>;
  return (
    <ol className="vs-targets__versions">
      {history.versions.map((version) => (
        <Version key={version.id} version={version} history={history} {...(restore && { restore })} />
      ))}
    </ol>
  );
}
