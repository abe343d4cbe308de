import type { Proposal } from './proposals';

export const GRID_VIEWS = ['errors', 'warnings', 'mended', 'all'] as const;
/** Which lines the grid shows: those with an error, with a warning, mended, or all. */
export type GridView = (typeof GRID_VIEWS)[number];

export const GRID_PAGE_ROWS = 50;

export type GridCell = {
  /** As read, mends included. */
  text: string;
  /** As it stands in the file. */
  file: string;
  /** As the mends name it; null: it cannot be mended. */
  mendColumn: string | null;
  code: string | null;
  /** What is wrong, and what to do. */
  error: string | null;
  warning: string | null;
  proposals: Proposal[];
  /** Mended, and right. */
  undo: boolean;
};

export type GridRow = {
  key: string;
  line: number;
  removed: boolean;
  /** Name of what the FINESS number names. */
  lab: string | null;
  cells: { [column: string]: GridCell };
};

export type GridPage = {
  view: GridView;
  /** From 0. */
  page: number;
  pages: number;
  /** Lines of the view. */
  total: number;
  /** The kind's columns that the file has, in its order. */
  columns: string[];
  /** Whether the rows name labs. */
  named: boolean;
  rows: GridRow[];
};

/** What came of a mend, to be said aloud. */
export type Told = { words: string };

export type ReviewAction = (form: FormData) => Promise<Told>;
