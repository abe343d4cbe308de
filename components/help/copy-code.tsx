'use client';

import { useState } from 'react';

/** Copies a block of code; `what` names it for a screen reader. Hidden by the style sheet where scripts do not run. */
export function CopyCode({ code, what }: { code: string; what: string }) {
  const [status, setStatus] = useState('');

  async function copy() {
    const copied = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    setStatus(copied ? 'Copié' : 'Copie refusée par le navigateur\u202F: sélectionnez le texte.');
  }

  return (
    <span className="vs-code-block__copy">
      <span role="status">{status}</span>
      <button type="button" className="fr-link fr-link--icon-left fr-icon-clipboard-line" onClick={copy}>
        Copier<span className="fr-sr-only"> {what}</span>
      </button>
    </span>
  );
}
