import { z } from 'zod';
import { UPLOAD_KINDS } from './kinds';
import { columnSchema, errorSchema, noticeSchema, type Report, readingSchema, warningSchema } from './report';

const LONGEST_REASON = 500;
const LONGEST_SHEET = 200;
const yesOrNo = z.enum(['true', 'false'], { error: 'true ou false attendu.' }).transform((text) => text === 'true');

/** The query of a deposit by the API. */
export const depositQuery = z.object({
  kind: z
    .enum(UPLOAD_KINDS, { error: `Type de dépôt attendu\u00A0: ${UPLOAD_KINDS.join(', ')}.` })
    .default('feeds')
    .describe('What the file holds. A vendor: feeds or installations.'),
  dryRun: yesOrNo.default(false).describe('`true`: check only, nothing is written.'),
  acknowledgeWarnings: yesOrNo.default(false).describe('`true`: the warnings have been read, write all the same.'),
  reason: z
    .string()
    .max(LONGEST_REASON, `${LONGEST_REASON} caractères au plus.`)
    .optional()
    .describe('With acknowledgeWarnings: why unusual numbers are right. Kept, and shown to the task force.'),
  sheet: z
    .string()
    .max(LONGEST_SHEET, `${LONGEST_SHEET} caractères au plus.`)
    .optional()
    .describe(
      'Of a workbook: the sheet to read. Without it, the one that was asked for the same bytes before, else the first whose titles are the best known; `reading` says which. Other files have none, and do not look at it.',
    ),
});

export const UPLOAD_STATES = ['CHECKED', 'APPLIED', 'CANCELLED'] as const;

// What may be meant is found for the review page alone, where it is chosen.
const apiError = errorSchema.omit({ proposals: true });
const apiWarning = warningSchema.omit({ proposals: true });

/** An upload as the API tells it. */
export const uploadSchema = z.object({
  id: z.uuid().nullable().describe('Null when nothing was kept: the file is over the limit.'),
  state: z.enum(UPLOAD_STATES).describe('CHECKED: nothing is written; APPLIED: all is; CANCELLED: taken back.'),
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errorCount: z.number().int().describe('How many errors there are, those beyond `errors` included.'),
  warningCount: z.number().int().describe('How many warnings there are, those beyond `warnings` included.'),
  errors: z.array(apiError).describe('All of them, the first 1 000 when there are more.'),
  warnings: z.array(apiWarning).describe('What must be acknowledged, the first 1 000 when there are more.'),
  notices: z.array(noticeSchema).describe('Worth a look, never in the way.'),
  reading: z
    .array(readingSchema.omit({ options: true }))
    .describe(
      'What was guessed of the file: its separator, encoding, sheet, line of titles, total left out, columns of months.',
    ),
  columns: z.array(columnSchema).describe('The columns of the file, and what each was read as; the first 100.'),
});

export type UploadDocument = z.infer<typeof uploadSchema>;

/** An upload's report in the API's words. */
export function uploadDocument(upload: {
  id: string | null;
  state: UploadDocument['state'];
  report: Report;
}): UploadDocument {
  const { rows, added, changed, unchanged, errorCount, warningCount, notices } = upload.report;
  const { id, state } = upload;
  const errors = upload.report.errors.map(({ proposals, ...error }) => error);
  const warnings = upload.report.warnings.map(({ proposals, ...warning }) => warning);
  const reading = upload.report.reading.map(({ id, value, words }) => ({ id, value, words }));
  const counts = { rows, added, changed, unchanged, errorCount, warningCount };
  return { id, state, ...counts, errors, warnings, notices, reading, columns: upload.report.columns };
}
