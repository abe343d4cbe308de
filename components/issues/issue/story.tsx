import Link from 'next/link';
import { formatInstant } from '@/lib/format/date';
import type { StoryEntry, StoryMark } from '@/lib/issues/story';

type Props = {
  /** Oldest first. */
  story: readonly StoryEntry[];
  oldestFirst: boolean;
  /** Address of the other order. */
  otherHref: string;
};

const ICONS: { readonly [mark in StoryMark]: string } = {
  open: 'fr-icon-flag-line',
  field: 'fr-icon-chat-3-line',
  change: 'fr-icon-edit-line',
  answer: 'fr-icon-discuss-line',
  action: 'fr-icon-calendar-event-line',
  done: 'fr-icon-checkbox-circle-line',
  comment: 'fr-icon-message-2-line',
  internal: 'fr-icon-lock-line',
  figure: 'fr-icon-line-chart-line',
  end: 'fr-icon-archive-line',
};

/** So many at first: the rest is one click away. */
const FIRST = 12;

function Entries({ entries }: { entries: readonly StoryEntry[] }) {
  return (
    <ol className="vs-issue-story">
      {entries.map(({ id, at, who, mark, title, text, quote, internal }) => (
        <li key={id}>
          <span className={`vs-issue-story__mark ${ICONS[mark]}`} aria-hidden="true" />
          <div className="vs-issue-story__entry">
            <p className="vs-issue-story__source">
              <span>
                <time dateTime={at.toISOString()} title={formatInstant(at)}>
                  {formatInstant(at).slice(0, 10)}
                </time>
                {'\u00A0'}· {who}
              </span>
              {internal && <span className="vs-issue__chip">Services de l’État seulement</span>}
            </p>
            <h3>{title}</h3>
            {text && <p>{text}</p>}
            {quote && (
              <blockquote className={internal ? 'vs-issue-quote vs-issue-quote--internal' : 'vs-issue-quote'}>
                {quote}
              </blockquote>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Everything that happened to an issue, with who and when. */
export function Story({ story, oldestFirst, otherHref }: Props) {
  const entries = oldestFirst ? story : story.toReversed();
  const [first, rest] = [entries.slice(0, FIRST), entries.slice(FIRST)];
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="story-title" id="recit">
      <div className="vs-issue-card__head">
        <h2 id="story-title">Le récit</h2>
        {story.length > 1 && (
          <Link href={otherHref} scroll={false} prefetch={false}>
            {oldestFirst ? 'Afficher du plus récent au plus ancien' : 'Afficher du plus ancien au plus récent'}
          </Link>
        )}
      </div>
      {story.length === 0 && <p className="vs-mention">Rien n’a encore été noté.</p>}
      <Entries entries={first} />
      {rest.length > 0 && (
        <details className="vs-issue-more">
          <summary>{rest.length === 1 ? 'Afficher la suite' : `Afficher la suite (${rest.length})`}</summary>
          <Entries entries={rest} />
        </details>
      )}
    </section>
  );
}
