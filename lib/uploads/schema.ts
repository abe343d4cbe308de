import { z } from 'zod';
import { UPLOAD_KINDS } from './kinds';
import { errorSchema, type Report, warningSchema } from './report';

const yesOrNo = z.enum(['true', 'false'], { error: 'true ou false attendu.' }).transform((text) => text === 'true');

/** The query of a deposit by the API. */
export const depositQuery = z.object({
  kind: z.enum(UPLOAD_KINDS, { error: `Type de dépôt attendu\u00A0: ${UPLOAD_KINDS.join(', ')}.` }).default('feeds'),
  dryRun: yesOrNo.default(false),
  acknowledgeWarnings: yesOrNo.default(false),
});

/** A page of a list. */
export const pageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number({ error: 'Un nombre de 1 à 200 est attendu.' }).int().min(1).max(200).default(50),
});

/** An upload as the API tells it. */
export const uploadSchema = z.object({
  id: z.uuid().nullable().describe('Null when nothing was kept: the file is over the limit.'),
  state: z.enum(['CHECKED', 'APPLIED', 'CANCELLED']),
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(errorSchema).describe('All of them, the first 1 000 when there are more.'),
  warnings: z.array(warningSchema),
});

export type UploadDocument = z.infer<typeof uploadSchema>;

/** An upload's report in the API's words. */
export function uploadDocument(upload: {
  id: string | null;
  state: UploadDocument['state'];
  report: Report;
}): UploadDocument {
  const { rows, added, changed, unchanged, errors, warnings } = upload.report;
  return { id: upload.id, state: upload.state, rows, added, changed, unchanged, errors, warnings };
}
