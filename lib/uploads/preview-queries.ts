import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { checkBytes, findInScope } from './commands';
import { standingErrors } from './error-groups';
import { placeOf } from './finding-places';
import { LARGE_BYTES } from './receive';
import type { Report } from './report';
import { type CellMend, type ReviewMends, withCells } from './review-mends';
import type { Review } from './review-queries';
import { WRITING_TRANSACTION } from './writing-queue';

/** What a deposit would do if each proposal that stands alone were taken: `taken`, how many cells that mends. */
export type Preview = { report: Report; mends: ReviewMends; taken: number };

/**
 * Checks an upload once more with its mends and its proposals, and keeps nothing of it. Null when none stands alone, or the file is too
 * large to be read again for a look.
 */
export async function readPreview(viewer: Viewer, id: string, review: Review): Promise<Preview | null> {
  const { report, mends, kind } = review;
  const cells = standingErrors(report, mends).flatMap((error): CellMend[] => {
    const [only, another] = error.proposals;
    const place = placeOf(error, report.columns);
    if (!only || another || !place) return [];
    return [{ line: place.line, column: place.column, text: only.value, code: error.code, read: error.value ?? '' }];
  });
  const upload = cells.length === 0 || mends.stale ? null : await findInScope(viewer, id);
  if (upload?.state !== 'CHECKED' || upload.size > LARGE_BYTES) return null;
  const accepted = withCells(mends, cells);
  const checked = await db().$transaction(
    (tx) => checkBytes(tx, kind, { ...upload, mends: accepted }, () => {}),
    WRITING_TRANSACTION,
  );
  return { report: checked.report, mends: accepted, taken: cells.length };
}
