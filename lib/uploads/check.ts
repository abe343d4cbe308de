import { setImmediate as turn } from 'node:timers/promises';
import type { Prisma } from '../generated/prisma/client';
import { readTable } from '../tabular/read';
import type { ByteSource } from '../tabular/source';
import { followed, type TableRefusal } from '../tabular/table';
import { readColumnMemory } from './column-memory-queries';
import { mapColumns } from './columns';
import type { Checked, UploadKindSpec } from './kind-spec';
import type { UploadKind } from './kinds';
import { type Mends, mended } from './mends';
import { readingHint } from './reading-hint';
import { formatWords } from './reading-words';
import { keptFindings, type Report, reportOfErrors, shortened, type UploadError } from './report';
import type { ReadingSettings } from './settings';

const PREVIEW_ROWS = 5;
const MOST_COLUMNS = 100;

/** What a check reads: bytes, what is known of them, and what the depositor has said or mended. */
export type CheckInput = {
  source: ByteSource;
  fileName: string;
  mediaType: string;
  kind: UploadKind;
  /** The depositor, whose products alone are accepted; null: the State, any product. */
  vendorSlug: string | null;
  settings: ReadingSettings;
  mends: Mends;
};

/** Told at each batch how many rows are read, and how many there seem to be by the bytes left; null: no telling. */
type OnRead = (rows: number, estimate: number | null) => void;

const byLine = (a: { line: number | null }, b: { line: number | null }) => (a.line ?? 0) - (b.line ?? 0);

function problemsFound({ problems }: TableRefusal): UploadError[] {
  return problems.map((problem) => ({ ...problem, column: null, value: problem.value && shortened(problem.value) }));
}

// What is made of a small piece is done with before the next. Of larger ones, whole pages of what is about to be let go would pass for
// long-lived, and the server would grow by hundreds of megabytes.
const BITE = 16 * 1024;
/** After so many milliseconds of checking, others are served. */
const LONGEST_TURN = 10;

/** The source in small pieces, and how many of its bytes the last reading has taken. */
function metered(source: ByteSource): { source: ByteSource; read(): number } {
  let read = 0;
  return {
    source: {
      size: source.size,
      async *pieces() {
        read = 0;
        for await (const piece of source.pieces()) {
          for (let at = 0; at < piece.length; at += BITE) {
            const bite = piece.subarray(at, at + BITE);
            read += bite.length;
            yield bite;
          }
        }
      },
    },
    read: () => read,
  };
}

/** `write` puts down what the report tells of, in the transaction of the check; null: the file could not be read. */
export type CheckedFile = { report: Report; write: Checked['write'] | null };

/**
 * Reads a file of a kind and says all that is to be said of it: errors, warnings and, for the rows without fault, what they
 * would change. Between two batches of rows the server does other work.
 */
export async function checkFile(
  tx: Prisma.TransactionClient,
  spec: UploadKindSpec,
  { settings, mends, vendorSlug, kind, ...file }: CheckInput,
  onRead: OnRead,
): Promise<CheckedFile> {
  const said = { settings, memory: await readColumnMemory(tx, vendorSlug, kind) };
  const { source, read: bytesRead } = metered(file.source);
  const reading = await readTable(source, readingHint(spec, file, said), settings);
  if (!reading.ok) {
    return { report: reportOfErrors(problemsFound(reading), { reading: reading.guesses ?? [] }), write: null };
  }
  const { table } = reading;
  const mapping = mapColumns(table.header, spec, said);
  const sheet = 'sheet' in table.format ? table.format.sheet : null;
  const { batches, end } = followed(table);
  let rows = 0;
  let served = performance.now();
  const preview: Report['preview'] = [];
  async function* counted() {
    for await (const batch of batches) {
      for (const { line, cells } of batch.slice(0, PREVIEW_ROWS - preview.length)) {
        preview.push({ line, cells: cells.slice(0, MOST_COLUMNS).map(shortened) });
      }
      const kept = mended(batch, mapping, mends);
      rows += kept.length;
      yield kept;
      onRead(rows, bytesRead() < source.size ? Math.round((rows * source.size) / bytesRead()) : null);
      if (performance.now() - served < LONGEST_TURN) continue;
      await turn();
      served = performance.now();
    }
  }
  const readSoFar = () => {
    const ended = end();
    return {
      rows,
      format: formatWords(table.format),
      columns: mapping.columns
        .slice(0, MOST_COLUMNS)
        .map(({ name, meaning, how }) => ({ name: shortened(name), meaning, how })),
      preview,
      reading: [...table.guesses, ...(ended.ok ? ended.guesses : [])],
    };
  };
  const {
    errors,
    warnings: noticed,
    errorCount = errors.length,
    warningCount = noticed.length,
    write,
    ...effect
  } = await spec.check(tx, { vendorSlug, batches: counted(), mapping });
  const ended = end();
  if (!ended.ok) {
    const all = [...mapping.errors, ...problemsFound(ended), ...errors];
    return { report: reportOfErrors(all, readSoFar(), sheet), write: null };
  }
  const warnings = [...mapping.warnings, ...noticed].sort(byLine);
  const findings = {
    errorCount,
    warnings: keptFindings(warnings, sheet),
    warningCount: mapping.warnings.length + warningCount,
  };
  if (mapping.errors.length > 0) {
    const all = reportOfErrors([...mapping.errors, ...errors], readSoFar(), sheet);
    return { report: { ...all, ...findings, errorCount: mapping.errors.length + errorCount }, write: null };
  }
  return { report: { ...reportOfErrors(errors, readSoFar(), sheet), ...effect, ...findings }, write };
}
