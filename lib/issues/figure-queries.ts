import { feedbackScope, issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { dayOf, lastCompleteMonth } from '../clock';
import { db } from '../db';
import type { FeedbackRow, IssueFacts, Perimeter } from '../figures/types';
import type { Prisma } from '../generated/prisma/client';
import { isoDate, type Month, monthOf } from '../month';
import { readConcerned } from './concerned-queries';
import type { ConcernedRow } from './list-sql';

const CORRIDOR_OF_LABS = 'biologie';

/** Whether the perimeter holds a lab; its vendor is the issue's matter, not the lab's. */
function holds({ region, sector }: Perimeter, lab: ConcernedRow): boolean {
  if (region !== null && lab.regionCode !== region) return false;
  if (sector === null) return true;
  return sector === 'SEL' ? lab.sel && (region !== null || !lab.overseas) : lab.sector === sector;
}

async function readFeedbacks(viewer: Viewer, { region, sector, vendor }: Perimeter): Promise<FeedbackRow[]> {
  const of: Prisma.FeedbackWhereInput = {
    ...(region !== null && { regionCode: region }),
    ...(vendor !== null && { product: { vendorSlug: vendor } }),
    ...(sector !== null && { legalEntity: sector === 'SEL' ? { sel: true } : { sector } }),
  };
  // A vendor or an observer reads none while it waits: what they may read tells nothing of the waiting.
  if (viewer.role === 'VENDOR' || viewer.role === 'OBSERVER') return [];
  const rows = await db().feedback.findMany({
    where: { AND: [feedbackScope(viewer), of] },
    select: { createdAt: true, qualifiedAt: true, state: true },
  });
  return rows.map(({ createdAt, qualifiedAt, state }) => ({
    saidOn: dayOf(createdAt),
    qualifiedOn: state === 'TO_QUALIFY' ? null : dayOf(qualifiedAt ?? createdAt),
  }));
}

/** The issues and feedbacks that the viewer may read in a perimeter, with the labs concerned at the end of each of `months`. */
export async function readIssueFacts(
  viewer: Viewer,
  perimeter: Perimeter,
  months: readonly Month[],
): Promise<IssueFacts> {
  if (perimeter.corridor !== CORRIDOR_OF_LABS) return { issues: [], loads: [], feedbacks: [] };
  const { region, sector, vendor } = perimeter;
  const last = lastCompleteMonth();
  const [rows, feedbacks, now] = await Promise.all([
    db().issue.findMany({
      where: {
        AND: [
          issueScope(viewer),
          { mergedIntoId: null },
          vendor === null ? {} : { products: { some: { product: { vendorSlug: vendor } } } },
        ],
      },
      select: { id: true, categoryCode: true, openedOn: true, closedOn: true, regionCode: true },
    }),
    readFeedbacks(viewer, perimeter),
    readConcerned(last),
  ]);
  const within = new Set(now.filter((lab) => holds(perimeter, lab)).map(({ issueId }) => issueId));
  const issues = rows.flatMap(({ id, categoryCode, openedOn, closedOn, regionCode }) => {
    const kept = (region === null && sector === null) || within.has(id) || (sector === null && regionCode === region);
    return kept
      ? [{ id, category: categoryCode, openedOn: isoDate(openedOn), closedOn: closedOn && isoDate(closedOn) }]
      : [];
  });
  const ids = new Set(issues.map(({ id }) => id));
  const first = issues.map(({ openedOn }) => monthOf(openedOn)).sort()[0];
  const asked = first === undefined ? [] : months.filter((at) => at >= first && at <= last);
  const loads = await Promise.all(
    asked.map(async (at) =>
      (await readConcerned(at))
        .filter((lab) => ids.has(lab.issueId) && holds(perimeter, lab))
        .map(({ issueId, finess, documents }) => ({ month: at, issueId, finess, documents })),
    ),
  );
  return { issues, loads: loads.flat(), feedbacks };
}
