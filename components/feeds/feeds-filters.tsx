import { ListSelect } from '@/components/filters/list-select';
import { MonthPicker } from '@/components/filters/month-picker';
import { ShowButton } from '@/components/filters/show-button';
import type { Reconciliation } from '@/lib/feeds/reconciliation-queries';
import { type FeedsParams, feedsHref } from '@/lib/feeds/search-params';

type Props = {
  page: Pick<Reconciliation, 'month' | 'firstMonth' | 'lastMonth' | 'regions' | 'vendors' | 'detail'>;
  params: FeedsParams;
};

const THRESHOLDS = [0, 1, 2, 5, 10, 20, 50];

const SECTORS = [
  { code: 'PRIVATE', label: 'Privé' },
  { code: 'HOSPITAL', label: 'Hospitalier' },
];
const CHANNELS = [
  { code: 'DMP', label: 'DMP' },
  { code: 'MSS_PRO', label: 'MSSanté pro' },
  { code: 'MSS_CITIZEN', label: 'MSSanté citoyenne' },
];

/** Month, perimeter, vendor, channel and threshold. Submits as a form where scripts do not run. */
export function FeedsFilters({ page, params }: Props) {
  const { month, firstMonth, lastMonth, regions, vendors, detail } = page;
  const thresholds = [...new Set([...THRESHOLDS, params.threshold])].sort((a, b) => a - b);
  return (
    <form method="get" className="vs-context__filters" aria-label="Filtres">
      <MonthPicker
        month={month}
        firstMonth={firstMonth}
        lastMonth={lastMonth}
        hrefOf={(other) => feedsHref('/feeds', { ...params, month: other, page: null })}
      />
      {regions.length > 1 && (
        <ListSelect
          params={params}
          name="region"
          label="Périmètre"
          all={regions.length > 12 ? 'France' : 'Vos régions'}
          choices={regions}
        />
      )}
      {detail && <ListSelect params={params} name="sector" label="Secteur" all="Tous" choices={SECTORS} />}
      {vendors.length > 0 && <ListSelect params={params} name="vendor" label="Éditeur" all="Tous" choices={vendors} />}
      <ListSelect params={params} name="channel" label="Canal" choices={CHANNELS} />
      <ListSelect
        params={params}
        name="threshold"
        label="Seuil d’écart"
        choices={thresholds.map((percent) => ({ code: String(percent), label: `${percent}\u00A0%` }))}
      />
      <ShowButton />
    </form>
  );
}
