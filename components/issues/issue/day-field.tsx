import { useId } from 'react';
import type { IsoDate } from '@/lib/month';

type Props = {
  name: string;
  label: string;
  hint?: string;
  value: string;
  least?: IsoDate;
  latest?: IsoDate;
  /** Name of the field that was refused. */
  faulty: string | null;
  /** Element that says why. */
  status: string;
  required?: boolean;
};

/** A day. */
export function DayField({ name, label, hint, value, least, latest, faulty, status, required }: Props) {
  const id = useId();
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
      <input
        className="fr-input"
        id={id}
        type="date"
        name={name}
        defaultValue={value}
        min={least}
        max={latest}
        required={required}
        aria-invalid={faulty === name}
        aria-describedby={`${hint ? `${id}-hint ` : ''}${status}`}
      />
    </div>
  );
}
