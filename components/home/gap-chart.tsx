import Link from 'next/link';
import type { CSSProperties } from 'react';
import { formatChange } from '@/lib/format/number';
import type { Gap } from '@/lib/home/gap';

type Props = {
  /** For those who do not see the frame's title. */
  caption: string;
  gap: Gap;
  /** Scale of both panels, in documents: from `least` at the left to `most` at the right. */
  least: number;
  most: number;
  hrefOf?: (key: string) => string;
};

/** From the target, at the right, to what was measured: each late row takes away, each row ahead gives back. */
export function GapChart({ caption, gap: { target, value, rows }, least, most, hrefOf }: Props) {
  const percent = (at: number) => (100 * (at - least)) / (most - least);
  let reached = target;
  const bars = rows.map((row) => {
    const from = reached;
    reached += row.gap;
    return {
      ...row,
      left: percent(Math.min(from, reached)),
      width: percent(Math.max(from, reached)) - percent(Math.min(from, reached)),
    };
  });
  // Custom properties are styles too, though React's type does not name them.
  const lines = { '--value': `${percent(value)}%`, '--target': `${percent(target)}%` } as CSSProperties;
  return (
    <div className="vs-gap">
      <table style={lines}>
        <caption className="fr-sr-only">{caption}</caption>
        <tbody>
          {bars.map(({ key, label, gap, left, width }) => (
            <tr key={label}>
              <th scope="row">{key !== null && hrefOf ? <Link href={hrefOf(key)}>{label}</Link> : label}</th>
              <td className="vs-gap__track" aria-hidden="true">
                <span
                  className={gap < 0 ? 'vs-gap__bar' : 'vs-gap__bar vs-gap__bar--ahead'}
                  style={{ left: `${left}%`, width: `${Math.max(width, 0.3)}%` }}
                />
              </td>
              <td className="vs-num">{formatChange(gap)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Écart à la cible</th>
            <td className="vs-gap__track" aria-hidden="true">
              <span
                className="vs-gap__bar vs-gap__bar--sum"
                style={{
                  left: `${percent(Math.min(value, target))}%`,
                  width: `${Math.abs(percent(value) - percent(target))}%`,
                }}
              />
            </td>
            <td className="vs-num">{formatChange(value - target)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
