import { z } from 'zod';
import { SEVERITY_WORDS, STAGES, STATE_WORDS } from './words';

const MOST = 500;
const limits = `Un nombre de 1 à ${MOST} est attendu.`;
const STATES = Object.keys(STATE_WORDS) as (keyof typeof STATE_WORDS)[];
const SEVERITIES = Object.keys(SEVERITY_WORDS) as (keyof typeof SEVERITY_WORDS)[];
const code = (what: string) => z.string().regex(/^[\w-]{1,60}$/, `Code ${what} attendu.`);

/** The query of a page of issues. */
export const issuesQuery = z.object({
  cursor: z.string().optional().describe('`next` of the page before.'),
  limit: z.coerce.number({ error: limits }).int(limits).min(1, limits).max(MOST, limits).default(100),
  stage: z.enum(STAGES, { error: `Étape attendue\u00A0: ${STAGES.join(', ')}.` }).optional(),
  state: z.enum(STATES, { error: `État attendu\u00A0: ${STATES.join(', ')}.` }).optional(),
  category: code('de catégorie')
    .optional()
    .describe(
      'Code of a category, with those under it, or of a family (`DIFF-INS`: all on the INS). An unknown one: 400.',
    ),
  product: code('de logiciel').optional().describe('Code of a product concerned.'),
  open: z
    .enum(['true', 'false'], { error: 'true ou false attendu.' })
    .transform((text) => text === 'true')
    .optional()
    .describe('`true`: not closed; `false`: closed; none: both.'),
});

export type IssuesQuery = z.output<typeof issuesQuery>;

const day = z.iso.date();

/** An issue as the API tells it: no author, no text of the field. */
export const issueSchema = z.object({
  id: z.number().int(),
  title: z.string().describe('French.'),
  category: z.string().describe('Code.'),
  stage: z.enum(STAGES),
  state: z.enum(STATES),
  severity: z.enum(SEVERITIES),
  products: z.array(z.string()).describe('Codes; for a vendor, its own only.'),
  legalEntities: z.number().int().describe('Legal entities concerned, those taken over counted once.'),
  documentsPerMonth: z
    .number()
    .int()
    .nullable()
    .describe('DMP documents they send in a month: that of their last declared month of three; null: not known.'),
  feedbacks: z.number().int().describe('Feedbacks attached.'),
  openedOn: day,
  dueOn: day.nullable(),
  closedOn: day.nullable(),
});

export type IssueDocument = z.infer<typeof issueSchema>;
