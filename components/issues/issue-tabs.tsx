import Link from 'next/link';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { IssueTab, IssueTabId } from '@/lib/issues/tabs-queries';

type Props = { current: IssueTabId; items: readonly IssueTab[] };

/** The pages of the sentinel operation; nothing when the viewer has but one. */
export function IssueTabs({ current, items }: Props) {
  if (items.length < 2) return null;
  return (
    <nav className="vs-tabs vs-section" aria-label="Opération sentinelle">
      <ul>
        {items.map(({ id, href, label, count, oldestDays }) => (
          <li key={id}>
            <Link href={href} aria-current={id === current ? 'page' : undefined} prefetch={false}>
              {label}
              {count !== null && `\u00A0(${formatNumber(count)})`}
              {oldestDays !== null && (
                <>
                  {' '}
                  <span className="vs-issue-tabs__wait">
                    {oldestDays === 0 ? 'd’aujourd’hui' : `la plus ancienne\u00A0: ${formatCount(oldestDays, 'jour')}`}
                  </span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
