import Link from 'next/link';
import type { FormAction } from '@/lib/form-state';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { VendorAction, VendorIssue } from '@/lib/issues/blocks-queries';
import { ACTION_STATE_WORDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { AdvanceForm } from '../issue/advance-form';
import { LateSign } from '../severity-mark';
import { IssueLines } from './issue-lines';

function ActionLine({ action, today, advance }: { action: VendorAction } & Pick<Props, 'today' | 'advance'>) {
  const { what, dueOn, state, lateDays, issue, free } = action;
  return (
    <li>
      {issue ? (
        <Link href={`/issues/${issue.id}#actions`} prefetch={false}>
          {what}
        </Link>
      ) : (
        <strong>{what}</strong>
      )}
      <p>
        {ACTION_STATE_WORDS[state]}, pour le {formatDate(dueOn)}
        {lateDays !== null && (
          <>
            {' · '}
            <span className="vs-late">
              <LateSign /> {formatCount(lateDays, 'jour')} de retard
            </span>
          </>
        )}
        {issue && ` · irritant n°\u00A0${issue.id}`}
      </p>
      {free && (
        <AdvanceForm
          issueId={null}
          action={{ ...action, doneOn: null, result: null }}
          today={today}
          advance={advance}
        />
      )}
    </li>
  );
}

type Props = { issues: VendorIssue[]; actions: VendorAction[]; today: IsoDate; advance: FormAction };

/** What waits for a vendor: its answers, and its open actions. */
export function VendorWork({ issues, actions, today, advance }: Props) {
  return (
    <section className="vs-section" aria-labelledby="work-title">
      <h2 id="work-title">
        {issues.length === 0
          ? 'Aucun irritant n’attend votre réponse'
          : `${formatCount(issues.length, 'irritant')} ${issues.length > 1 ? 'attendent' : 'attend'} votre réponse`}
      </h2>
      {issues.length > 0 && <IssueLines lines={issues} weighed />}
      {actions.length > 0 && (
        <>
          <h3 className="fr-text--lg vs-block__sub">
            {formatCount(actions.length, 'action ouverte', 'actions ouvertes')} à votre charge
          </h3>
          <ul className="vs-plain vs-block-lines">
            {actions.map((action) => (
              <ActionLine key={action.id} action={action} today={today} advance={advance} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
