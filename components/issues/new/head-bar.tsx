import Link from 'next/link';

/** The page's own bar: back to the step before, and out. */
export function HeadBar({ text, onBack }: { text: string; onBack: (() => void) | null }) {
  return (
    <div className="vs-say__bar-top">
      {onBack && (
        <button type="button" className="vs-say__icon fr-icon-arrow-left-line" onClick={onBack}>
          <span className="fr-sr-only">Étape précédente</span>
        </button>
      )}
      <p>{text}</p>
      <Link className="vs-say__icon fr-icon-close-line" href="/issues">
        <span className="fr-sr-only">Quitter, vers les irritants</span>
      </Link>
    </div>
  );
}
