'use client';

import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { formatPercent } from '@/lib/format/number';

const ROUTE = '/admin/finess/files';

/** Sends one file and tells how far it is; the refusal in French, or null. */
function send(id: string, index: number, file: File, onSent: (bytes: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch does not tell the progress of what it sends
    request.open('PUT', `${ROUTE}?import=${id}&file=${index}`);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = () => resolve('Connexion perdue. Rien n’a été écrit\u202F: recommencez.');
    request.onload = () => {
      if (request.status < 400) return resolve(null);
      try {
        resolve((JSON.parse(request.responseText) as { detail: string }).detail);
      } catch {
        resolve('Le serveur n’a pas pris ce fichier. Recommencez.');
      }
    };
    request.send(file);
  });
}

/** Where the files of an extraction are chosen: they are sent, then checked without anything being written. */
export function FinessDrop() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<{ name: string; share: number } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function start(files: File[]) {
    setRefusal(null);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const fail = (message: string) => {
      setSent(null);
      setRefusal(message);
      if (input.current) input.current.value = '';
    };
    setSent({ name: files[0]?.name ?? '', share: 0 });
    const opened = await fetch(ROUTE, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(files.map(({ name, size }) => ({ name, size }))),
    })
      .then(async (response) => (await response.json()) as { id?: string; detail?: string })
      .catch(() => null);
    if (!opened?.id) return fail(opened?.detail ?? 'Connexion perdue. Rien n’a été écrit\u202F: recommencez.');
    let before = 0;
    for (const [index, file] of files.entries()) {
      const message = await send(opened.id, index, file, (bytes) =>
        setSent({ name: file.name, share: (before + bytes) / total }),
      );
      if (message) return fail(message);
      before += file.size;
    }
    setSent(null);
    if (input.current) input.current.value = '';
    router.refresh();
  }

  return (
    <form className="vs-drop" aria-busy={sent !== null} onSubmit={(event) => event.preventDefault()}>
      <p className="vs-drop__title">Choisissez les fichiers d’une même extraction</p>
      <p id="finess-hint">
        Fichiers CSV «{'\u00A0'}etalab{'\u00A0'}» (entités juridiques, établissements, géolocalisation), fichier JSON
        des structures FINESS+, ou liste des sites hospitaliers (SAE). Les fichiers nationaux entiers conviennent
        {'\u00A0'}: seuls les laboratoires sont retenus. Rien n’est écrit avant votre accord.
      </p>
      <div className="vs-drop__actions">
        <label className="fr-btn fr-btn--icon-left fr-icon-upload-line" htmlFor="finess-files">
          Choisir les fichiers
        </label>
        <input
          ref={input}
          id="finess-files"
          type="file"
          multiple
          className="fr-sr-only"
          accept=".csv,.txt,.json,.gz"
          aria-describedby="finess-hint"
          disabled={sent !== null}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            if (files.length > 0) void start(files);
          }}
        />
      </div>
      <noscript>
        <p>
          Sans JavaScript, lancez sur le serveur{'\u00A0'}: <code>npm run import:finess -- FICHIER…</code>
        </p>
      </noscript>
      <p role="status" className="vs-drop__status">
        {sent && `Envoi de ${sent.name}\u00A0: ${formatPercent(sent.share, 0)}`}
      </p>
      {sent && <progress className="vs-progress" max={1} value={sent.share} aria-label="Envoi des fichiers" />}
      {refusal && <Alert small severity="error" description={refusal} />}
      <p className="vs-mention">Jusqu’à 4{'\u00A0'}Go en tout.</p>
    </form>
  );
}
