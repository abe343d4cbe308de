import type { Separator, TextEncoding } from './table';

/** How a person wants a file read, where the guess was wrong; what is left out is guessed. */
export type ReadingSettings = {
  encoding?: TextEncoding;
  separator?: Separator;
  sheet?: string;
  /** The file's line that holds the names of the columns. */
  headerLine?: number;
  /** `no`: columns named by months stay columns. */
  wide?: 'auto' | 'no';
  /** `keep`: a last line that looks like a total is a row as any other. */
  totalLine?: 'skip' | 'keep';
};

/** What the caller knows of the file, and of what it may hold. */
export type ReadingHint = {
  fileName?: string;
  mediaType?: string;
  /** Whether a header is the name of a column that the caller knows: the line and the sheet with most of them are the table's. */
  isKnown?: (header: string) => boolean;
  /** Whether names are all those that a file must have, months in the place of the month and its value included. */
  holdsAll?: (headers: readonly string[]) => boolean;
  /** Whether a header is the name of the column that holds the number of a structure: a row that has one is no total. */
  isKey?: (header: string) => boolean;
  /** How a file with one column a month is turned into rows. */
  wide?: Turning;
};

/**
 * `isMonth`: whether a header names a month; `isMonthColumn`: whether it is the column that holds the month of each row, and
 * `isValueColumn` the one that holds its value, so that the file is not wide; `month` and `value`: the names of the two columns that take the place of the months'.
 */
export type Turning = {
  isMonth: (header: string) => boolean;
  isMonthColumn: (header: string) => boolean;
  isValueColumn?: (header: string) => boolean;
  month: string;
  value: string;
};
