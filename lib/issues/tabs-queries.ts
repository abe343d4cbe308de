import { may } from '../access/policy';
import { feedbackScope, issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { waitOf } from './inbox-age';

export type IssueTabId = 'log' | 'inbox' | 'diagnostic' | 'meetings';

/** One page of the sentinel operation. */
export type IssueTab = {
  id: IssueTabId;
  href: string;
  label: string;
  /** Null: nothing to count. */
  count: number | null;
  /** Days that the oldest of them has waited; null: none waits. */
  oldestDays: number | null;
};

/** The pages of the sentinel operation that the viewer may open, with how much waits in each. */
export async function issueTabs(viewer: Viewer): Promise<IssueTab[]> {
  const triage = may(viewer, 'issues.triage');
  const [open, waiting] = await Promise.all([
    db().issue.count({ where: { ...issueScope(viewer), closedOn: null, mergedIntoId: null } }),
    triage
      ? db().feedback.aggregate({
          where: { AND: [feedbackScope(viewer), { state: 'TO_QUALIFY' }] },
          _count: true,
          _min: { createdAt: true },
        })
      : null,
  ]);
  const oldest = waiting?._min.createdAt ?? null;
  const tabs: (Omit<IssueTab, 'oldestDays'> & { shown: boolean; oldestDays?: number | null })[] = [
    { id: 'log', href: '/issues', label: 'Irritants', count: open, shown: true },
    {
      id: 'inbox',
      href: '/issues/inbox',
      label: 'Remontées à qualifier',
      count: waiting?._count ?? null,
      oldestDays: oldest && waitOf(oldest, today()).days,
      shown: triage,
    },
    { id: 'diagnostic', href: '/issues/diagnostic', label: 'Diagnostic', count: null, shown: triage },
    {
      id: 'meetings',
      href: '/issues/meetings',
      label: 'Comités de suivi',
      count: null,
      shown: may(viewer, 'meetings.read'),
    },
  ];
  return tabs
    .filter(({ shown }) => shown)
    .map(({ shown: _shown, oldestDays = null, ...tab }) => ({ ...tab, oldestDays }));
}
