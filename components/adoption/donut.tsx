import { formatNumber } from '@/lib/format/number';

const RADIUS = 42;
const WIDTH = 14;

/** Two parts of a whole, the part counted in the middle. Decoration: the numbers are beside it. */
export function Donut({ part, whole }: { part: number | null; whole: number }) {
  const share = part === null || whole === 0 ? 0 : (100 * part) / whole;
  const ring = { cx: 50, cy: 50, r: RADIUS, fill: 'none', strokeWidth: WIDTH, pathLength: 100 };
  return (
    <svg className="vs-donut" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle cx={50} cy={50} r={RADIUS} className="vs-donut__edge" fill="none" strokeWidth={WIDTH + 1} />
      <circle {...ring} className={part === null ? 'vs-donut__unknown' : 'vs-donut__rest'} />
      {share > 0 && (
        // The ring begins at three o’clock: a quarter turn back, so that the part begins at noon.
        <circle
          {...ring}
          className="vs-donut__part"
          strokeDasharray={`${share} ${100 - share}`}
          transform="rotate(-90 50 50)"
        />
      )}
      <text x={50} y={53} className="vs-donut__value">
        {formatNumber(part)}
      </text>
      <text x={50} y={65} className="vs-donut__whole">
        sur {formatNumber(whole)}
      </text>
    </svg>
  );
}
