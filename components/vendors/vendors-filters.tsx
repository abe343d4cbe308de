import { FilterSelect } from '@/components/filters/filter-select';
import { MonthPicker } from '@/components/filters/month-picker';
import { ShowButton } from '@/components/filters/show-button';
import type { Month } from '@/lib/month';

type Props = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  hrefOf: (month: Month) => string;
  /** Absent where the page is about the whole country. */
  region?: { value: string; choices: { code: string; label: string }[] };
  /** What else stands in the address, for the form without scripts. */
  kept?: Record<string, string | null>;
};

/** The month, and the region where it can be chosen. Submits as a form where scripts do not run. */
export function VendorsFilters({ month, firstMonth, lastMonth, hrefOf, region, kept = {} }: Props) {
  return (
    <form method="get" className="vs-context__filters" aria-label="Filtres">
      <MonthPicker month={month} firstMonth={firstMonth} lastMonth={lastMonth} hrefOf={hrefOf} />
      {region && <FilterSelect name="region" label="Périmètre" value={region.value} choices={region.choices} />}
      {Object.entries(kept).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <ShowButton />
    </form>
  );
}
