import { z } from 'zod';
import type { TableRow } from '../tabular/table';
import type { Mapping } from './columns';

const MOST_MENDS = 10_000;
const LONGEST_CELL = 1_000;

/**
 * What the depositor has mended on the page, over the file's own: `cells` by line of the file, then by the kind's column (of a
 * wide file, a month's count is by the file's own name of its column); `removed`: lines left out.
 */
export const mendsSchema = z.object({
  cells: z
    .record(z.string().regex(/^\d{1,9}$/), z.record(z.string().max(500), z.string().max(LONGEST_CELL)))
    .refine((cells) => Object.keys(cells).length <= MOST_MENDS),
  removed: z.array(z.number().int()).max(MOST_MENDS),
});

export type Mends = z.infer<typeof mendsSchema>;

const NO_MENDS: Mends = { cells: {}, removed: [] };

/** What was kept of a depositor's mends; none when nothing was, or nothing legible. */
export function mendsOf(kept: unknown): Mends {
  return mendsSchema.safeParse(kept).data ?? NO_MENDS;
}

/** The rows as mended; those of the file are left as they are. A column that the file does not have cannot be mended. */
export function mended(rows: TableRow[], mapping: Mapping, mends: Mends): TableRow[] {
  if (mends.removed.length === 0 && Object.keys(mends.cells).length === 0) return rows;
  const removed = new Set(mends.removed);
  return rows
    .filter(({ line }) => !removed.has(line))
    .map((row) => {
      const changes = Object.entries(mends.cells[row.line] ?? {});
      if (changes.length === 0) return row;
      const cells = [...row.cells];
      for (const [column, text] of changes) {
        const at = mendedPosition(row, mapping, column);
        if (at !== undefined) cells[at] = text.trim();
      }
      return { ...row, cells };
    });
}

/** Of a turned row, the month and the count are the file's own column: the line alone would mean every month's. */
function mendedPosition(row: TableRow, { position, turned }: Mapping, column: string): number | undefined {
  if (row.column === undefined) return position[column];
  if (column === row.column) return position[turned?.value ?? ''];
  return column === turned?.month || column === turned?.value ? undefined : position[column];
}
