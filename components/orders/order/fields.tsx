import type { IsoDate } from '@/lib/month';

type Props = {
  id: string;
  name: string;
  label: string;
  hint?: string;
  value: string;
  required?: boolean;
  maxLength?: number;
};

/** One line of text. */
export function TextField({ id, name, label, hint, value, required = false, maxLength = 500 }: Props) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      <input
        className="fr-input"
        id={id}
        name={name}
        type="text"
        defaultValue={value}
        required={required}
        maxLength={maxLength}
      />
    </div>
  );
}

/** A day until `max`. */
export function DayField({
  id,
  name,
  label,
  value,
  max,
}: Omit<Props, 'hint' | 'required' | 'maxLength'> & { max: IsoDate }) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <input className="fr-input" id={id} name={name} type="date" defaultValue={value} max={max} required />
    </div>
  );
}

/** One of a few choices. */
export function ChoiceField({
  id,
  name,
  label,
  value,
  choices,
}: Pick<Props, 'id' | 'name' | 'label' | 'value'> & { choices: readonly { code: string; label: string }[] }) {
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select key={value} className="fr-select" id={id} name={name} defaultValue={value}>
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
