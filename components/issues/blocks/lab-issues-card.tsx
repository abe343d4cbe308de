import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { LabFeedback, LabIssues } from '@/lib/issues/blocks-queries';
import { FEEDBACK_STATE_WORDS } from '@/lib/issues/words';
import { IssueLines } from './issue-lines';

const SHOWN = 4;

function Feedbacks({ feedbacks }: { feedbacks: readonly LabFeedback[] }) {
  return (
    <ul className="vs-plain vs-block-lines">
      {feedbacks.map(({ number, on, organisation, excerpt, state, issue }) => (
        <li key={number}>
          <Link href={`/issues/feedback/${number}`} prefetch={false}>
            {number}
          </Link>{' '}
          <span className="vs-block-lines__by">
            {formatDate(on)} · {organisation}
          </span>
          <p className="vs-block-lines__text">{excerpt}</p>
          <p>
            {FEEDBACK_STATE_WORDS[state]}
            {issue && ` au n°\u00A0${issue.id}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What hampers a lab: the issues that concern it, and, for the State, what was said of it. */
export function LabIssuesCard({ open, closed, feedbacks }: LabIssues) {
  return (
    <section id="irritants" className="vs-page-card vs-lab-card vs-block" aria-labelledby="lab-issues-title">
      <h2 id="lab-issues-title">
        {open.length === 0 ? 'Aucun irritant ouvert' : formatCount(open.length, 'irritant ouvert', 'irritants ouverts')}
      </h2>
      {open.length > 0 && <IssueLines lines={open} />}
      {closed.length > 0 && (
        <details className="vs-lab-more">
          <summary>{formatCount(closed.length, 'irritant clos', 'irritants clos')}</summary>
          <IssueLines lines={closed} />
        </details>
      )}
      {feedbacks !== null && feedbacks.length > 0 && (
        <>
          <h3>{formatCount(feedbacks.length, 'remontée')} de ce laboratoire</h3>
          <Feedbacks feedbacks={feedbacks.slice(0, SHOWN)} />
          {feedbacks.length > SHOWN && (
            <details className="vs-lab-more">
              <summary>Voir les {feedbacks.length - SHOWN} plus anciennes</summary>
              <Feedbacks feedbacks={feedbacks.slice(SHOWN)} />
            </details>
          )}
        </>
      )}
    </section>
  );
}
