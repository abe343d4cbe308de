'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useId, useTransition } from 'react';

type Props = {
  /** Of the address's parameter, and of the form's field where scripts do not run. */
  name: string;
  label: string;
  /** A label that is only heard. */
  hidesLabel?: boolean;
  /** What the page shows, asked for or not. */
  value: string;
  /** An empty code leaves the parameter out. */
  choices: { code: string; label: string }[];
  /** Parameters that no longer make sense once this one changes. */
  resets?: readonly string[];
};

/** A choice that lives in the address: choosing reads the page anew, and adds a step to the history. */
export function FilterSelect({ name, label, hidesLabel = false, value, choices, resets = [] }: Props) {
  const id = useId();
  const [pending, startTransition] = useTransition();
  const parameters = Object.fromEntries([name, ...resets].map((parameter) => [parameter, parseAsString]));
  const [asked, ask] = useQueryStates(parameters, { shallow: false, history: 'push', startTransition });
  const choose = (code: string) =>
    ask({ ...Object.fromEntries(resets.map((parameter) => [parameter, null])), [name]: code || null });
  return (
    <div className="vs-select">
      <label htmlFor={id} className={hidesLabel ? 'fr-sr-only' : undefined}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={asked[name] ?? value}
        aria-busy={pending}
        onChange={(event) => choose(event.target.value)}
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
