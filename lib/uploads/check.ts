import type { Prisma } from '../generated/prisma/client';
import { readTable } from '../tabular/read';
import type { TableFormat } from '../tabular/table';
import { mapColumns } from './columns';
import type { Checked, UploadKindSpec } from './kind-spec';
import { keptFindings, type Report, reportOfErrors, shortened, type UploadError } from './report';

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

/** `write` puts down what the report tells of, in the transaction of the check; null: the file could not be read. */
export type CheckedFile = { report: Report; write: Checked['write'] | null };

/**
 * Reads a file of a kind and says all that is to be said of it: errors, warnings and, for the rows without fault, what they
 * would change. `vendorSlug` is the depositor, whose products alone are accepted; null: the State, any product.
 */
export async function checkFile(
  tx: Prisma.TransactionClient,
  spec: UploadKindSpec,
  vendorSlug: string | null,
  file: UploadFileInput,
): Promise<CheckedFile> {
  const reading = readTable(file.bytes, file);
  if (!reading.ok) {
    const errors = reading.problems.map(
      (problem): UploadError => ({ ...problem, column: null, value: problem.value && shortened(problem.value) }),
    );
    return { report: reportOfErrors(errors), write: null };
  }
  const { table } = reading;
  const mapping = mapColumns(table.header, spec);
  const read = {
    rows: table.rows.length,
    format: formatWords(table.format),
    columns: mapping.columns.slice(0, MOST_COLUMNS).map(({ name, meaning }) => ({ name: shortened(name), meaning })),
    preview: table.rows
      .slice(0, PREVIEW_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_COLUMNS).map(shortened) })),
  };
  if (mapping.errors.length > 0) return { report: reportOfErrors(mapping.errors, read), write: null };

  const {
    errors,
    warnings: noticed,
    write,
    ...effect
  } = await spec.check(tx, { vendorSlug, rows: table.rows, mapping });
  const warnings = [...mapping.warnings, ...noticed].sort(byLine);
  const findings = { warnings: keptFindings(warnings), warningCount: warnings.length };
  return { report: { ...reportOfErrors(errors, read), ...effect, ...findings }, write };
}
