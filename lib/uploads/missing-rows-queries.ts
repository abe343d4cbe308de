import type { Viewer } from '../access/viewer';
import { FEED_COLUMNS } from './feeds/row';
import { readMonthContext } from './month-context-queries';

/**
 * The table to paste that completes a deposit's last month: one row a lab that it lacks, without its count, tabs between cells; null when there
 * is nothing to complete.
 */
export async function readMissingRows(viewer: Viewer, id: string): Promise<string | null> {
  const context = await readMonthContext(viewer, id);
  if (!context?.missing || context.missing.length === 0) return null;
  const rows = context.missing.map(({ finess, product }) => [
    context.month,
    finess,
    product,
    'DMP',
    'CR_BIO',
    'N1',
    '', // theirs to say: a zero pasted unread would be a declaration
  ]);
  return [[...FEED_COLUMNS], ...rows].map((cells) => cells.join('\t')).join('\n');
}
