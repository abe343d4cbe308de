import { formatInstant } from '@/lib/format/date';
import { formatBytes, formatCount } from '@/lib/format/number';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import { uploadKind } from '@/lib/uploads/kinds';
import type { UploadLine } from '@/lib/uploads/queries';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { ColumnsForm } from './review/columns-form';
import { GuessForm } from './review/guess-form';

const GUESS_NAMES = {
  separator: 'Séparateur',
  encoding: 'Encodage',
  sheet: 'Feuille',
  header: 'Titres',
  total: 'Fin',
  wide: 'Mois',
  'empty-columns': 'Vides',
};

type Props = {
  upload: UploadLine;
  /** The kind's columns, and how to change what was guessed; null: only to be read. */
  change: { columns: readonly string[]; readOtherwise: ReviewAction } | null;
};

/** «Ce que nous avons lu»: each guess with a way to change it, the columns, and the first rows. */
export function ReadingCard({ upload, change }: Props) {
  const { report, id } = upload;
  const kind = uploadKind(upload.kind);
  // Two columns of a file may have one name.
  const columns = report.columns.map((column, i) => ({ ...column, key: `${i} ${column.name}` }));
  return (
    <section className="vs-card vs-reading" aria-labelledby="reading-title">
      <h2 id="reading-title" className="fr-h5">
        Ce que nous avons lu
      </h2>
      <dl className="vs-facts">
        <div>
          <dt>Fichier</dt>
          <dd>
            <strong>{upload.fileName}</strong>
            <br />
            <span className="vs-mention">
              {formatBytes(upload.size)}, le {formatInstant(upload.receivedAt)}
            </span>
          </dd>
        </div>
        {report.reading.length === 0 && (
          <div>
            <dt>Format</dt>
            <dd>{report.format ?? 'illisible'}</dd>
          </div>
        )}
        {report.reading.map((guess) => (
          <div key={guess.id}>
            <dt>{GUESS_NAMES[guess.id]}</dt>
            <dd>
              {guess.words}
              {change && guess.options.length > 1 && (
                <GuessForm id={id} name={GUESS_NAMES[guess.id]} guess={guess} action={change.readOtherwise} />
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>Lignes</dt>
          <dd>{formatCount(report.rows, 'ligne lue', 'lignes lues')}</dd>
        </div>
        {report.columns.length > 0 && (
          <div>
            <dt>Colonnes</dt>
            <dd>
              <ul className="vs-plain">
                {columns.map(({ key, name, meaning, how }) => (
                  <li key={key}>
                    «{'\u00A0'}
                    {name}
                    {'\u00A0'}»{' '}
                    {meaning ? (
                      <>
                        → <strong>{meaning}</strong>
                        {how === 'memory' && <span className="vs-mention"> comme la dernière fois</span>}
                      </>
                    ) : (
                      <span className="vs-mention">→ ignorée</span>
                    )}
                  </li>
                ))}
              </ul>
              {change && (
                <ColumnsForm id={id} columns={report.columns} known={change.columns} action={change.readOtherwise} />
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Empreinte</dt>
          <dd>sha256 {upload.sha256.slice(0, 12)}…</dd>
        </div>
      </dl>
      {report.preview.length > 0 && (
        <details>
          <summary>Les premières lignes</summary>
          <section className="vs-scroll" aria-label="Les premières lignes du fichier" tabIndex={0}>
            <table className="vs-table">
              <thead>
                <tr>
                  <th scope="col">Ligne</th>
                  {columns.map(({ key, name }) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {report.preview.map(({ line, cells }, i) => (
                  // A file with one column a month gives several rows of one line.
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
                  <tr key={i}>
                    <th scope="row">{line}</th>
                    {columns.map(({ key }, j) => (
                      <td key={key}>{cells[j]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
      <p className="vs-privacy fr-icon-shield-line">
        <span>
          <strong>Aucune donnée de patient</strong>
          {'\u00A0'}: ni nom, ni INS, ni document.{kind && ` Seulement ${KIND_WORDS[kind].holds}.`}
        </span>
      </p>
    </section>
  );
}
