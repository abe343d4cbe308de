'use client';

import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatPercent } from '@/lib/format/number';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import type { UploadKind } from '@/lib/uploads/kinds';

type Answer = { ok: boolean; content: { page?: string; detail?: string } };

/** Posts the form and tells how much has left, by tenths; null when the connection is lost. `fetch` cannot tell. */
function post(action: string, body: FormData, onSent: (share: number) => void): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? Math.round((10 * loaded) / total) / 10 : 0);
    request.onload = () =>
      resolve(request.response ? { ok: request.status < 300, content: request.response as Answer['content'] } : null);
    request.onerror = () => resolve(null);
    request.send(body);
  });
}

type Props = {
  kind?: UploadKind;
  /** «Glissez ici votre fichier de septembre» */
  title: string;
  /** A refusal that came back with the address, for a form posted without JavaScript. */
  refusal: string | null;
};

/**
 * Where a file is dropped, chosen or pasted. A plain form underneath: without JavaScript it posts and comes back on the
 * deposit's page; with it, the same post answers with the page to open or the refusal to show.
 */
export function DropZone({ kind = 'feeds', title, refusal: first }: Props) {
  const action = `/uploads/deposit?kind=${kind}`;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState(first);
  // Until the script runs, the plain button is the only way to send.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  async function send(file: File) {
    setBusy(file.name);
    setRefusal(null);
    const body = new FormData();
    body.set('file', file);
    const answer = await post(action, body, (share) => setBusy(`${file.name}, ${formatPercent(share, 0)} envoyés`));
    if (answer?.ok && answer.content.page) return window.location.assign(answer.content.page);
    setBusy(null);
    if (input.current) input.current.value = '';
    setRefusal(answer?.content.detail ?? 'Connexion perdue. Rien n’a été déposé\u202F: réessayez.');
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void send(file);
  }

  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (file) void send(file);
    else if (text.includes('\n')) void send(new File([text], 'tableau-colle.csv', { type: 'text/csv' }));
  });

  // Anywhere on the page: people paste before they look for where.
  useEffect(() => {
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className={over ? 'vs-drop vs-drop--over' : 'vs-drop'}
      aria-busy={busy !== null}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="vs-drop__title">{title}</p>
      <p id="drop-hint">
        CSV, XLSX ou ODS, 100{'\u00A0'}Mo au plus. Vous verrez chaque erreur avant que rien ne soit écrit.
      </p>
      <div className="vs-drop__actions">
        <label className="fr-btn fr-btn--icon-left fr-icon-upload-line" htmlFor="deposit-file">
          Choisir un fichier
        </label>
        <input
          ref={input}
          id="deposit-file"
          name="file"
          type="file"
          required
          disabled={busy !== null}
          accept=".csv,.txt,.xlsx,.ods,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet"
          aria-describedby="drop-hint drop-privacy"
          className={ready ? 'fr-sr-only' : undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void send(file);
          }}
        />
        {!ready && (
          <button type="submit" className="fr-btn fr-btn--secondary">
            Vérifier le fichier
          </button>
        )}
      </div>
      <p className="vs-mention">Un tableau copié d’Excel se colle ici aussi (Ctrl + V), avec sa ligne de titres.</p>
      <p role="status" className="vs-drop__status">
        {busy !== null && `Lecture de ${busy}…`}
      </p>
      {refusal && <Alert small severity="error" description={refusal} />}
      <p id="drop-privacy" className="vs-privacy fr-icon-shield-line">
        <span>
          <strong>Aucune donnée de patient</strong>
          {'\u00A0'}: ni nom, ni INS, ni date de naissance, ni document. Vigie Ségur ne reçoit que{' '}
          {KIND_WORDS[kind].holds}.
        </span>
      </p>
    </form>
  );
}
