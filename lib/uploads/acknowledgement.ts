import { z } from 'zod';
import { NOTICE_CODES, WARNING_CODES } from './codes';

/** Who confirmed which warnings of an upload, and why they are right, as it is stored with the upload. */
export const acknowledgementSchema = z.object({
  by: z.string().describe('A person, or a key by its label.'),
  codes: z.union([z.literal('all'), z.array(z.enum(WARNING_CODES))]),
  reasons: z.partialRecord(z.enum([...WARNING_CODES, ...NOTICE_CODES]), z.string()).default({}),
});

export type StoredAcknowledgement = z.infer<typeof acknowledgementSchema>;
