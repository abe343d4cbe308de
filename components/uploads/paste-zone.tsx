'use client';

import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useState } from 'react';
import type { UploadKind } from '@/lib/uploads/kinds';

type Props = {
  kind: UploadKind;
  /** The titles to begin with, of the format. */
  columns: readonly string[];
  /** Rows to complete: the labs that a month lacks. */
  filled: string | null;
};

/** «Coller un tableau»: what is copied from a spreadsheet, with its titles, takes the way of a file named «collé.tsv». */
export function PasteZone({ kind, columns, filled }: Props) {
  const [text, setText] = useState(filled ?? '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function send() {
    if (text.trim() === '') return setRefusal('Collez d’abord un tableau, avec sa ligne de titres.');
    setBusy(true);
    setRefusal(null);
    const body = new FormData();
    body.set('file', new File([text], 'collé.tsv', { type: 'text/tab-separated-values' }));
    const answer = await fetch(`/uploads/deposit?kind=${kind}`, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    })
      .then(async (response) => ({
        ok: response.ok,
        content: (await response.json()) as { page?: string; detail?: string },
      }))
      .catch(() => null);
    if (answer?.ok && answer.content.page) return window.location.assign(answer.content.page);
    setBusy(false);
    setRefusal(answer?.content.detail ?? 'Connexion perdue. Rien n’a été déposé\u202F: réessayez.');
  }

  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <section className="vs-paste" aria-labelledby="paste">
      <h2 id="paste" className="fr-h5">
        Coller un tableau
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <label className="fr-label" htmlFor="pasted">
          Tableau copié d’Excel ou de Calc, avec sa ligne de titres
          <span className="fr-hint-text">
            Colonnes{'\u00A0'}: {columns.join(', ')}. Aucune donnée de patient.
          </span>
        </label>
        <textarea
          id="pasted"
          className="fr-input"
          rows={filled ? 10 : 4}
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {refusal && <Alert small severity="error" description={refusal} />}
        <p className="vs-paste__actions">
          <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
            {busy ? 'Lecture…' : lines > 1 ? `Vérifier les ${lines} lignes collées` : 'Vérifier le tableau'}
          </button>
        </p>
        <noscript>
          <p className="vs-mention">
            Sans JavaScript, enregistrez le tableau dans un fichier et choisissez-le plus haut.
          </p>
        </noscript>
      </form>
    </section>
  );
}
