'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import { formatMonthLong } from '@/lib/format/date';
import type { Month } from '@/lib/month';

type Props = {
  month: Month;
  locked: boolean;
  /** What the month lacks, in a sentence; null: nothing. */
  lacks: string | null;
  change: FormAction;
};

/** Locks a month, or opens it again, with what either means said beforehand. */
export function LockForm({ month, locked, lacks, change }: Props) {
  const [state, submit, pending] = useFormAction(change);
  const refused = state.status === 'refused' ? state : null;
  const name = formatMonthLong(month);
  return (
    <form action={submit} className="vs-lock">
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="to" value={locked ? 'OPEN' : 'LOCKED'} />
      <p>
        {locked
          ? `Rouvrir ${name} permet de nouveau d’y déposer, et d’annuler un dépôt qui le touche.`
          : `Verrouiller ${name} refuse ensuite tout dépôt et toute annulation qui le touche. Les dépôts en cours d’écriture se terminent d’abord.`}
      </p>
      {!locked && lacks !== null && (
        <div className="vs-lock__lacks">
          <p className="fr-icon-alert-fill">{lacks}</p>
          <label className="vs-reminder__choice">
            <input type="checkbox" name="seen" aria-invalid={refused?.field === 'seen' ? true : undefined} /> Je
            verrouille ce mois incomplet
          </label>
        </div>
      )}
      <label className="fr-label" htmlFor="lock-reason">
        Motif {locked ? '' : '(facultatif)'}
      </label>
      <textarea
        id="lock-reason"
        name="reason"
        className="fr-input"
        rows={2}
        maxLength={500}
        required={locked}
        defaultValue={refused?.values.reason}
        aria-invalid={refused?.field === 'reason' ? true : undefined}
        aria-describedby="lock-status"
      />
      <FormStatus id="lock-status" state={state} />
      <p>
        <button type="submit" className="fr-btn" aria-disabled={pending}>
          {locked ? `Rouvrir ${name}` : `Verrouiller ${name}`}
        </button>
      </p>
    </form>
  );
}
