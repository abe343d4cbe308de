'use client';

import { useQueryState } from 'nuqs';
import { useId, useTransition } from 'react';

type Props = {
  /** Of the address's parameter, and of the form's field where scripts do not run. */
  name: string;
  label: string;
  /** A label that is only heard. */
  hidesLabel?: boolean;
  /** What the page shows, asked for or not. */
  value: string;
  choices: { code: string; label: string }[];
};

/** A choice that lives in the address: choosing reads the page anew, and adds a step to the history. */
export function FilterSelect({ name, label, hidesLabel = false, value, choices }: Props) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryState(name, { shallow: false, history: 'push', startTransition });
  return (
    <div className="vs-select">
      <label htmlFor={id} className={hidesLabel ? 'fr-sr-only' : undefined}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={asked ?? value}
        aria-busy={pending}
        onChange={(event) => ask(event.target.value)}
      >
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
