import { z } from 'zod';
import { ERROR_CODES, WARNING_CODES } from './codes';

/** Findings and changes kept in a report; beyond, they are counted only. */
const MOST_FINDINGS = 1000;
export const MOST_CHANGES = 500;
const LONGEST_VALUE = 200;

/** A cell's text as a report quotes it: a cell may hold megabytes, and be quoted a thousand times. */
export function shortened(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  const cut = text.slice(0, LONGEST_VALUE - 1).replace(/[\uD800-\uDBFF]$/, ''); // no database text holds half a character
  return `${cut}…`;
}

const finding = <Code extends z.ZodType>(code: Code) =>
  z.object({
    line: z.number().int().nullable().describe('Line of the file, 1 the first; null when the whole file is meant.'),
    column: z.string().nullable().describe('Column as the file names it.'),
    code,
    message: z.string().describe('French: what, where, what to do.'),
    value: z.string().nullable().describe('What was read.'),
  });

/** What keeps a deposit from being written: where, what was read, what to do. */
export const errorSchema = finding(z.enum(ERROR_CODES));
/** What must be acknowledged first. */
export const warningSchema = finding(z.enum(WARNING_CODES));

const change = z.object({
  line: z.number().int(),
  month: z.string(),
  finess: z.string(),
  name: z.string(),
  channel: z.string(),
  level: z.string().nullable(),
  before: z.number().int(),
  after: z.number().int(),
});

const textChange = z.object({
  line: z.number().int(),
  finess: z.string(),
  name: z.string(),
  /** «Alpha Lab», «Certificat DMP»: the thing that changes. */
  what: z.string(),
  /** In the words shown. */
  before: z.string(),
  after: z.string(),
});

const monthTotal = z.object({
  month: z.string(),
  /** DMP documents of the products concerned, declared before the deposit; null: none declared. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** Labs declared after the deposit. */
  labs: z.number().int(),
});

/**
 * As many findings as a report keeps, and the first of each code that comes later still: what is not shown cannot be
 * mended, nor acknowledged.
 */
export function keptFindings<T extends { code: string }>(findings: readonly T[]): T[] {
  const kept = findings.slice(0, MOST_FINDINGS);
  const seen = new Set(kept.map(({ code }) => code));
  for (const finding of findings.slice(MOST_FINDINGS)) {
    if (seen.has(finding.code)) continue;
    seen.add(finding.code);
    kept.push(finding);
  }
  return kept;
}

/** What a check has found, as stored with the upload and shown on its page. */
export const reportSchema = z.object({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(errorSchema),
  warnings: z.array(warningSchema),
  /** With those beyond `MOST_FINDINGS`. */
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  /** «CSV · séparateur ; · Windows-1252» */
  format: z.string().nullable(),
  /** The file's columns and what each was read as; null: ignored. */
  columns: z.array(z.object({ name: z.string(), meaning: z.string().nullable() })),
  /** First rows as read. */
  preview: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** Of counts: the totals that move, and each count replaced. */
  months: z.array(monthTotal),
  changes: z.array(change),
  /** Of anything else: each value replaced. Reports of before there were others have none. */
  textChanges: z.array(textChange).default([]),
});

export type Report = z.infer<typeof reportSchema>;
export type UploadError = z.infer<typeof errorSchema>;
export type UploadWarning = z.infer<typeof warningSchema>;

/** A report of errors alone: nothing could be read, or nothing is worth counting. */
export function reportOfErrors(errors: UploadError[], read: Partial<Report> = {}): Report {
  return {
    rows: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    warnings: [],
    warningCount: 0,
    format: null,
    columns: [],
    preview: [],
    months: [],
    changes: [],
    textChanges: [],
    ...read,
    errors: keptFindings(errors),
    errorCount: errors.length,
  };
}
