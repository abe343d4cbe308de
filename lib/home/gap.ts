/** One row of the gap: a region, a vendor, or several small ones put together. */
export type GapRow = { key: string | null; label: string; gap: number };

/** value − target of each key and of the whole; the rows sum to the whole exactly. */
export type Gap = { target: number; value: number; rows: GapRow[] };

const MOST_LATE = 5;
const MOST_AHEAD = 3;

type Part = { key: string; label: string; value: number | null; target: number | null };

function grouped(rows: GapRow[], most: number, word: string): GapRow[] {
  if (rows.length <= most + 1) return rows;
  const rest = rows.slice(most);
  return [
    ...rows.slice(0, most),
    { key: null, label: `${rest.length} autres ${word}`, gap: rest.reduce((sum, { gap }) => sum + gap, 0) },
  ];
}

/**
 * Where the gap to the target lies: the late first, the largest first, then those ahead; small ones are put together.
 * Null when a part has no target, or when the parts do not sum to the whole: shares of a gap that is not theirs would mislead.
 * A part without declaration counts for 0 documents, as it does in the whole.
 */
export function gapOf(whole: { value: number | null; target: number | null }, parts: readonly Part[]): Gap | null {
  const { value, target } = whole;
  if (value === null || target === null || parts.length === 0 || parts.some((part) => part.target === null))
    return null;
  const rows = parts.map((part) => ({ key: part.key, label: part.label, gap: (part.value ?? 0) - (part.target ?? 0) }));
  if (rows.reduce((sum, { gap }) => sum + gap, 0) !== value - target) return null;
  const late = rows.filter(({ gap }) => gap < 0).sort((a, b) => a.gap - b.gap);
  const ahead = rows.filter(({ gap }) => gap >= 0).sort((a, b) => b.gap - a.gap);
  return {
    target,
    value,
    rows: [...grouped(late, MOST_LATE, 'en retard'), ...grouped(ahead, MOST_AHEAD, 'en avance')],
  };
}
