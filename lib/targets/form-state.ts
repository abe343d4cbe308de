/** A cell that cannot be read: the name of its field, and why in French. */
export type CellProblem = { field: string; message: string };

/** What came of the grid's form. When nothing was written, all that was typed comes back. */
export type GridState =
  | { status: 'new' }
  | { status: 'done'; message: string }
  | {
      status: 'refused' | 'conflict' | 'past';
      message: string;
      problems: CellProblem[];
      /** Texts of the cells and numbers of the versions that they were made from, by name of field. */
      values: { [field: string]: string };
      reason: string;
    };

export type GridAction = (before: GridState, form: FormData) => Promise<GridState>;

/** What came of the form that restores a version. */
export type RestoreState = { status: 'new' } | { status: 'done' | 'refused' | 'past'; message: string };
export type RestoreAction = (before: RestoreState, form: FormData) => Promise<RestoreState>;

/** One fault of a file. `line` counts from 1; `column` as its header says. */
export type FileProblem = { line: number | null; column: string | null; message: string };

/** One value that a file would change, as people read it. */
export type FileChange = { label: string; month: string; from: string; to: string };

/** What came of the import's two steps. Nothing is written before the second one. */
export type ImportState =
  | { status: 'new' }
  | { status: 'done'; message: string }
  | { status: 'refused'; message: string; problems: FileProblem[] }
  | {
      status: 'preview';
      fileName: string;
      changes: FileChange[];
      past: string | null;
      /** The changes themselves, for the second step to send back. */
      edits: string;
      reason: string;
      /** Why the second step wrote nothing. */
      refusal: string | null;
    };

export type ImportAction = (before: ImportState, form: FormData) => Promise<ImportState>;

/** The name of a cell's field in the grid's form. */
export const cellField = (place: string, month: string) => `cell:${place}:${month}`;
/** The name of the field that holds the version that a row was made from. */
export const versionField = (place: string) => `version:${place}`;
