import { useId } from 'react';
import type { Choice } from '@/lib/issues/inbox-queries';

export type Field = {
  name: string;
  label: string;
  value: string;
  /** Name of the field that was refused. */
  faulty: string | null;
  /** Element that says why. */
  status: string;
};

type TextProps = Field & { hint?: string; longest: number; least?: number; rows?: number; required?: boolean };

/** A text of one line, or of several with `rows`. */
export function TextField({ name, label, value, faulty, status, hint, longest, least, rows, required }: TextProps) {
  const id = useId();
  const common = {
    id,
    name,
    className: 'fr-input',
    defaultValue: value,
    maxLength: longest,
    minLength: least,
    required,
    'aria-invalid': faulty === name,
    'aria-describedby': `${hint ? `${id}-hint ` : ''}${status}`,
  };
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint && (
          <span className="fr-hint-text" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
      {rows ? <textarea {...common} rows={rows} /> : <input {...common} autoComplete="off" />}
    </div>
  );
}

/** One of a list. */
export function ChoiceField({ name, label, value, faulty, status, choices }: Field & { choices: readonly Choice[] }) {
  const id = useId();
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="fr-select"
        id={id}
        key={value}
        name={name}
        defaultValue={value}
        aria-invalid={faulty === name}
        aria-describedby={status}
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
