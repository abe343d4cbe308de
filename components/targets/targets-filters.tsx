import { FilterSelect } from '@/components/filters/filter-select';
import { ShowButton } from '@/components/filters/show-button';
import type { Grid } from '@/lib/targets/grid-queries';
import type { TargetsParams } from '@/lib/targets/search-params';
import { KIND_LABEL, KINDS, SETTABLE } from '@/lib/targets/settable';

type Props = { grid: Grid; params: TargetsParams };

const ROWS = [
  { code: 'region', label: 'Régions' },
  { code: 'sector', label: 'Secteurs' },
  { code: 'vendor', label: 'Éditeurs' },
];

/** Which grid is shown. Submits as a form where scripts do not run. */
export function TargetsFilters({ grid, params }: Props) {
  const kinds = KINDS.map((code) => ({ code, label: KIND_LABEL[code] }));
  const indicators = SETTABLE.map(({ id, label }) => ({ code: id, label }));
  return (
    <form method="get" className="vs-targets__filters" aria-label="Choix du tableau">
      <FilterSelect name="indicator" label="Indicateur" value={params.indicator} choices={indicators} />
      <FilterSelect name="kind" label="Série" value={params.kind} choices={kinds} />
      <FilterSelect name="corridor" label="Couloir" value={params.corridor} choices={grid.corridors} />
      <FilterSelect name="by" label="Lignes" value={params.by} choices={ROWS} resets={['place']} />
      <FilterSelect
        name="year"
        label="Année"
        value={grid.year}
        choices={grid.years.map((year) => ({ code: year, label: year }))}
      />
      <ShowButton />
    </form>
  );
}
