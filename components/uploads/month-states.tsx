import { formatMonth, formatMonthName } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { MonthState } from '@/lib/uploads/queries';

const STATES: Record<MonthState['state'], { word: string; icon: string }> = {
  locked: { word: 'Verrouillé', icon: 'fr-icon-lock-fill' },
  complete: { word: 'Complet', icon: 'fr-icon-checkbox-circle-fill' },
  partial: { word: 'Partiel', icon: 'fr-icon-alert-fill' },
  due: { word: 'À déposer', icon: 'fr-icon-upload-2-line' },
  late: { word: 'En retard', icon: 'fr-icon-alert-fill' },
  'not-expected': { word: 'Non attendu', icon: 'fr-icon-subtract-line' },
};

/** The twelve months of a vendor, each with an icon, a word and a count. */
export function MonthStates({ months }: { months: MonthState[] }) {
  return (
    <ol className="vs-dues">
      {months.map(({ month, state, reported, expected }) => (
        <li key={month} className={`vs-due vs-due--${state}`}>
          <span className="vs-due__name">
            <span className="fr-sr-only">{formatMonth(month)}</span>
            <span aria-hidden="true">
              {formatMonthName(month)} <small>{month.slice(0, 4)}</small>
            </span>
          </span>
          <span className={`vs-due__state ${STATES[state].icon}`}>{STATES[state].word}</span>
          {expected > 0 && (
            <span className="vs-due__count">
              {formatNumber(reported)} / {formatNumber(expected)} labos
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
