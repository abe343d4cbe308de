import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { createLoader } from 'nuqs/server';
import { FeedbackFacts } from '@/components/issues/new/feedback-facts';
import { FeedbackIssueSection } from '@/components/issues/new/feedback-issue';
import { FeedbackWay } from '@/components/issues/new/feedback-way';
import { requireViewer } from '@/lib/access/viewer';
import { parseAsText } from '@/lib/address-params';
import { readFeedback } from '@/lib/issues/feedback-queries';

const loadParams = createLoader({ sent: parseAsText });

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const feedback = await readFeedback(await requireViewer(), (await params).number);
  return { title: feedback ? `Remontée ${feedback.number}` : 'Remontée' };
}

export default async function FeedbackPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [feedback, { sent }] = [await readFeedback(viewer, (await params).number), await loadParams(searchParams)];
  if (!feedback) notFound();
  const { number, own, body, issue, state } = feedback;
  return (
    <>
      {sent === '1' && own && (
        <p className="fr-alert fr-alert--success fr-alert--sm fr-mb-3w" role="status">
          Votre remontée est enregistrée, sous le numéro {number}.
        </p>
      )}
      <div className="vs-feedback">
        <div>
          <p className="vs-mention fr-mb-0">
            <Link href="/issues">Irritants</Link> · Remontée {number}
          </p>
          <h1>
            {own ? 'Ma remontée' : 'Remontée'} {number}
          </h1>
          <section aria-labelledby="said-title">
            <h2 id="said-title">Ce qui a été dit</h2>
            {body === '' ? (
              <p className="vs-mention">{feedback.meToo ? '«\u00A0Moi aussi\u00A0», sans texte.' : 'Sans texte.'}</p>
            ) : (
              <blockquote className="vs-feedback__said">{body}</blockquote>
            )}
          </section>
          <section aria-labelledby="way-title">
            <h2 id="way-title">Où elle en est</h2>
            <FeedbackWay feedback={feedback} />
          </section>
          {issue && <FeedbackIssueSection issue={issue} />}
          {!issue && state === 'ATTACHED' && (
            <p className="vs-mention">Elle est rattachée à un irritant qui n’est pas ouvert à votre compte.</p>
          )}
        </div>
        <aside aria-label="En bref">
          <FeedbackFacts feedback={feedback} />
        </aside>
      </div>
    </>
  );
}
