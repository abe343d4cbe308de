import type { Point } from '@/lib/figures/types';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { type ReportState, reportState } from '@/lib/vendors/reporting';

const WORDS: Record<ReportState, string> = {
  complete: 'complet',
  partial: 'partiel',
  none: 'rien de déclaré',
  'not-expected': 'non attendu',
};
const STATES: readonly ReportState[] = ['complete', 'partial', 'none', 'not-expected'];

/** Months of declarations as small squares, each told apart by its form, and in words for those who listen. */
export function ReportSquares({ points }: { points: readonly Point[] }) {
  return (
    <ol className="vs-plain vs-squares">
      {points.map(({ month, reported, expected }) => {
        const state = reportState({ reported, expected });
        return (
          <li key={month} className={`vs-square vs-square--${state}`}>
            <span className="fr-sr-only">
              {formatMonthLong(month)}
              {'\u00A0'}: {WORDS[state]}
              {state !== 'not-expected' && `, ${formatNumber(reported ?? 0)} sur ${formatNumber(expected)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** What the squares mean. */
export function SquaresKey() {
  return (
    <ul className="vs-plain vs-squares-key">
      {STATES.map((state) => (
        <li key={state}>
          <span className={`vs-square vs-square--${state}`} aria-hidden="true" />
          {WORDS[state]}
        </li>
      ))}
    </ul>
  );
}
