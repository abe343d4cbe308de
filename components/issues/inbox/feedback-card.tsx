import Link from 'next/link';
import { formatCount } from '@/lib/format/number';
import { withoutText } from '@/lib/issues/excerpt';
import type { ShownFeedback } from '@/lib/issues/inbox-queries';
import { CHANNEL_WORDS } from '@/lib/issues/words';
import { SeverityMark } from '../severity-mark';

/** What one person said, with all that is known around it. */
export function FeedbackCard({ feedback }: { feedback: ShownFeedback }) {
  const { lab, region, body, said, issueId, reason } = feedback;
  return (
    <>
      {said !== null && (
        <div className="fr-alert fr-alert--info fr-alert--sm vs-inbox__said">
          <p>
            {said}{' '}
            {issueId !== null && (
              <Link href={`/issues/${issueId}`} prefetch={false}>
                Ouvrir l’irritant
              </Link>
            )}
          </p>
          {reason && (
            <p>
              Motif{'\u00A0'}: {reason}
            </p>
          )}
        </div>
      )}
      <blockquote className="vs-inbox__body">
        {body.trim() === '' ? <p className="vs-mention">{withoutText(feedback.meToo)}.</p> : <p>{body}</p>}
      </blockquote>
      <dl className="vs-inbox__facts">
        <div>
          <dt>Laboratoire</dt>
          <dd>
            {lab ? (
              <>
                <Link href={`/labs/${lab.finess}`} prefetch={false}>
                  {lab.name}
                </Link>
                , {lab.town}
              </>
            ) : (
              'Aucun en particulier'
            )}
          </dd>
        </div>
        <div>
          <dt>Région</dt>
          <dd>{region ?? 'Nationale'}</dd>
        </div>
        <div>
          <dt>Logiciel</dt>
          <dd>{feedback.product ?? 'Non précisé'}</dd>
        </div>
        <div>
          <dt>Catégorie</dt>
          <dd>{feedback.category}</dd>
        </div>
        <div>
          <dt>Gravité</dt>
          <dd>
            <SeverityMark severity={feedback.severity} />
          </dd>
        </div>
        <div>
          <dt>Canal</dt>
          <dd>{CHANNEL_WORDS[feedback.channel]}</dd>
        </div>
        <div>
          <dt>Signalée par</dt>
          <dd>
            {feedback.author}, {feedback.organisation}
          </dd>
        </div>
        <div>
          <dt>Reçue</dt>
          <dd>
            {feedback.givenOn}
            {said === null &&
              feedback.days > 0 &&
              ` (${formatCount(feedback.days, 'jour')}${feedback.late ? ', en retard' : ''})`}
          </dd>
        </div>
        {feedback.splitFrom !== null && (
          <div>
            <dt>Scindée de</dt>
            <dd>{feedback.splitFrom}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
