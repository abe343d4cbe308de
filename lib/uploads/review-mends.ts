import { z } from 'zod';
import { type Mends, mendsSchema } from './mends';

const MOST_CHANGES = 10_000;

/** A mend made since the last time the depositor asked for a check, which stays on the page until the next one. */
const mendMade = z.object({
  line: z.number().int(),
  /** As `Mends` names it; null: the row was left out. */
  column: z.string().nullable(),
  /** The error that it answers; null: a cell without one. */
  code: z.string().nullable(),
  /** The text that the cell had just before. */
  read: z.string(),
  /** The mend that it takes the place of; null: the file's own text. */
  earlier: z.string().nullable(),
  /** The new text; null: the row was left out. */
  text: z.string().nullable(),
});

/** The mends of an upload, and which of them were made since its depositor last asked for a check. */
const reviewMendsSchema = mendsSchema.extend({
  since: z.array(mendMade).max(MOST_CHANGES).default([]),
  /** Some are newer than the report. */
  stale: z.boolean().default(false),
});

export type MendMade = z.infer<typeof mendMade>;
export type ReviewMends = Mends & { since: MendMade[]; stale: boolean };

/** A cell to mend; `code`: of the error there; `read`: what it holds. */
export type CellMend = { line: number; column: string; text: string; code: string | null; read: string };
export type RowRemoval = { line: number; code: string | null };
/** A mend by its place; without a column, a row left out. */
export type MendPlace = { line: number; column: string | null };

/** What was kept of an upload's mends; none when nothing was, or nothing legible. */
export function reviewMendsOf(kept: unknown): ReviewMends {
  return reviewMendsSchema.safeParse(kept).data ?? { cells: {}, removed: [], since: [], stale: false };
}

/** Whether they can be kept: there are not too many of them, none is too long. */
export function mayKeep(mends: ReviewMends): boolean {
  return reviewMendsSchema.safeParse(mends).success;
}

const isAt = (a: MendPlace) => (b: MendPlace) => a.line === b.line && a.column === b.column;

/** With cells mended over what they were; a cell's first text of this round is what undoing gives back. */
export function withCells(mends: ReviewMends, cells: readonly CellMend[]): ReviewMends {
  const next = { ...mends, cells: { ...mends.cells }, since: [...mends.since] };
  for (const { line, column, text, code, read } of cells) {
    const row = next.cells[line] ?? {};
    const at = next.since.findIndex(isAt({ line, column }));
    const made = next.since[at];
    if (made) next.since[at] = { ...made, text, code: made.code ?? code };
    else next.since.push({ line, column, code, read, earlier: row[column] ?? null, text });
    next.cells[line] = { ...row, [column]: text };
  }
  return next;
}

/** With rows left out. */
export function withRemoved(mends: ReviewMends, rows: readonly RowRemoval[]): ReviewMends {
  const fresh = rows.filter(({ line }) => !mends.removed.includes(line));
  return {
    ...mends,
    removed: [...mends.removed, ...fresh.map(({ line }) => line)],
    since: [
      ...mends.since,
      ...fresh.map(({ line, code }) => ({ line, column: null, code, read: '', earlier: null, text: null })),
    ],
  };
}

/** Without some mends: each cell as it was before, the file's own text where the last check had the mend already. */
export function withUndone(mends: ReviewMends, places: readonly MendPlace[]): ReviewMends {
  const cells = { ...mends.cells };
  for (const { line, column } of places) {
    if (column === null) continue;
    const earlier = mends.since.find(isAt({ line, column }))?.earlier ?? null;
    const { [column]: _, ...rest } = cells[line] ?? {};
    const row = earlier === null ? rest : { ...rest, [column]: earlier };
    if (Object.keys(row).length > 0) cells[line] = row;
    else delete cells[line];
  }
  const back = new Set(places.flatMap(({ line, column }) => (column === null ? [line] : [])));
  return {
    ...mends,
    cells,
    removed: mends.removed.filter((line) => !back.has(line)),
    since: mends.since.filter((made) => !places.some(isAt(made))),
  };
}
