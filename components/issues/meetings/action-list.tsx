import Link from 'next/link';
import { AdvanceForm } from '@/components/issues/issue/advance-form';
import { LateSign } from '@/components/issues/severity-mark';
import type { FormAction } from '@/lib/form-state';
import { isLate } from '@/lib/issues/agenda';
import type { MeetingAction } from '@/lib/issues/meeting-queries';
import { actionStanding } from '@/lib/issues/meeting-words';
import type { IsoDate } from '@/lib/month';

type Props = { actions: readonly MeetingAction[]; today: IsoDate; advance: FormAction; label: string };

/** Actions with who bears them and where they stand. */
export function ActionList({ actions, today, advance, label }: Props) {
  return (
    <ul className="vs-plain vs-actions" aria-label={label}>
      {actions.map((action) => (
        <li key={action.id}>
          <strong>{action.what}</strong>
          <span className="vs-actions__detail">
            {action.owner}
            {'\u00A0'}·{' '}
            {isLate(action, today) ? (
              <strong className="vs-late">
                <LateSign /> {actionStanding(action, today)}
              </strong>
            ) : (
              actionStanding(action, today)
            )}
            {action.issueId !== null && (
              <>
                {'\u00A0'}· <Link href={`/issues/${action.issueId}`}>irritant n°{`\u00A0${action.issueId}`}</Link>
              </>
            )}
          </span>
          {action.result && <span className="vs-actions__detail">{action.result}</span>}
          {action.mine && <AdvanceForm issueId={null} action={action} today={today} advance={advance} />}
        </li>
      ))}
    </ul>
  );
}
