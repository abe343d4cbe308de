import type { MatrixParams } from './matrix-params';
import type { MatrixRow } from './matrix-queries';

/** The rows that the address asks for: of one vendor, or with such a month. */
export function matrixRows(rows: readonly MatrixRow[], { vendor, state }: MatrixParams): MatrixRow[] {
  return rows.filter(
    ({ slug, cells }) =>
      (vendor === null || slug === vendor) && (state === null || cells.some((cell) => cell.state === state)),
  );
}
