'use client';

import Link from 'next/link';
import { useId } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import { formatCount } from '@/lib/format/number';
import type { IssueChoice } from '@/lib/issues/inbox-proposal-queries';

type Props = {
  feedback: number;
  choice: IssueChoice;
  back: string;
  /** The key that presses it. */
  shortcut?: string;
  attach: FormAction;
};

/** An issue that the feedback may be about, why, and the button that attaches it. */
export function AttachChoice({ feedback, choice, back, shortcut, attach }: Props) {
  const { id, title, why, feedbacks, closed, opensTo } = choice;
  const status = useId();
  const [state, submit, busy] = useFormAction(attach);
  return (
    <li className="vs-inbox__choice">
      <p>
        <Link href={`/issues/${id}`} prefetch={false}>
          n°{'\u00A0'}
          {id} · {title}
        </Link>
      </p>
      <p className="vs-mention">{[why, formatCount(feedbacks, 'remontée')].filter(Boolean).join(' · ')}</p>
      {closed !== null ? (
        <p className="vs-mention">{closed}</p>
      ) : (
        <form action={submit}>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="feedbacks" value={feedback} />
          <input type="hidden" name="issue" value={id} />
          {opensTo !== null && (
            <label className="vs-inbox__opens">
              <input type="checkbox" name="opens" value="1" />
              Ouvrir cet irritant à {opensTo}, qui en lira les échanges
            </label>
          )}
          <button
            type="submit"
            className={shortcut ? 'fr-btn fr-btn--sm' : 'fr-btn fr-btn--sm fr-btn--secondary'}
            disabled={busy}
            aria-describedby={status}
            data-shortcut={shortcut}
          >
            Rattacher à l’irritant n°{'\u00A0'}
            {id}
          </button>
          <FormStatus id={status} state={state} />
        </form>
      )}
    </li>
  );
}
