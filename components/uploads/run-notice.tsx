import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { SubmitButton } from './submit-button';

type Props = {
  id: string;
  /** What happened, and what was written. */
  words: string;
  /** Where the deposit is still to be checked. */
  check: ((form: FormData) => Promise<void>) | null;
};

/** Work that did not end well: what is written, and what to do. */
export function RunNotice({ id, words, check }: Props) {
  return (
    <div className="vs-section">
      <Alert small severity="warning" description={words} />
      {check && (
        <form action={check}>
          <input type="hidden" name="id" value={id} />
          <p>
            <SubmitButton busy="Vérification…">Vérifier à nouveau</SubmitButton>
          </p>
        </form>
      )}
    </div>
  );
}
