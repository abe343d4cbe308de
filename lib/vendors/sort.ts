import type { VendorSort } from './search-params';

export type SortOrder = 'asc' | 'desc';

/** What a line is sorted by, one value a column; null: not known. */
export type SortValues = { [sort in Exclude<VendorSort, 'vendor'>]: number | null };

/** The order of a column's first click: names from A, numbers from the largest. */
export function firstOrder(sort: VendorSort): SortOrder {
  return sort === 'vendor' ? 'asc' : 'desc';
}

/** Lines in the order asked; what is not known comes last either way. The lines come in the order of their names. */
export function sortLines<T extends { values: SortValues }>(
  lines: readonly T[],
  sort: VendorSort,
  order: SortOrder,
): T[] {
  if (sort === 'vendor') return order === 'asc' ? [...lines] : [...lines].reverse();
  const sign = order === 'asc' ? 1 : -1;
  return [...lines].sort((a, b) => {
    const [left, right] = [a.values[sort], b.values[sort]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
