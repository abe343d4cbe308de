'use client';

import { useState } from 'react';

/** Copies `text`, and says so where a screen reader hears it. Hidden by the style sheet where scripts do not run. */
export function CopyButton({ text }: { text: string }) {
  const [status, setStatus] = useState('');

  async function copy() {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setStatus(copied ? 'Phrase copiée' : 'Copie refusée par le navigateur\u202F: sélectionnez la phrase.');
  }

  return (
    <div className="vs-copy">
      <button
        type="button"
        className="fr-btn fr-btn--secondary fr-btn--sm fr-btn--icon-left fr-icon-clipboard-line"
        onClick={copy}
      >
        Copier la phrase
      </button>
      <p role="status">{status}</p>
    </div>
  );
}
