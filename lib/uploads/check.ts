import type { Prisma } from '../generated/prisma/client';
import { readTable } from '../tabular/read';
import type { TableFormat } from '../tabular/table';
import { checkRows } from './check-rows';
import { mapColumns } from './columns';
import { keptFindings, type Report, reportOfErrors, shortened, type UploadError } from './report';
import { readRowContext } from './row-context-queries';
import { countEffects, readChanges, readMonthTotals, readSense, stageRows } from './staging';

const PREVIEW_ROWS = 5;
const MOST_COLUMNS = 100;

export type UploadFileInput = { bytes: Uint8Array; fileName: string; mediaType: string };

const SEPARATORS = {
  ';': 'séparateur point-virgule',
  ',': 'séparateur virgule',
  '\t': 'séparateur tabulation',
  '|': 'séparateur barre',
};

function formatWords(format: TableFormat): string {
  switch (format.kind) {
    case 'csv':
      return `CSV · ${SEPARATORS[format.separator]} · ${format.encoding}`;
    case 'xlsx':
      return `Classeur · feuille «\u00A0${format.sheet}\u00A0»`;
    case 'json':
      return 'JSON';
  }
}

const byLine = (a: { line: number | null }, b: { line: number | null }) => (a.line ?? 0) - (b.line ?? 0);

/**
 * Reads a file of counts and says all that is to be said of it: errors, warnings and, for the rows without fault, what they
 * would change. `vendorSlug` is the depositor, whose products alone are accepted; null: the State, any product. Leaves those rows staged in the transaction, so that a report without error can be written at once.
 */
export async function checkFile(
  tx: Prisma.TransactionClient,
  vendorSlug: string | null,
  file: UploadFileInput,
): Promise<Report> {
  const reading = readTable(file.bytes, file);
  if (!reading.ok) {
    return reportOfErrors(
      reading.problems.map(
        (problem): UploadError => ({
          ...problem,
          column: null,
          value: problem.value && shortened(problem.value),
        }),
      ),
    );
  }
  const { table } = reading;
  const mapping = mapColumns(table.header);
  const read = {
    rows: table.rows.length,
    format: formatWords(table.format),
    columns: mapping.columns.slice(0, MOST_COLUMNS).map(({ name, meaning }) => ({ name: shortened(name), meaning })),
    preview: table.rows
      .slice(0, PREVIEW_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_COLUMNS).map(shortened) })),
  };
  if (mapping.errors.length > 0) return reportOfErrors(mapping.errors, read);

  const checked = checkRows(table.rows, mapping, await readRowContext(tx, vendorSlug, table.rows, mapping));
  await stageRows(tx, checked.rows);
  const sense = await readSense(tx, mapping.nameOf('nombre'));
  const warnings = [...mapping.warnings, ...checked.warnings, ...sense].sort(byLine);
  return {
    ...reportOfErrors(checked.errors, read),
    ...(await countEffects(tx)),
    warnings: keptFindings(warnings),
    warningCount: warnings.length,
    months: await readMonthTotals(tx),
    changes: await readChanges(tx),
  };
}
