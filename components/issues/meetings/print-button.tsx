'use client';

/** Opens the browser's own print dialogue; the page says so itself to who has no JavaScript. */
export function PrintButton() {
  return (
    <button type="button" className="fr-btn fr-btn--secondary vs-copy" onClick={() => window.print()}>
      Imprimer
    </button>
  );
}
