'use client';

import { useGuardedAction } from '@/components/forms/use-form-action';
import { formatCount } from '@/lib/format/number';
import type { ImportAction, ImportState } from '@/lib/targets/form-state';

type Props = { read: ImportAction };
type Submit = (form: FormData) => void;

const MOST_PROBLEMS = 200;

function Problems({ state }: { state: Extract<ImportState, { status: 'refused' }> }) {
  const { problems, message } = state;
  return (
    <div role="alert" className="vs-section">
      <p className="fr-error-text">{message}</p>
      <ul>
        {problems.slice(0, MOST_PROBLEMS).map(({ line, column, message: text }) => (
          <li key={`${line} ${column} ${text}`}>
            {line !== null && `Ligne ${line}`}
            {line !== null && column !== null && ', '}
            {column !== null && `colonne ${column}`}
            {(line !== null || column !== null) && '\u00A0: '}
            {text}
          </li>
        ))}
      </ul>
      {problems.length > MOST_PROBLEMS && <p>Et {problems.length - MOST_PROBLEMS} autres.</p>}
    </div>
  );
}

function Preview({
  state,
  submit,
  pending,
}: {
  state: Extract<ImportState, { status: 'preview' }>;
  submit: Submit;
  pending: boolean;
}) {
  const { changes, past, edits, fileName, reason, refusal } = state;
  const shown = (text: string) => text || 'sans valeur';
  return (
    <form action={submit} className="vs-section" aria-labelledby="import-preview">
      <h2 id="import-preview">
        {formatCount(changes.length, 'valeur changera', 'valeurs changeront')} avec {fileName}
      </h2>
      <input type="hidden" name="edits" value={edits} />
      <input type="hidden" name="fileName" value={fileName} />
      <section className="vs-targets__box vs-targets__preview" aria-label="Ce qui changera" tabIndex={0}>
        <table className="vs-targets__changes">
          <caption className="fr-sr-only">Ce qui changera</caption>
          <thead>
            <tr>
              <th scope="col">Série</th>
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
            {changes.map(({ label, month, from, to }) => (
              <tr key={`${label} ${month}`}>
                <th scope="row">{label}</th>
                <td>{month}</td>
                <td className="vs-num">{shown(from)}</td>
                <td className="vs-num">{shown(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {refusal !== null && (
        <p role="alert" className="fr-error-text">
          {refusal}
        </p>
      )}
      {past !== null && (
        <>
          <p className="fr-info-text">{past}</p>
          <div className="fr-checkbox-group">
            <input type="checkbox" id="import-seen" name="seen" required />
            <label className="fr-label" htmlFor="import-seen">
              J’ai vu ce qui change, et ce qui ne change pas, dans les mois terminés
            </label>
          </div>
        </>
      )}
      <div className="vs-targets__save">
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="import-reason">
            Motif
            <span className="fr-hint-text">Obligatoire, gardé dans l’historique. Aucune donnée de patient.</span>
          </label>
          <input className="fr-input" id="import-reason" name="reason" required maxLength={500} defaultValue={reason} />
        </div>
        <button type="submit" className="fr-btn" disabled={pending}>
          {pending ? 'Enregistrement…' : 'Enregistrer ces valeurs, toutes ou aucune'}
        </button>
      </div>
    </form>
  );
}

/** A file of targets in two steps: what it changes is shown, then it is written with a reason. */
export function ImportForm({ read }: Props) {
  const [state, submit, pending] = useGuardedAction<ImportState>(
    read,
    { status: 'new' },
    {
      unsent: ({ message }, form, before) =>
        before.status === 'preview'
          ? { ...before, reason: String(form.get('reason') ?? before.reason), refusal: message }
          : { status: 'refused', message, problems: [] },
      // A file that was refused is chosen again: browsers do not send one that was mended since it was chosen.
      refused: (after) => after.status === 'preview' && after.refusal !== null,
    },
  );
  return (
    <>
      <form action={submit} className="vs-targets__save">
        <div className="fr-upload-group">
          <label className="fr-label" htmlFor="targets-file">
            Fichier CSV ou XLSX
            <span className="fr-hint-text">
              Colonnes{'\u00A0'}: indicateur, type, couloir, region, secteur, editeur, mois, valeur. Une part s’écrit de
              0 à 1 ou avec son signe{'\u00A0'}%. Une valeur vide retire la cible du mois{'\u202F'}; un mois absent du
              fichier ne change pas.
            </span>
          </label>
          <input
            className="fr-upload"
            id="targets-file"
            name="file"
            type="file"
            required
            accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={pending}>
          {pending ? 'Lecture…' : 'Lire le fichier'}
        </button>
      </form>
      {state.status === 'done' && (
        <p role="status" className="fr-valid-text">
          {state.message}
        </p>
      )}
      {state.status === 'refused' && <Problems state={state} />}
      {state.status === 'preview' && <Preview state={state} submit={submit} pending={pending} />}
    </>
  );
}
