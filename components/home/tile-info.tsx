import type { Definition, Point } from '@/lib/figures/types';
import { formatDate } from '@/lib/format/date';

function provenance({ source, asOf }: Point): string {
  return [source && `Source\u00A0: ${source}.`, asOf && `Arrêté au ${formatDate(asOf)}.`].filter(Boolean).join(' ');
}

/** The definition of a figure behind its (i): works without JavaScript, and lies over the page instead of moving it. */
export function TileInfo({ definition: { id, label, formula }, point }: { definition: Definition; point: Point }) {
  return (
    <details className="vs-info" name="definition">
      <summary className="vs-info__button fr-icon-information-line">
        <span className="fr-sr-only">{`Définition\u00A0: ${label}`}</span>
      </summary>
      <div className="vs-info__panel">
        <p>{formula}</p>
        <p>{provenance(point)}</p>
        <a href={`/indicators#${id}`}>Définition complète</a>
      </div>
    </details>
  );
}
