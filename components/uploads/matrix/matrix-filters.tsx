import { FilterSelect } from '@/components/filters/filter-select';
import { MonthPicker } from '@/components/filters/month-picker';
import type { Month } from '@/lib/month';
import { CELL_STATES, CELL_WORDS } from '@/lib/uploads/matrix';
import { type MatrixParams, matrixHref } from '@/lib/uploads/matrix-params';

const ALL = { code: '', label: 'Tous' };

type Props = {
  params: MatrixParams;
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  vendors: { code: string; label: string }[];
};

/** What the matrix is asked: a part of the address each, and a plain form where scripts do not run. */
export function MatrixFilters({ params, month, firstMonth, lastMonth, vendors }: Props) {
  return (
    <form method="get" className="vs-filters-row" aria-label="Filtres de la matrice">
      <MonthPicker
        month={month}
        firstMonth={firstMonth}
        lastMonth={lastMonth}
        hrefOf={(other) => matrixHref('/uploads/matrix', { ...params, month: other })}
      />
      <FilterSelect name="vendor" label="Éditeur" value={params.vendor ?? ''} choices={[ALL, ...vendors]} />
      <FilterSelect
        name="state"
        label="Avec un mois au moins"
        value={params.state ?? ''}
        choices={[ALL, ...CELL_STATES.map((code) => ({ code, label: CELL_WORDS[code].word }))]}
      />
      <noscript>
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Filtrer
        </button>
      </noscript>
    </form>
  );
}
