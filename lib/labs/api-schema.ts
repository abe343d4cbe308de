import { z } from 'zod';
import { SECTORS } from '../figures/types';

const MOST = 500;
const limits = `Un nombre de 1 à ${MOST} est attendu.`;

const insee = z
  .string()
  .regex(/^[0-9AB]{2,3}$/, 'Code Insee attendu.')
  .describe('INSEE code.');

/** The query of a page of labs. */
export const labsQuery = z.object({
  cursor: z.string().optional().describe('`next` of the page before.'),
  limit: z.coerce.number({ error: limits }).int(limits).min(1, limits).max(MOST, limits).default(100),
  region: insee.optional(),
  department: insee.optional(),
  sector: z
    .enum(SECTORS, { error: `Secteur attendu\u00A0: ${SECTORS.join(', ')}.` })
    .optional()
    .describe('SEL: the private legal entities that are one.'),
});

export type LabsQuery = z.output<typeof labsQuery>;

const day = z.iso.date();
const month = z.string().describe('YYYY-MM.');

/** A lab as the API tells it. */
export const labSchema = z.object({
  finess: z.string().describe('FINESS number of the legal entity: 9 characters.'),
  name: z.string(),
  sector: z.enum(['PRIVATE', 'HOSPITAL']),
  sel: z.boolean(),
  region: z.string().describe('INSEE code.'),
  department: z.string().describe('INSEE code.'),
  town: z.string(),
  closedOn: day.nullable().describe('First day on which it no longer exists; null: open.'),
  mergedInto: z.string().nullable().describe('FINESS number of the lab that has taken it over.'),
  products: z
    .array(z.object({ code: z.string(), name: z.string(), device: z.string(), since: day }))
    .describe(
      'Products that run today, those of the legal entities that it has taken over included. A vendor: its own only.',
    ),
  equippedSince: day.nullable().describe('Of the oldest DMP server certificate that holds today.'),
  firstFeedMonth: month
    .nullable()
    .describe('First month with a document put into the DMP; null: none known. A vendor: through its own products.'),
  lastFeedMonth: month.nullable().describe('Last such month.'),
});

/** A lab with its sites and its counts. */
export const labDetailSchema = labSchema.extend({
  sites: z.array(
    z.object({
      finess: z.string(),
      name: z.string(),
      town: z.string(),
      department: z.string().describe('INSEE code.'),
      category: z.string().nullable().describe('FINESS category.'),
      closedOn: day.nullable(),
    }),
  ),
  feeds: z
    .array(
      z.object({
        month,
        channel: z.enum(['DMP', 'MSS_PRO', 'MSS_CITIZEN']),
        level: z.enum(['N1', 'N3']).nullable().describe('Null: not declared.'),
        count: z.number().int().describe('Documents; 0 is a declared zero.'),
        source: z.enum(['VENDOR', 'CNAM']),
      }),
    )
    .describe(
      'Counts by month, in their order; no row: nothing known. Where the Cnam has measured, its measure takes the place of the declaration. A vendor: through its own products.',
    ),
});

export type LabDocument = z.infer<typeof labSchema>;
export type LabDetailDocument = z.infer<typeof labDetailSchema>;
