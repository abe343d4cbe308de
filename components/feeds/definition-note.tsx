import { reconciliation } from '@/lib/figures/reconciliation';

const LINES = [
  ['Calcul', reconciliation.formula],
  ['Sources', reconciliation.sources],
  ['Périmètre', reconciliation.perimeter],
  ['Sans donnée', reconciliation.whenEmpty],
  ['Incomplet', reconciliation.whenIncomplete],
] as const;

/** What the comparison means. */
export function DefinitionNote() {
  return (
    <details className="vs-reconciliation-definition">
      <summary>Comment l’écart est calculé</summary>
      <dl>
        {LINES.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
