import Link from 'next/link';
import { formatInstant } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { type NewsGroup, REASON_WORDS } from '@/lib/issues/news';

/** News by issue, the newest first. */
export function NewsList({ groups }: { groups: readonly NewsGroup[] }) {
  return (
    <ul className="vs-plain vs-news">
      {groups.map(({ issue, reasons, lines }) => (
        <li key={issue ? issue.id : lines[0]?.key} className="vs-news__group">
          {issue && (
            <h3>
              <Link href={`/issues/${issue.id}`}>{issue.title}</Link>{' '}
              <span className="vs-mention">
                n°{'\u00A0'}
                {issue.id}, {formatList(reasons.map((reason) => REASON_WORDS[reason]))}
              </span>
            </h3>
          )}
          <ul className="vs-plain">
            {lines.map(({ key, at, text, actorOrg, internal }) => (
              <li key={key} className="vs-news__line">
                <span className="vs-news__when">
                  <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
                  {actorOrg && ` · ${actorOrg}`}
                </span>
                <span>
                  {text}
                  {internal && (
                    <>
                      {' '}
                      <span className="vs-tag">Services de l’État seulement</span>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
