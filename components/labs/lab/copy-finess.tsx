'use client';

import { useState } from 'react';

/** Copies the lab's number. Hidden by the style sheet where scripts do not run. */
export function CopyFiness({ finess }: { finess: string }) {
  const [status, setStatus] = useState('');

  async function copy() {
    const copied = await navigator.clipboard?.writeText(finess).then(
      () => true,
      () => false,
    );
    setStatus(copied ? 'Copié' : 'Copie refusée par le navigateur');
  }

  return (
    <span className="vs-lab__copy">
      <button type="button" className="fr-link fr-link--icon-left fr-icon-clipboard-line" onClick={copy}>
        Copier<span className="fr-sr-only"> le numéro FINESS</span>
      </button>
      <span role="status">{status}</span>
    </span>
  );
}
