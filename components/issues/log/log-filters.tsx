import Link from 'next/link';
import type { LogChoices } from '@/lib/issues/list-queries';
import { issuesHref, type LogParams, NONE } from '@/lib/issues/search-params';
import { SEVERITY_WORDS, STAGE_WORDS, STATE_WORDS } from '@/lib/issues/words';
import { ListSelect } from '../../filters/list-select';
import { SearchField } from '../../filters/search-field';
import { ShowButton } from '../../filters/show-button';

type Choice = { code: string; label: string };
type Props = { params: LogParams; choices: LogChoices };

const listed = (words: { readonly [code: string]: string }): Choice[] =>
  Object.entries(words).map(([code, label]) => ({ code, label }));
const without = (label: string): Choice => ({ code: NONE, label });

const STATUSES = [
  { code: 'open', label: 'Ouverts' },
  { code: 'closed', label: 'Clos' },
  { code: 'all', label: 'Tous' },
];
const AGES = [
  { code: '30', label: 'Plus de 30 jours' },
  { code: '90', label: 'Plus de 90 jours' },
];

/** Beside the status: those at hand, and those that are folded with the search. */
const AT_HAND = ['category', 'product', 'region', 'severity', 'owner'] as const;
const FOLDED = ['stage', 'state', 'vendor', 'late', 'age'] as const;

/** What the log is asked: each choice is a part of the address. Submits as a form where scripts do not run. */
export function LogFilters({ params, choices }: Props) {
  const more = FOLDED.filter((name) => params[name] !== null).length + (params.q === '' ? 0 : 1);
  const narrowed = more > 0 || AT_HAND.some((name) => params[name] !== null) || params.status !== 'open';
  return (
    <form method="get" className="vs-log-filters" aria-label="Filtres">
      {params.view !== 'board' && <input type="hidden" name="view" value={params.view} />}
      <div className="vs-log-filters__grid">
        <ListSelect params={params} name="status" label="Irritants" choices={STATUSES} />
        <ListSelect params={params} name="category" label="Catégorie" all="Toutes" choices={choices.categories} />
        <ListSelect
          params={params}
          name="product"
          label="Logiciel"
          all="Tous"
          choices={[...choices.products, without('Aucun')]}
        />
        {choices.regions.length > 1 && (
          <ListSelect
            params={params}
            name="region"
            label="Région"
            all="Toutes"
            choices={[...choices.regions, without('Aucune')]}
          />
        )}
        <ListSelect params={params} name="severity" label="Gravité" all="Toutes" choices={listed(SEVERITY_WORDS)} />
        <ListSelect
          params={params}
          name="owner"
          label="Porteur"
          all="Tous"
          choices={[...choices.owners, without('À désigner')]}
        />
      </div>
      <details className="vs-log-filters__more" open={more > 0}>
        <summary>{more > 0 ? `Autres filtres (${more})` : 'Autres filtres'}</summary>
        <SearchField value={params.q} label="Rechercher" hint="Mots du titre ou de l’énoncé, ou numéro." />
        <div className="vs-log-filters__grid">
          <ListSelect params={params} name="stage" label="Étape" all="Toutes" choices={listed(STAGE_WORDS)} />
          <ListSelect params={params} name="state" label="État" all="Tous" choices={listed(STATE_WORDS)} />
          {choices.vendors.length > 1 && (
            <ListSelect
              params={params}
              name="vendor"
              label="Éditeur"
              all="Tous"
              choices={[...choices.vendors, without('Aucun')]}
            />
          )}
          <ListSelect
            params={params}
            name="late"
            label="Retard"
            all="Indifférent"
            choices={[{ code: 'yes', label: 'En retard' }]}
          />
          <ListSelect params={params} name="age" label="Âge" all="Indifférent" choices={AGES} />
        </div>
      </details>
      <ShowButton />
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
