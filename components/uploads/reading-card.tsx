import { formatInstant } from '@/lib/format/date';
import { formatBytes, formatCount } from '@/lib/format/number';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import { uploadKind } from '@/lib/uploads/kinds';
import type { UploadLine } from '@/lib/uploads/queries';

/** «Ce que nous avons lu»: what was guessed of the file, and its first rows. */
export function ReadingCard({ upload }: { upload: UploadLine }) {
  const { report } = upload;
  const kind = uploadKind(upload.kind);
  // Two columns of a file may have one name.
  const columns = report.columns.map((column, i) => ({ ...column, key: `${i} ${column.name}` }));
  const facts = [
    ['Fichier', `${upload.fileName}, ${formatBytes(upload.size)}, le ${formatInstant(upload.receivedAt)}`],
    ['Format', report.format ?? 'illisible'],
    ['Lignes', formatCount(report.rows, 'ligne')],
    ['Empreinte', `sha256 ${upload.sha256.slice(0, 12)}…`],
  ];
  return (
    <section className="vs-card" aria-labelledby="reading-title">
      <h2 id="reading-title" className="fr-h5">
        Ce que nous avons lu
      </h2>
      <dl className="vs-facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {report.columns.length > 0 && (
          <div>
            <dt>Colonnes</dt>
            <dd>
              <ul className="vs-plain">
                {columns.map(({ key, name, meaning }) => (
                  <li key={key}>
                    «{'\u00A0'}
                    {name}
                    {'\u00A0'}»{' '}
                    {meaning ? (
                      <>
                        → <strong>{meaning}</strong>
                      </>
                    ) : (
                      <span className="vs-mention">→ ignorée</span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
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
                {report.preview.map(({ line, cells }) => (
                  <tr key={line}>
                    <th scope="row">{line}</th>
                    {columns.map(({ key }, i) => (
                      <td key={key}>{cells[i]}</td>
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
