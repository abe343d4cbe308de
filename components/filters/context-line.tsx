import { formatDate } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { Choice, Home } from '@/lib/home/queries';
import { FRANCE, type HomeParams, homeHref } from '@/lib/home/search-params';
import { lastDay } from '@/lib/month';
import { FilterSelect } from './filter-select';
import { MonthPicker } from './month-picker';
import { ShowButton } from './show-button';

type Props = {
  home: Pick<Home, 'month' | 'firstMonth' | 'lastMonth' | 'corridor' | 'corridors' | 'region' | 'completeness'>;
  params: HomeParams;
  /** Absent where the viewer may not choose one. */
  regions?: Choice[];
};

/** What the page is about (month, corridor, region), and how complete it is. Submits as a form where scripts do not run. */
export function ContextLine({ home, params, regions }: Props) {
  const { month, firstMonth, lastMonth, corridor, corridors, region, completeness } = home;
  return (
    <div className="vs-context">
      <form method="get" className="vs-context__filters" aria-label="Filtres">
        <MonthPicker
          month={month}
          firstMonth={firstMonth}
          lastMonth={lastMonth}
          hrefOf={(other) => homeHref('/', { ...params, month: other })}
        />
        <FilterSelect name="corridor" label="Couloir" value={corridor.code} choices={corridors} />
        {regions && (
          <FilterSelect
            name="region"
            label="Périmètre"
            value={region?.code ?? FRANCE}
            choices={[{ code: FRANCE, label: 'France' }, ...regions]}
          />
        )}
        {params.view !== 'chart' && <input type="hidden" name="view" value={params.view} />}
        <ShowButton />
      </form>
      <p className="vs-context__state">
        Arrêté au <strong>{formatDate(lastDay(month))}</strong>
        {completeness && completeness.expected > 0 && (
          <>
            <span className="vs-context__dot"> · </span>
            <span className="vs-context__reported">
              <strong>{formatPercent(completeness.reported / completeness.expected)}</strong> des laboratoires ont
              déclaré ({formatNumber(completeness.reported)} sur{'\u00A0'}
              {formatNumber(completeness.expected)})
            </span>
          </>
        )}
      </p>
    </div>
  );
}
