import { z } from 'zod';
import type { ReadingSettings as TabularSettings } from '../tabular/settings';
import { SEPARATORS, TEXT_ENCODINGS } from '../tabular/table';

const MOST_COLUMNS = 200;

/**
 * How a depositor wants a file read, where the guess was wrong; what is left out is guessed. `columns`: by the file's own name
 * of a column, the kind's column that it is, '' when it is to be left out.
 */
export const readingSettingsSchema = z.object({
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  sheet: z.string().max(200).optional(),
  headerLine: z.number().int().min(1).max(3_000_000).optional(),
  wide: z.enum(['auto', 'no']).optional(),
  totalLine: z.enum(['skip', 'keep']).optional(),
  columns: z
    .record(z.string().max(500), z.string().max(60))
    .refine((columns) => Object.keys(columns).length <= MOST_COLUMNS)
    .optional(),
});

export type ReadingSettings = z.infer<typeof readingSettingsSchema> & TabularSettings;

/** What was kept of a depositor's settings; none when nothing was, or nothing legible. */
export function settingsOf(kept: unknown): ReadingSettings {
  return readingSettingsSchema.safeParse(kept).data ?? {};
}
