import { FilterSelect } from '@/components/filters/filter-select';
import { formatMonth } from '@/lib/format/date';
import { addMonths, type Month, monthRange } from '@/lib/month';
import { HISTORY_STATES, HISTORY_WORDS } from '@/lib/uploads/history';
import type { HistoryParams } from '@/lib/uploads/history-params';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import { UPLOAD_KINDS } from '@/lib/uploads/kinds';

const SHOWN_MONTHS = 24;
const VENDOR_KINDS = ['feeds', 'installations'] as const;
const ALL = { code: '', label: 'Tous' };

type Props = {
  params: HistoryParams;
  depositors: { code: string; label: string }[] | null;
  /** The last month that can be asked for. */
  lastMonth: Month;
};

/** What the history is asked: each choice is a part of the address, and a plain form where scripts do not run. */
export function HistoryFilters({ params, depositors, lastMonth }: Props) {
  const kinds = depositors === null ? VENDOR_KINDS : UPLOAD_KINDS;
  const months = monthRange(addMonths(lastMonth, 1 - SHOWN_MONTHS), lastMonth).reverse();
  return (
    <form method="get" action="/uploads" className="vs-filters-row" aria-label="Filtres des dépôts">
      {depositors !== null && (
        <FilterSelect
          name="vendor"
          label="Éditeur"
          value={params.vendor ?? ''}
          choices={[ALL, ...depositors]}
          resets={['before']}
        />
      )}
      <FilterSelect
        name="kind"
        label="Contenu"
        value={params.kind ?? ''}
        choices={[ALL, ...kinds.map((code) => ({ code, label: KIND_WORDS[code].short }))]}
        resets={['before']}
      />
      <FilterSelect
        name="state"
        label="État"
        value={params.state ?? ''}
        choices={[ALL, ...HISTORY_STATES.map((code) => ({ code, label: HISTORY_WORDS[code].word }))]}
        resets={['before']}
      />
      <FilterSelect
        name="month"
        label="Mois"
        value={params.month ?? ''}
        choices={[ALL, ...months.map((code) => ({ code, label: formatMonth(code) }))]}
        resets={['before']}
      />
      <noscript>
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Filtrer
        </button>
      </noscript>
    </form>
  );
}
