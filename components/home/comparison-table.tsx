import type { Definition, Point } from '@/lib/figures/types';
import { formatFigure } from '@/lib/format/figure';

type Props = {
  caption: string;
  head: string;
  definitions: Definition[];
  lines: { key: string; label: string; own: boolean; points: (Point | null)[] }[];
};

/** The same figures of several places or vendors, one line each; the viewer's own lines are marked. */
export function ComparisonTable({ caption, head, definitions, lines }: Props) {
  return (
    <section className="vs-scroll" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {definitions.map(({ id, label }) => (
              <th key={id} scope="col" className="vs-num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, own, points }) => (
            <tr key={key} className={own ? 'vs-row--own' : undefined}>
              <th scope="row">{label}</th>
              {definitions.map(({ id, unit }, i) => {
                const value = points[i]?.value ?? null;
                return (
                  <td key={id} className={value === null ? 'vs-num vs-unknown' : 'vs-num'}>
                    {formatFigure(value, unit)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
