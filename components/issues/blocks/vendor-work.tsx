import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { VendorAction, VendorIssue } from '@/lib/issues/blocks-queries';
import { LateSign } from '../severity-mark';
import { IssueLines } from './issue-lines';

function ActionLine({ what, dueOn, started, lateDays, issue }: VendorAction) {
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
        {started ? 'En cours' : 'À faire'}, pour le {formatDate(dueOn)}
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
    </li>
  );
}

type Props = { issues: VendorIssue[]; actions: VendorAction[] };

/** What waits for a vendor: its answers, and its open actions. */
export function VendorWork({ issues, actions }: Props) {
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
              <ActionLine key={action.id} {...action} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
