'use client';

import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useId, useTransition } from 'react';

const PAUSE_MS = 200;

/** Searches as one types, once the typing pauses; a plain field of the form where scripts do not run. */
export function SearchField({ value }: { value: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(
    { q: parseAsString.withDefault(value), page: parseAsInteger },
    { shallow: false, startTransition },
  );
  return (
    <search className="vs-search">
      <label className="fr-label" htmlFor={id}>
        Rechercher
        <span className="fr-hint-text">
          Nom, FINESS de l’entité ou d’un site, ville. Les fautes de frappe sont pardonnées.
        </span>
      </label>
      <div className="fr-input-wrap fr-icon-search-line">
        <input
          id={id}
          className="fr-input"
          type="search"
          name="q"
          autoComplete="off"
          maxLength={200}
          value={asked.q}
          aria-busy={pending}
          onChange={(event) =>
            ask({ q: event.target.value || null, page: null }, { limitUrlUpdates: debounce(PAUSE_MS) })
          }
        />
      </div>
    </search>
  );
}
