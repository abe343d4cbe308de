import Link from 'next/link';
import { formatMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { LabChoices } from '@/lib/labs/list-queries';
import { type LabsParams, labsHref } from '@/lib/labs/search-params';
import type { Month } from '@/lib/month';
import { FilterSelect } from '../filters/filter-select';
import { MonthPicker } from '../filters/month-picker';
import { SearchField } from '../filters/search-field';

type Props = {
  params: LabsParams;
  month: Month;
  choices: LabChoices;
  /** Whether more than one vendor can be chosen. */
  choosesVendor: boolean;
};

const ALL = { code: '', label: 'Tous' };
const yesNo = (yes: string, no: string) => [ALL, { code: 'yes', label: yes }, { code: 'no', label: no }];

const SILENT = [1, 2, 3, 6, 12].map((months) => ({
  code: String(months),
  label: formatCount(months, 'mois ou plus', 'mois ou plus'),
}));

/** How many filters an address has beside the search and the month. */
function countFilters(params: LabsParams): number {
  const {
    region,
    department,
    territory,
    sector,
    vendor,
    product,
    equipped,
    ordered,
    reported,
    feeding,
    everFed,
    level,
    silent,
    fedBy,
    orderedIn,
  } = params;
  return [
    region,
    department,
    territory,
    sector,
    vendor,
    product,
    equipped,
    ordered,
    reported,
    feeding,
    everFed,
    level,
    silent,
    fedBy,
    orderedIn,
  ].filter((value) => value !== null).length;
}

/** What the list is asked: each choice is a part of the address. Submits as a form where scripts do not run. */
export function LabFilters({ params, month, choices, choosesVendor }: Props) {
  const count = countFilters(params);
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
            <FilterSelect
              name="region"
              label="Région"
              value={params.region ?? ''}
              choices={[{ code: '', label: 'Toutes' }, ...choices.regions]}
              resets={['department', 'page']}
            />
          )}
          <FilterSelect
            name="department"
            label="Département"
            value={params.department ?? ''}
            choices={[ALL, ...choices.departments]}
            resets={['page']}
          />
          <FilterSelect
            name="sector"
            label="Secteur"
            value={params.sector ?? ''}
            choices={[
              ALL,
              { code: 'SEL', label: 'SEL' },
              { code: 'PRIVATE', label: 'Privés' },
              { code: 'HOSPITAL', label: 'Hospitaliers' },
            ]}
            resets={['page']}
          />
          {choices.regions.length > 1 && (
            <FilterSelect
              name="territory"
              label="Territoire"
              value={params.territory ?? ''}
              choices={[ALL, { code: 'metropolitan', label: 'Métropole' }, { code: 'overseas', label: 'Outre-mer' }]}
              resets={['page']}
            />
          )}
          {choosesVendor && (
            <FilterSelect
              name="vendor"
              label="Éditeur"
              value={params.vendor ?? ''}
              choices={[ALL, ...choices.vendors]}
              resets={['page']}
            />
          )}
          <FilterSelect
            name="product"
            label="Logiciel"
            value={params.product ?? ''}
            choices={[ALL, ...choices.products]}
            resets={['page']}
          />
          <FilterSelect
            name="equipped"
            label="Certificat DMP"
            value={params.equipped ?? ''}
            choices={yesNo('Équipés', 'Non équipés')}
            resets={['page']}
          />
          <FilterSelect
            name="ordered"
            label="Commande"
            value={params.ordered ?? ''}
            choices={yesNo('Commande signée', 'Sans commande')}
            resets={['page']}
          />
          <FilterSelect
            name="reported"
            label="Déclaration du mois"
            value={params.reported ?? ''}
            choices={yesNo('Déclarés', 'Non déclarés')}
            resets={['page']}
          />
          <FilterSelect
            name="feeding"
            label="Alimentation du mois"
            value={params.feeding ?? ''}
            choices={yesNo('Alimentent', 'N’alimentent pas')}
            resets={['page']}
          />
          <FilterSelect
            name="everFed"
            label="Déjà alimenté"
            value={params.everFed ?? ''}
            choices={yesNo('Au moins une fois', 'Jamais')}
            resets={['page']}
          />
          {params.orderedIn && (
            <FilterSelect
              name="orderedIn"
              label="Première commande"
              value={params.orderedIn}
              choices={[ALL, { code: params.orderedIn, label: formatMonth(params.orderedIn) }]}
              resets={['page']}
            />
          )}
          {params.fedBy && (
            <FilterSelect
              name="fedBy"
              label="Premier document"
              value={params.fedBy}
              choices={[ALL, { code: params.fedBy, label: `jusqu’en ${formatMonth(params.fedBy)}` }]}
              resets={['page']}
            />
          )}
          <FilterSelect
            name="level"
            label="Niveau"
            value={params.level ?? ''}
            choices={[ALL, { code: 'N1', label: 'N1 seulement' }, { code: 'N3', label: 'N3' }]}
            resets={['page']}
          />
          <FilterSelect
            name="silent"
            label="Silencieux depuis"
            value={params.silent === null ? '' : String(params.silent)}
            choices={[{ code: '', label: 'Indifférent' }, ...SILENT]}
            resets={['page']}
          />
        </div>
      </details>
      <noscript>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Afficher
        </button>
      </noscript>
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
