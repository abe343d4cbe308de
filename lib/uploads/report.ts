import { z } from 'zod';
import { ERROR_CODES, NOTICE_CODES, WARNING_CODES } from './codes';

/** Findings and changes kept in a report; beyond, they are counted only. */
export const MOST_FINDINGS = 1000;
export const MOST_CHANGES = 500;
const LONGEST_VALUE = 200;

/** A cell's text as a report quotes it: a cell may hold megabytes, and be quoted a thousand times. */
export function shortened(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  const cut = text.slice(0, LONGEST_VALUE - 1).replace(/[\uD800-\uDBFF]$/, ''); // no database text holds half a character
  return `${cut}…`;
}

const proposal = z.object({
  value: z.string().describe('The text to put in the cell.'),
  label: z.string().describe('French: what it is.'),
  why: z.string().describe('French: why it may be meant.'),
});

const finding = <Code extends z.ZodType>(code: Code) =>
  z.object({
    line: z.number().int().nullable().describe('Line of the file, 1 the first; null when the whole file is meant.'),
    column: z.string().nullable().describe('Column as the file names it.'),
    code,
    message: z.string().describe('French: what, where, what to do.'),
    value: z.string().nullable().describe('What was read.'),
    sheet: z.string().nullable().default(null).describe('Sheet of a workbook.'),
    proposals: z.array(proposal).default([]).describe('What may be meant, the likeliest first.'),
  });

/** What keeps a deposit from being written: where, what was read, what to do. */
export const errorSchema = finding(z.enum(ERROR_CODES));
/** What must be acknowledged first. */
export const warningSchema = finding(z.enum(WARNING_CODES));

/** What is worth a look and never keeps a deposit from being written: one a code and a month. */
export const noticeSchema = z.object({
  code: z.enum(NOTICE_CODES),
  month: z.string(),
  labs: z.number().int().describe('How many labs it is about.'),
  lines: z.array(z.number().int()).describe('Lines of the file, the first 100; none when labs are missing from it.'),
  message: z.string().describe('French: what, which labs, what to do.'),
});

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

type Proposal = z.infer<typeof proposal>;
type Finding = { code: string; sheet?: string | null; proposals?: Proposal[] };
type Complete = { sheet: string | null; proposals: Proposal[] };

/**
 * As many findings as a report keeps, and the first of each code that comes later still: what is not shown cannot be
 * mended, nor acknowledged. `sheet`: of the workbook, for those that do not say.
 */
export function keptFindings<T extends Finding>(findings: readonly T[], sheet: string | null = null): (T & Complete)[] {
  const kept = findings.slice(0, MOST_FINDINGS);
  const seen = new Set(kept.map(({ code }) => code));
  for (const finding of findings.slice(MOST_FINDINGS)) {
    if (seen.has(finding.code)) continue;
    seen.add(finding.code);
    kept.push(finding);
  }
  return kept.map((finding) => ({ ...finding, sheet: finding.sheet ?? sheet, proposals: finding.proposals ?? [] }));
}

/** What was guessed of a file; `options`: what else it may be, none when there is no choice. */
export const readingSchema = z.object({
  id: z.enum(['separator', 'encoding', 'sheet', 'header', 'total', 'wide', 'empty-columns']),
  value: z.string().describe('As a program compares it: `;`, `UTF-8`, the number of a line, …'),
  words: z.string().describe('French: the same, in words.'),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** A column of the file. */
export const columnSchema = z.object({
  name: z.string().describe('As the file has it.'),
  meaning: z.string().nullable().describe('The column of the kind that it was read as; null: it is not read.'),
  how: z
    .enum(['name', 'synonym', 'memory', 'hand'])
    .nullable()
    .default(null)
    .describe(
      'With a meaning, how it was recognised: by its own name, another name for it, what the depositor said of it before, or says of this file. Without, by what it is left out; null: it is not known.',
    ),
});

/** What a check has found, as stored with the upload and shown on its page. */
export const reportSchema = z.object({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(errorSchema),
  warnings: z.array(warningSchema),
  /** Reports of before there were notices have none. */
  notices: z.array(noticeSchema).default([]),
  /** With those beyond `MOST_FINDINGS`. */
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  /** «CSV · séparateur ; · Windows-1252» */
  format: z.string().nullable(),
  /** The file's columns and what each was read as; null: ignored. */
  columns: z.array(columnSchema),
  /** What was guessed of the file, and what else it may be. Reports of before there were guesses have none. */
  reading: z.array(readingSchema).default([]),
  /** First rows as read. */
  preview: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** Of counts: the totals that move, and each count replaced. */
  months: z.array(monthTotal),
  changes: z.array(change),
  /** Of anything else: each value replaced. Reports of before there were others have none. */
  textChanges: z.array(textChange).default([]),
});

export type Report = z.infer<typeof reportSchema>;
/** Without sheet or proposals, the report completes them. */
export type UploadError = z.input<typeof errorSchema>;
export type UploadNotice = z.infer<typeof noticeSchema>;
export type UploadWarning = z.input<typeof warningSchema>;

/** A report of errors alone: nothing could be read, or nothing is worth counting. */
export function reportOfErrors(errors: UploadError[], read: Partial<Report> = {}, sheet: string | null = null): Report {
  return {
    rows: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    warnings: [],
    warningCount: 0,
    notices: [],
    format: null,
    columns: [],
    reading: [],
    preview: [],
    months: [],
    changes: [],
    textChanges: [],
    ...read,
    errors: keptFindings(errors, sheet),
    errorCount: errors.length,
  };
}
