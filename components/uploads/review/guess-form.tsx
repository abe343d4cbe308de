import type { Report } from '@/lib/uploads/report';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { ReviewButton } from './review-button';
import { ReviewForm } from './review-form';

type Props = { id: string; name: string; guess: Report['reading'][number]; action: ReviewAction };

/** «Modifier»: what else the file may be; it is read again at once. */
export function GuessForm({ id, name, guess, action }: Props) {
  const field = `guess-${guess.id}`;
  return (
    <details className="vs-guess" key={guess.value}>
      <summary aria-label={`Modifier, ${name}`}>Modifier</summary>
      <ReviewForm id={id} action={action} values={{ setting: guess.id }} next="stay">
        <label className="fr-sr-only" htmlFor={field}>
          {name}
        </label>
        <select id={field} name="setting-value" className="fr-select" defaultValue={guess.value}>
          {guess.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <ReviewButton look="secondary">Relire le fichier</ReviewButton>
      </ReviewForm>
    </details>
  );
}
