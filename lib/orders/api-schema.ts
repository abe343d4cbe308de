import { z } from 'zod';

const MOST = 500;
const limits = `Un nombre de 1 à ${MOST} est attendu.`;
const STAGE_CODES = [
  'ORDER_SIGNED',
  'ADVANCE_REQUESTED',
  'ADVANCE_PAID',
  'SERVICE_DELIVERED',
  'VA_SIGNED',
  'BALANCE_REQUESTED',
  'BALANCE_PAID',
  'REFUSED',
  'CANCELLED',
] as const;

/** The query of a page of orders. */
export const ordersQuery = z.object({
  cursor: z.string().optional().describe('`next` of the page before.'),
  limit: z.coerce.number({ error: limits }).int(limits).min(1, limits).max(MOST, limits).default(100),
  device: z
    .string()
    .regex(/^\w+$/, 'Code de dispositif attendu.')
    .optional()
    .describe('Code of the device: SGL, LOINC.'),
  finess: z
    .string()
    .regex(/^[0-9A-Z]{9}$/, 'FINESS de 9 caractères attendu.')
    .optional()
    .describe('FINESS number of the legal entity or site that ordered.'),
});

export type OrdersQuery = z.output<typeof ordersQuery>;

const day = z.iso.date();
const cents = (what: string) => z.number().int().describe(`${what}, in euro cents before tax.`);

/** An order as the API tells it. */
export const orderSchema = z.object({
  number: z.string().describe('At the ASP.'),
  finess: z.string().describe('FINESS number of the site that ordered, else of the legal entity.'),
  device: z.string(),
  product: z.string().describe('Code.'),
  vendor: z.string().describe('Code.'),
  stage: z
    .enum(STAGE_CODES)
    .describe('The furthest one; REFUSED while the last request waits to be made again; CANCELLED for good.'),
  signedOn: day.nullable(),
  verifiedOn: day.nullable().describe('Day of the VA; null: not signed.'),
  amountCents: cents('Amount of the order'),
  advanceCents: cents('30 % of it, half a cent rounded up'),
  balanceCents: cents('The rest'),
  events: z
    .array(
      z.object({
        stage: z.enum(STAGE_CODES),
        date: day,
        amountCents: z.number().int().nullable().describe('Null: a stage without amount, or not known.'),
        cause: z.string().nullable().describe('French: why it was refused or cancelled.'),
      }),
    )
    .describe('Those that count, in their order: corrected and withdrawn ones are left out.'),
});

export type OrderDocument = z.infer<typeof orderSchema>;
