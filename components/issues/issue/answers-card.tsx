import { formatDate, formatInstant } from '@/lib/format/date';
import type { VendorReply } from '@/lib/issues/issue';
import { ANSWER_WORDS } from '@/lib/issues/words';

function Reply({ reply: { vendor, kind, version, plannedOn, body, at } }: { reply: VendorReply }) {
  const plan = [...(version ? [`version ${version}`] : []), ...(plannedOn ? [`le ${formatDate(plannedOn)}`] : [])];
  return (
    <>
      <h3>
        {ANSWER_WORDS[kind]}
        {plan.length > 0 && `\u00A0: ${plan.join(', ')}`}
      </h3>
      <p className="vs-issue-story__source">
        {vendor} · {formatInstant(at).slice(0, 10)}
      </p>
      {body !== '' && <blockquote className="vs-issue-quote">{body}</blockquote>}
    </>
  );
}

/** What the vendors have answered: the one that holds, the earlier ones behind it. */
export function AnswersCard({ answers }: { answers: readonly VendorReply[] }) {
  const [holding, replaced] = [answers.filter((one) => !one.replaced), answers.filter((one) => one.replaced)];
  if (answers.length === 0) return null;
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="answers-title" id="reponses">
      <h2 id="answers-title">{holding.length > 1 ? 'Réponses des éditeurs' : 'Réponse de l’éditeur'}</h2>
      <ul className="vs-plain">
        {holding.map((reply) => (
          <li key={reply.id} className="vs-issue-action">
            <Reply reply={reply} />
          </li>
        ))}
      </ul>
      {replaced.length > 0 && (
        <details className="vs-issue-more">
          <summary>Réponses précédentes ({replaced.length})</summary>
          <ul className="vs-plain">
            {replaced.map((reply) => (
              <li key={reply.id} className="vs-issue-action">
                <Reply reply={reply} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
