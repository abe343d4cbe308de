import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { ToldFeedback } from '@/lib/home/told-queries';

/** What became of a feedback, in one or two sentences. */
function Outcome({ state, waiting, reason, issue, deed }: ToldFeedback) {
  if (state === 'REJECTED') return <p>Non retenue{reason && `\u00A0: ${reason}`}</p>;
  if (state === 'TO_QUALIFY') {
    return (
      <p>À qualifier, {waiting === 0 ? 'reçue aujourd’hui' : `reçue il y a ${formatCount(waiting ?? 0, 'jour')}`}.</p>
    );
  }
  if (!issue) return <p>Rattachée à un irritant.</p>;
  return (
    <>
      <p>
        Rattachée au{' '}
        <Link href={`/issues/${issue.id}`} prefetch={false}>
          n°&nbsp;{issue.id} · {issue.title}
        </Link>
        , {inSentence(issue.state)}.
      </p>
      {deed !== null && <p>{deed}.</p>}
    </>
  );
}

/** «Vos remontées»: the last ones of the region, and what was answered to each. */
export function ToldList({ feedbacks }: { feedbacks: ToldFeedback[] }) {
  if (feedbacks.length === 0) return <p>Aucune remontée. Un blocage sur le terrain{'\u00A0'}? Signalez-le.</p>;
  return (
    <ul className="vs-plain vs-told">
      {feedbacks.map((feedback) => (
        <li key={feedback.number}>
          <p className="vs-mention">
            <Link href={`/issues/feedback/${feedback.number}`} prefetch={false}>
              {feedback.number}
            </Link>{' '}
            · {formatDate(feedback.on)} · {feedback.place}
            {feedback.own && ' · par vous'}
          </p>
          <p className="vs-told__text">{feedback.excerpt}</p>
          <Outcome {...feedback} />
        </li>
      ))}
    </ul>
  );
}
