import type { Report } from '@/lib/uploads/report';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { TargetedDetails } from '../targeted-details';
import { ReviewButton } from './review-button';
import { ReviewForm } from './review-form';

type Props = { id: string; columns: Report['columns']; known: readonly string[]; action: ReviewAction };

/** What each column of the file is, by hand; kept for the depositor's next files. */
export function ColumnsForm({ id, columns, known, action }: Props) {
  // Of two columns of one name, what is said would be said of both.
  const named = columns.filter(({ name }, i) => name !== '' && columns.findIndex((one) => one.name === name) === i);
  return (
    <TargetedDetails id="columns" className="vs-guess">
      <summary>Changer les colonnes</summary>
      <ReviewForm id={id} action={action} next="stay" key={columns.map(({ meaning }) => meaning).join()}>
        {named.map(({ name, meaning }, i) => (
          <div key={name} className="vs-guess__column">
            <label htmlFor={`column-${i}`}>
              «{'\u00A0'}
              {name}
              {'\u00A0'}»
            </label>
            <select id={`column-${i}`} name={`column:${name}`} className="fr-select" defaultValue={meaning ?? ''}>
              <option value="">ignorée</option>
              {known.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </select>
          </div>
        ))}
        <ReviewButton look="secondary">Relire le fichier</ReviewButton>
        <p className="vs-mention">Retenu pour vos prochains dépôts.</p>
      </ReviewForm>
    </TargetedDetails>
  );
}
