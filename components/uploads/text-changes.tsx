import { formatCount, formatNumber } from '@/lib/format/number';
import type { Report } from '@/lib/uploads/report';

/** Values replaced that are not counts: old → new, as words. */
export function TextChanges({ report: { textChanges, changed } }: { report: Report }) {
  const lines = new Set(textChanges.map(({ line }) => line)).size;
  return (
    <section className="vs-scroll" aria-label="Valeurs changées" tabIndex={0}>
      <table className="vs-table">
        <caption>{formatCount(changed, 'ligne changée', 'lignes changées')}</caption>
        <thead>
          <tr>
            <th scope="col">Laboratoire</th>
            <th scope="col">Ce qui change</th>
            <th scope="col">Ancienne valeur</th>
            <th scope="col">Nouvelle valeur</th>
          </tr>
        </thead>
        <tbody>
          {textChanges.map(({ line, finess, name, what, before, after }) => (
            <tr key={`${line} ${what}`}>
              <th scope="row">
                {name} <span className="vs-mention">{finess}</span>
              </th>
              <td>{what}</td>
              <td>{before}</td>
              <td>
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed > lines && (
        <p className="vs-mention">
          Les {formatNumber(lines)} premières, sur {formatNumber(changed)}.
        </p>
      )}
    </section>
  );
}
