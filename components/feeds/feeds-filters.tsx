import { FilterSelect } from '@/components/filters/filter-select';
import { MonthPicker } from '@/components/filters/month-picker';
import type { Reconciliation } from '@/lib/feeds/reconciliation-queries';
import { type FeedsParams, feedsHref } from '@/lib/feeds/search-params';

type Props = {
  page: Pick<Reconciliation, 'month' | 'firstMonth' | 'lastMonth' | 'regions' | 'vendors' | 'detail'>;
  params: FeedsParams;
};

const THRESHOLDS = [0, 1, 2, 5, 10, 20, 50];
const PAGE = ['page'];

const SECTORS = [
  { code: '', label: 'Tous' },
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
        <FilterSelect
          name="region"
          label="Périmètre"
          value={params.region ?? ''}
          choices={[{ code: '', label: regions.length > 12 ? 'France' : 'Vos régions' }, ...regions]}
          resets={PAGE}
        />
      )}
      {detail && (
        <FilterSelect name="sector" label="Secteur" value={params.sector ?? ''} choices={SECTORS} resets={PAGE} />
      )}
      {vendors.length > 0 && (
        <FilterSelect
          name="vendor"
          label="Éditeur"
          value={params.vendor ?? ''}
          choices={[{ code: '', label: 'Tous' }, ...vendors]}
          resets={PAGE}
        />
      )}
      <FilterSelect name="channel" label="Canal" value={params.channel} choices={CHANNELS} resets={PAGE} />
      <FilterSelect
        name="threshold"
        label="Seuil d’écart"
        value={String(params.threshold)}
        choices={thresholds.map((percent) => ({ code: String(percent), label: `${percent}\u00A0%` }))}
        resets={PAGE}
      />
      <noscript>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Afficher
        </button>
      </noscript>
    </form>
  );
}
