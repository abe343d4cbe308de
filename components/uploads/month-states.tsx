import Link from 'next/link';
import { formatMonthName } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { tileLabel } from '@/lib/uploads/due-phrase';
import { CELL_WORDS } from '@/lib/uploads/matrix';
import type { MonthState } from '@/lib/uploads/queries';

/** The twelve months of a vendor, each with an icon, a word and a count, and a way to what it lacks. */
export function MonthStates({ months }: { months: MonthState[] }) {
  return (
    <ol className="vs-dues">
      {months.map((one) => {
        const { month, state, reported, expected } = one;
        const { word, icon } = CELL_WORDS[state];
        return (
          <li key={month}>
            <Link className={`vs-due vs-due--${state}`} href={`/uploads/periods/${month}`} prefetch={false}>
              <span className="fr-sr-only">{tileLabel(one, word)}</span>
              <span className="vs-due__name" aria-hidden="true">
                {formatMonthName(month)} <small>{month.slice(0, 4)}</small>
              </span>
              <span className={`vs-due__state ${icon}`} aria-hidden="true">
                {word}
              </span>
              {expected > 0 && (
                <span className="vs-due__count" aria-hidden="true">
                  {formatNumber(reported)} / {formatNumber(expected)} labos
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
