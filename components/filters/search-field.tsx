'use client';

import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useId, useTransition } from 'react';

const PAUSE_MS = 200;

type Props = {
  value: string;
  label: string;
  /** What is searched. */
  hint: string;
};

/** Searches as one types, once the typing pauses; a plain field of the form where scripts do not run. */
export function SearchField({ value, label, hint }: Props) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(
    { q: parseAsString.withDefault(value), page: parseAsInteger },
    { shallow: false, startTransition },
  );
  return (
    <search className="vs-search">
      <label className="fr-label" htmlFor={id}>
        {label}
        <span className="fr-hint-text">{hint}</span>
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
