import Link from 'next/link';
import { closingVersion } from '@/lib/figures/closings';
import { STAGES } from '@/lib/figures/order-stages';
import type { ClosingRow } from '@/lib/orders/board';
import { listHref, type OrdersParams } from '@/lib/orders/board-search-params';
import { CLOSING_LABELS, WAIT_LABELS } from '@/lib/orders/board-words';
import { ListSelect } from '../filters/list-select';
import { SearchField } from '../filters/search-field';
import { ShowButton } from '../filters/show-button';

const STAGE_CHOICES = STAGES.map((code) => ({ code, label: WAIT_LABELS[code] }));
const AGES = [
  { code: '0', label: '0 à 30\u00A0jours' },
  { code: '31', label: '31 à 60\u00A0jours' },
  { code: '61', label: '61 à 90\u00A0jours' },
  { code: '91', label: 'Plus de 90\u00A0jours' },
];
const CLOSINGS = [
  { code: 'missed', label: 'Hors délai' },
  { code: 'expected', label: 'En retard au rythme habituel' },
];

/** «Demandes de solde, version 1 manquée», once where several devices have it. */
function versionChoices(closings: readonly ClosingRow[]): { code: string; label: string }[] {
  const labels = new Map(
    closings.map((row) => [closingVersion(row), `${CLOSING_LABELS[row.code]}, version ${row.version} manquée`]),
  );
  return [...labels].map(([code, label]) => ({ code, label }));
}

/** What the list is asked, beside what the whole page is. Submits as a form where scripts do not run. */
export function ListFilters({ params, closings }: { params: OrdersParams; closings: readonly ClosingRow[] }) {
  const { q, stage, age, closing, month, device, region, vendor, sector } = params;
  const choices = [...CLOSINGS, ...versionChoices(closings)];
  // One of another device, say: the list is empty, and the filter shows why.
  if (closing && !choices.some(({ code }) => code === closing))
    choices.push({ code: closing, label: 'Échéance inconnue ici' });
  const asked = q !== '' || stage !== null || age !== null || closing !== null;
  const ofPage = { month, device, region, vendor, sector };
  return (
    <form method="get" className="vs-orders__filters" aria-label="Filtres de la liste">
      {Object.entries(ofPage).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SearchField value={q} label="Rechercher" hint="Numéro de commande, laboratoire ou FINESS." />
      <ListSelect params={params} name="stage" label="Étape" all="Toutes" choices={STAGE_CHOICES} />
      <ListSelect params={params} name="age" label="Depuis" all="Indifférent" choices={AGES} />
      <ListSelect params={params} name="closing" label="Clôture" all="Indifférent" choices={choices} />
      <ShowButton />
      {asked && (
        <Link className="fr-link" href={listHref(params, {})} scroll={false} prefetch={false}>
          Effacer
        </Link>
      )}
    </form>
  );
}
