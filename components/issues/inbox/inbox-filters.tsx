import Link from 'next/link';
import { FilterSelect } from '@/components/filters/filter-select';
import { ShowButton } from '@/components/filters/show-button';
import type { Choice } from '@/lib/issues/inbox-queries';
import type { InboxParams } from '@/lib/issues/inbox-search-params';
import { CHANNEL_WORDS } from '@/lib/issues/words';

// What no longer makes sense once other feedbacks are listed.
const RESETS = ['r', 'q', 'did', 'done', 'left'];

type Props = { params: InboxParams; regions: readonly Choice[]; categories: readonly Choice[]; national: string };

/** Which feedbacks are listed. Submits as a form where scripts do not run. */
export function InboxFilters({ params: { region, category, channel }, regions, categories, national }: Props) {
  return (
    <form method="get" className="vs-inbox__filters" aria-label="Filtres">
      <FilterSelect
        name="region"
        label="Région"
        value={region ?? ''}
        choices={[{ code: '', label: 'Toutes' }, { code: national, label: 'Sans région' }, ...regions]}
        resets={RESETS}
      />
      <FilterSelect
        name="category"
        label="Catégorie"
        value={category ?? ''}
        choices={[{ code: '', label: 'Toutes' }, ...categories]}
        resets={RESETS}
      />
      <FilterSelect
        name="channel"
        label="Canal"
        value={channel ?? ''}
        choices={[
          { code: '', label: 'Tous' },
          ...Object.entries(CHANNEL_WORDS).map(([code, label]) => ({ code, label })),
        ]}
        resets={RESETS}
      />
      <ShowButton />
      {(region || category || channel) && (
        <Link className="fr-link" href="/issues/inbox" prefetch={false}>
          Effacer les filtres
        </Link>
      )}
    </form>
  );
}
