import type { Definition, Point } from '@/lib/figures/types';
import { formatDate } from '@/lib/format/date';

/** The definition of a figure behind its (i): works without JavaScript, and lies over the page instead of moving it. */
export function TileInfo({ definition, point }: { definition: Definition; point: Point }) {
  return (
    <details className="vs-info" name="definition">
      <summary className="vs-info__button">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <circle cx="8" cy="8" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.25" />
          <path d="M7.25 7h1.5v5h-1.5zM7.25 4h1.5v1.6h-1.5z" fill="currentColor" />
        </svg>
        <span className="fr-sr-only">
          Définition{'\u00A0'}: {definition.label}
        </span>
      </summary>
      <div className="vs-info__panel">
        <dl>
          <dt>Formule</dt>
          <dd>{definition.formula}</dd>
          <dt>Sources</dt>
          <dd>{definition.sources}</dd>
          {point.source !== null && (
            <>
              <dt>Ce mois-ci</dt>
              <dd>{point.source}</dd>
            </>
          )}
        </dl>
        {point.asOf !== null && <p>Arrêté au {formatDate(point.asOf)}</p>}
        <a href={`/indicators#${definition.id}`}>Définition complète</a>
      </div>
    </details>
  );
}
