import { z } from 'zod';
import { acknowledgementSchema } from './acknowledgement';
import { UPLOAD_KINDS } from './kinds';
import { UPLOAD_STATES, uploadSchema } from './schema';

/** A kept upload as the API tells it: its report, and what it is. */
export const keptUploadSchema = uploadSchema.extend({
  id: z.uuid(),
  number: z.string().describe('As the screens show it: D-2023-0012.'),
  kind: z.enum(UPLOAD_KINDS),
  fileName: z.string(),
  size: z.number().int().describe('Bytes.'),
  sha256: z.string().describe('Of the bytes, in hexadecimal.'),
  depositor: z.string().describe('Who deposited it: a person, or a key by its label.'),
  vendor: z.string().nullable().describe('Name of the vendor; null: deposited by the task force.'),
  months: z.array(z.string()).describe('Months whose totals it moves, as YYYY-MM; none for kinds without months.'),
  checked: z.boolean().describe('False while the server is still reading the file: ask again.'),
  receivedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  acknowledgement: acknowledgementSchema
    .nullable()
    .describe('Who accepted which warnings, and the reasons given; null: there was nothing to accept.'),
  kept: z
    .number()
    .int()
    .nullable()
    .describe('Once it is cancelled: how many of its values stay, replaced since by a later deposit; null before.'),
  keptBy: z.array(z.string()).describe('Numbers of the deposits that have replaced them.'),
});

export type KeptUploadDocument = z.infer<typeof keptUploadSchema>;

const limits = 'Un nombre de 1 à 200 est attendu.';
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The query of a page of uploads. */
export const uploadsQuery = z.object({
  cursor: z.string().optional().describe('`next` of the page before.'),
  limit: z.coerce.number({ error: limits }).int(limits).min(1, limits).max(200, limits).default(50),
  kind: z.enum(UPLOAD_KINDS, { error: `Type de dépôt attendu\u00A0: ${UPLOAD_KINDS.join(', ')}.` }).optional(),
  state: z.enum(UPLOAD_STATES, { error: `État attendu\u00A0: ${UPLOAD_STATES.join(', ')}.` }).optional(),
  month: z
    .string()
    .regex(MONTH, 'Mois attendu sous la forme 2023-01.')
    .optional()
    .describe('Those that move a total of this month, as YYYY-MM.'),
});

export type UploadsQuery = z.output<typeof uploadsQuery>;
