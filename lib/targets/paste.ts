/**
 * A block copied from a spreadsheet as rows of trimmed cells: tabs between cells, line ends between rows. The line end that
 * a spreadsheet adds after the last row is no row; a cell in quotes may hold a line end, which becomes a space.
 */
export function readBlock(text: string): string[][] {
  const flat = text.replace(/"((?:[^"]|"")*)"/g, (_, inner: string) =>
    inner.replaceAll('""', '"').replace(/[\r\n\t]+/g, ' '),
  );
  const rows = flat.split(/\r\n|\n|\r/);
  if (rows.length > 1 && rows.at(-1) === '') rows.pop();
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
}

/** Where each cell of a block falls when its first one is put at (row, column). */
export function placeBlock(
  block: readonly (readonly string[])[],
  at: { row: number; column: number },
): { row: number; column: number; text: string }[] {
  return block.flatMap((cells, i) => cells.map((text, j) => ({ row: at.row + i, column: at.column + j, text })));
}
