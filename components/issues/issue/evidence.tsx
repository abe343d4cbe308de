import Link from 'next/link';
import { formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { Evidence as Feedback, IssueDetail } from '@/lib/issues/issue';
import { feedbackNumber, SEVERITY_WORDS } from '@/lib/issues/words';

type Props = {
  issue: Pick<IssueDetail, 'feedbacks' | 'evidence'>;
  /** The texts may be read by this person. */
  texts: boolean;
  /** Each feedback has its own page for this person. */
  links: boolean;
};

const FIRST = 5;
// Never at the beginning of a line.
const DOT = '\u00A0· ';

function Item({ feedback, links }: { feedback: Feedback; links: boolean }) {
  const { id, body, meToo, severity, channel, on, organisation, author, lab } = feedback;
  const number = feedbackNumber(id);
  const facts = [
    formatInstant(on).slice(0, 10),
    author ? `${author}, ${organisation}` : organisation,
    channel,
    inSentence(SEVERITY_WORDS[severity]),
    ...(meToo ? ['«\u00A0moi aussi\u00A0»'] : []),
  ];
  return (
    <li className="vs-issue-evidence">
      <p className="vs-issue-story__source">
        <span>
          {links ? (
            <Link href={`/issues/feedback/${number}`} prefetch={false}>
              {number}
            </Link>
          ) : (
            number
          )}
          {`${DOT}${facts.join(DOT)}`}
        </span>
      </p>
      {lab && (
        <p className="vs-issue-evidence__lab">
          <Link href={`/labs/${lab.finess}`} prefetch={false}>
            {lab.name}
          </Link>
        </p>
      )}
      {body !== '' && <blockquote className="vs-issue-quote">{body}</blockquote>}
    </li>
  );
}

/** What the field said: the feedbacks behind an issue, those that the reader may not read counted. */
export function Evidence({ issue: { feedbacks, evidence }, texts, links }: Props) {
  const [first, rest] = [evidence.slice(0, FIRST), evidence.slice(FIRST)];
  const unread = feedbacks.all - evidence.length;
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="evidence-title" id="remontees">
      <h2 id="evidence-title">
        {feedbacks.all === 0 ? 'Ce que dit le terrain' : formatCount(feedbacks.all, 'remontée')}
      </h2>
      {feedbacks.all === 0 && <p className="vs-mention">Aucune remontée n’est attachée à cet irritant.</p>}
      <ul className="vs-plain">
        {first.map((feedback) => (
          <Item key={feedback.id} feedback={feedback} links={links} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="vs-issue-more">
          <summary>
            Afficher les {rest.length}
            {'\u00A0'}autres
          </summary>
          <ul className="vs-plain">
            {rest.map((feedback) => (
              <Item key={feedback.id} feedback={feedback} links={links} />
            ))}
          </ul>
        </details>
      )}
      {unread > 0 && (
        <p className="vs-mention">
          {texts
            ? `${formatCount(unread, 'remontée')} hors de votre périmètre, non ${unread === 1 ? 'montrée' : 'montrées'}.`
            : 'Leurs textes sont lus par les services de l’État et par leurs auteurs.'}
        </p>
      )}
    </section>
  );
}
