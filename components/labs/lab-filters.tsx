import Link from 'next/link';
import { formatMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { LabChoices } from '@/lib/labs/list-queries';
import { type LabsParams, labsHref } from '@/lib/labs/search-params';
import type { Month } from '@/lib/month';
import { ListSelect, SectorSelect } from '../filters/list-select';
import { MonthPicker } from '../filters/month-picker';
import { SearchField } from '../filters/search-field';
import { ShowButton } from '../filters/show-button';

type Props = {
  params: LabsParams;
  month: Month;
  choices: LabChoices;
  /** Whether more than one vendor can be chosen. */
  choosesVendor: boolean;
};

const YES_NO = [
  { name: 'equipped', label: 'Certificat DMP', yes: 'Équipés', no: 'Non équipés' },
  { name: 'ordered', label: 'Commande', yes: 'Commande signée', no: 'Sans commande' },
  { name: 'reported', label: 'Déclaration du mois', yes: 'Déclarés', no: 'Non déclarés' },
  { name: 'feeding', label: 'Alimentation du mois', yes: 'Alimentent', no: 'N’alimentent pas' },
  { name: 'everFed', label: 'Déjà alimenté', yes: 'Au moins une fois', no: 'Jamais' },
] as const;

const SILENT = [1, 2, 3, 6, 12].map((months) => ({
  code: String(months),
  label: formatCount(months, 'mois ou plus', 'mois ou plus'),
}));

const TERRITORIES = [
  { code: 'metropolitan', label: 'Métropole' },
  { code: 'overseas', label: 'Outre-mer' },
];
const LEVELS = [
  { code: 'N1', label: 'N1 seulement' },
  { code: 'N3', label: 'N3' },
];

/** Beside the search and the month. */
const FILTERS = [
  ...YES_NO.map(({ name }) => name),
  'region',
  'department',
  'territory',
  'sector',
  'vendor',
  'product',
  'level',
  'silent',
  'fedBy',
  'orderedIn',
] as const;

/** What the list is asked: each choice is a part of the address. Submits as a form where scripts do not run. */
export function LabFilters({ params, month, choices, choosesVendor }: Props) {
  const count = FILTERS.filter((name) => params[name] !== null).length;
  return (
    <form method="get" className="vs-lab-filters" aria-label="Filtres">
      <div className="vs-lab-filters__first">
        <SearchField
          value={params.q}
          label="Rechercher"
          hint="Nom, FINESS de l’entité ou d’un site, ville. Les fautes de frappe sont pardonnées."
        />
        <MonthPicker
          month={month}
          firstMonth={choices.firstMonth}
          lastMonth={choices.lastMonth}
          hrefOf={(other) => labsHref('/labs', { ...params, month: other, page: 1 })}
        />
      </div>
      <details className="vs-lab-filters__more" open={count > 0}>
        <summary>{count > 0 ? `Filtres (${count})` : 'Filtres'}</summary>
        <div className="vs-lab-filters__grid">
          {choices.regions.length > 1 && (
            <ListSelect
              params={params}
              name="region"
              label="Région"
              all="Toutes"
              choices={choices.regions}
              resets={['department']}
            />
          )}
          <ListSelect params={params} name="department" label="Département" all="Tous" choices={choices.departments} />
          <SectorSelect params={params} />
          {choices.regions.length > 1 && (
            <ListSelect params={params} name="territory" label="Territoire" all="Tous" choices={TERRITORIES} />
          )}
          {choosesVendor && (
            <ListSelect params={params} name="vendor" label="Éditeur" all="Tous" choices={choices.vendors} />
          )}
          <ListSelect params={params} name="product" label="Logiciel" all="Tous" choices={choices.products} />
          {YES_NO.map(({ name, label, yes, no }) => (
            <ListSelect
              key={name}
              params={params}
              name={name}
              label={label}
              all="Tous"
              choices={[
                { code: 'yes', label: yes },
                { code: 'no', label: no },
              ]}
            />
          ))}
          {params.orderedIn && (
            <ListSelect
              params={params}
              name="orderedIn"
              label="Première commande"
              all="Tous"
              choices={[{ code: params.orderedIn, label: formatMonth(params.orderedIn) }]}
            />
          )}
          {params.fedBy && (
            <ListSelect
              params={params}
              name="fedBy"
              label="Premier document"
              all="Tous"
              choices={[{ code: params.fedBy, label: `jusqu’en ${formatMonth(params.fedBy)}` }]}
            />
          )}
          <ListSelect params={params} name="level" label="Niveau" all="Tous" choices={LEVELS} />
          <ListSelect params={params} name="silent" label="Silencieux depuis" all="Indifférent" choices={SILENT} />
        </div>
      </details>
      <ShowButton />
      {(count > 0 || params.q !== '') && (
        <p className="vs-lab-filters__end">
          <Link className="fr-link" href={labsHref('/labs', { month: params.month })} prefetch={false}>
            Effacer les filtres
          </Link>
        </p>
      )}
    </form>
  );
}
