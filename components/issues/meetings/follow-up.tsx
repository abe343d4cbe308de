import Link from 'next/link';
import type { FormAction } from '@/lib/form-state';
import { formatDate } from '@/lib/format/date';
import type { FollowUp } from '@/lib/issues/meeting-queries';
import { followUpTitle } from '@/lib/issues/meeting-words';
import type { IsoDate } from '@/lib/month';
import { ActionList } from './action-list';

type Props = { followUp: FollowUp; today: IsoDate; advance: FormAction };

/** What the previous meeting decided, and where it stands today: what a meeting opens on. */
export function FollowUpCard({ followUp: { heldOn, sentence, points }, today, advance }: Props) {
  return (
    <section className="vs-meeting-card" aria-labelledby="follow-up-title">
      <h2 id="follow-up-title">{followUpTitle(heldOn)}</h2>
      <p className="vs-mention">
        {sentence}. État au {formatDate(today)}.
      </p>
      <ul className="vs-plain vs-points">
        {points.map(({ id, subject, issueId, decision, actions }) => (
          <li key={id} className="vs-point">
            <h3>{issueId === null ? subject : <Link href={`/issues/${issueId}`}>{subject}</Link>}</h3>
            {decision && <p className="vs-point__decided">{decision}</p>}
            {actions.length > 0 && (
              <ActionList actions={actions} today={today} advance={advance} label={`Actions\u00A0: ${subject}`} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
