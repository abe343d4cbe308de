'use client';

import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useId, useTransition } from 'react';

const PAUSE_MS = 200;

/** Searches the list as one types; a plain field of the form where scripts do not run. */
export function OrdersSearch({ value }: { value: string }) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(
    { q: parseAsString.withDefault(value), page: parseAsInteger },
    { shallow: false, startTransition },
  );
  return (
    <search className="vs-orders__search">
      <label htmlFor={id}>Numéro, laboratoire ou FINESS</label>
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
    </search>
  );
}
