import Link from 'next/link';
import type { LogChoices } from '@/lib/issues/list-queries';
import { issuesHref, type LogParams, NONE } from '@/lib/issues/search-params';
import { SEVERITY_WORDS, STAGE_WORDS, STATE_WORDS } from '@/lib/issues/words';
import { FilterSelect } from '../../filters/filter-select';
import { SearchField } from '../../filters/search-field';

type Choice = { code: string; label: string };
type Props = { params: LogParams; choices: LogChoices };

const PAGE = ['page'];
const ALL: Choice = { code: '', label: 'Tous' };
const EVERY: Choice = { code: '', label: 'Toutes' };
const listed = (words: { readonly [code: string]: string }): Choice[] =>
  Object.entries(words).map(([code, label]) => ({ code, label }));

/** The filters that the address has beside the status. */
function chosen(params: LogParams) {
  const { stage, state, vendor, late, age, category, product, region, severity, owner } = params;
  const count = (list: readonly (string | null)[]) => list.filter((value) => value !== null).length;
  return {
    more: count([stage, state, vendor, late, age]) + (params.q === '' ? 0 : 1),
    all: count([stage, state, vendor, late, age, category, product, region, severity, owner]),
  };
}

/** What the log is asked: each choice is a part of the address. Submits as a form where scripts do not run. */
export function LogFilters({ params, choices }: Props) {
  const { more, all } = chosen(params);
  const narrowed = all > 0 || params.q !== '' || params.status !== 'open';
  return (
    <form method="get" className="vs-log-filters" aria-label="Filtres">
      {params.view !== 'board' && <input type="hidden" name="view" value={params.view} />}
      <div className="vs-log-filters__grid">
        <FilterSelect
          name="status"
          label="Irritants"
          value={params.status}
          choices={[
            { code: 'open', label: 'Ouverts' },
            { code: 'closed', label: 'Clos' },
            { code: 'all', label: 'Tous' },
          ]}
          resets={PAGE}
        />
        <FilterSelect
          name="category"
          label="Catégorie"
          value={params.category ?? ''}
          choices={[EVERY, ...choices.categories]}
          resets={PAGE}
        />
        <FilterSelect
          name="product"
          label="Logiciel"
          value={params.product ?? ''}
          choices={[ALL, ...choices.products, { code: NONE, label: 'Aucun' }]}
          resets={PAGE}
        />
        {choices.regions.length > 1 && (
          <FilterSelect
            name="region"
            label="Région"
            value={params.region ?? ''}
            choices={[EVERY, ...choices.regions, { code: NONE, label: 'Aucune' }]}
            resets={PAGE}
          />
        )}
        <FilterSelect
          name="severity"
          label="Gravité"
          value={params.severity ?? ''}
          choices={[EVERY, ...listed(SEVERITY_WORDS)]}
          resets={PAGE}
        />
        <FilterSelect
          name="owner"
          label="Porteur"
          value={params.owner ?? ''}
          choices={[ALL, ...choices.owners, { code: NONE, label: 'À désigner' }]}
          resets={PAGE}
        />
      </div>
      <details className="vs-log-filters__more" open={more > 0}>
        <summary>{more > 0 ? `Autres filtres (${more})` : 'Autres filtres'}</summary>
        <SearchField value={params.q} label="Rechercher" hint="Mots du titre ou de l’énoncé, ou numéro." />
        <div className="vs-log-filters__grid">
          <FilterSelect
            name="stage"
            label="Étape"
            value={params.stage ?? ''}
            choices={[EVERY, ...listed(STAGE_WORDS)]}
            resets={PAGE}
          />
          <FilterSelect
            name="state"
            label="État"
            value={params.state ?? ''}
            choices={[ALL, ...listed(STATE_WORDS)]}
            resets={PAGE}
          />
          {choices.vendors.length > 1 && (
            <FilterSelect
              name="vendor"
              label="Éditeur"
              value={params.vendor ?? ''}
              choices={[ALL, ...choices.vendors, { code: NONE, label: 'Aucun' }]}
              resets={PAGE}
            />
          )}
          <FilterSelect
            name="late"
            label="Retard"
            value={params.late ?? ''}
            choices={[
              { code: '', label: 'Indifférent' },
              { code: 'yes', label: 'En retard' },
            ]}
            resets={PAGE}
          />
          <FilterSelect
            name="age"
            label="Âge"
            value={params.age ?? ''}
            choices={[
              { code: '', label: 'Indifférent' },
              { code: '30', label: 'Plus de 30 jours' },
              { code: '90', label: 'Plus de 90 jours' },
            ]}
            resets={PAGE}
          />
        </div>
      </details>
      <noscript>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Afficher
        </button>
      </noscript>
      {narrowed && (
        <p className="vs-log-filters__end">
          <Link className="fr-link" href={issuesHref('/issues', { view: params.view })} prefetch={false}>
            Effacer les filtres
          </Link>
        </p>
      )}
    </form>
  );
}
