'use client';

import { useEffect, useState } from 'react';

const OFF = 'vigie.review.no-shortcuts';
const FIELDS = 'input:not([readonly]):not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

/** The next cell with an error after the one that has the focus, or the one before it; round and round. */
function goToError(step: 1 | -1): void {
  const cells = [...document.querySelectorAll<HTMLElement>('[data-grid] [aria-invalid=true]')];
  if (cells.length === 0) {
    document.getElementById('grid')?.focus();
    return;
  }
  const focused = document.activeElement;
  const at = cells.indexOf(focused as HTMLElement);
  let to = at + step;
  if (at < 0 && focused) {
    const after = cells.findIndex((cell) => focused.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING);
    to = step === 1 ? Math.max(after, 0) : (after < 0 ? cells.length : after) - 1;
  }
  cells[(to + cells.length) % cells.length]?.focus();
}

/** «Aller à l’erreur suivante», and its keys N and P: only within the review, never while one types, and they can be switched off. */
export function NextErrorLink() {
  const [keys, setKeys] = useState(false);
  useEffect(() => {
    try {
      setKeys(localStorage.getItem(OFF) === null);
    } catch {
      setKeys(true); // a browser that keeps nothing
    }
  }, []);

  useEffect(() => {
    if (!keys) return;
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
      if (!target.closest('[data-review]') || target.matches(FIELDS)) return;
      const step = key === 'n' || key === 'N' ? 1 : key === 'p' || key === 'P' ? -1 : null;
      if (step === null) return;
      event.preventDefault();
      goToError(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);

  function toggle() {
    try {
      if (keys) localStorage.setItem(OFF, '1');
      else localStorage.removeItem(OFF);
    } catch {
      // kept for this page alone
    }
    setKeys(!keys);
  }

  return (
    <div className="vs-next">
      <button type="button" className="vs-linklike vs-next__keys" aria-pressed={keys} onClick={toggle}>
        Raccourcis <kbd>N</kbd> et <kbd>P</kbd>
        {'\u00A0'}: {keys ? 'actifs' : 'inactifs'}
      </button>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => goToError(1)}>
        Aller à l’erreur suivante
      </button>
    </div>
  );
}
