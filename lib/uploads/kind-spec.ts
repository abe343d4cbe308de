import type { Prisma } from '../generated/prisma/client';
import type { TableRow } from '../tabular/table';
import type { Mapping } from './columns';
import type { Report, UploadError, UploadWarning } from './report';

type Tx = Prisma.TransactionClient;

/** Under whose name and whose deposit the rows are written, or taken back. */
export type Writing = { uploadId: string; actorLabel: string };

/** Told now and then how many rows are written, of how many. */
export type OnRows = (done: number, total: number) => void;

export type CheckInput<Column extends string> = {
  /** The vendor whose products alone are accepted; null: the State, any product. */
  vendorSlug: string | null;
  /** In the order of the file, read once. */
  batches: AsyncIterable<TableRow[]>;
  mapping: Mapping<Column>;
};

/** What a kind says of the rows, the good ones being ready for `write` in the same transaction. */
export type Checked = Pick<Report, 'added' | 'changed' | 'unchanged'> &
  Partial<Pick<Report, 'months' | 'changes' | 'textChanges' | 'notices'>> & {
    errors: UploadError[];
    warnings: UploadWarning[];
    /** With those that a long file has beyond the ones given; without, there are none. */
    errorCount?: number;
    warningCount?: number;
    write: (writing: Writing, onRows: OnRows) => Promise<void>;
  };

/** What a cancelled deposit gave back; `kept`: touched since by something later, and left alone; `keptBy`: numbers of the deposits that hold it now. */
export type TakenBack = { restored: number; removed: number; kept: number; keptBy?: number[] };

/** All that one kind of deposit has of its own; the pipeline (reading, findings, keeping, acknowledging, trail) knows none by name. */
export type UploadKindSpec<Column extends string = string> = {
  /** Names in a file, as `normaliseHeader` leaves them. */
  columns: readonly Column[];
  required: readonly Column[];
  check(tx: Tx, input: CheckInput<Column>): Promise<Checked>;
  /** Undoes what `write` did; `locked` when a month that is closed forbids it. */
  takeBack(tx: Tx, writing: Writing): Promise<TakenBack | 'locked'>;
};
