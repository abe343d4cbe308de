import { z } from 'zod';
import { SECTORS, SPLITS } from '../figures/types';
import { type Month, parseMonth } from '../month';

const [EARLIEST, LATEST] = ['2015-01', '2049-12'];

const monthText = z.string().transform((text, context): Month => {
  const month = parseMonth(text);
  if (month && month >= EARLIEST && month <= LATEST) return month;
  context.addIssue({ code: 'custom', message: `Mois attendu sous la forme 2023-01, de ${EARLIEST} à ${LATEST}.` });
  return z.NEVER;
});

/** The query of an indicator, for the API and for the exports; an empty value is the same as none. */
export const indicatorQuery = z
  .object({
    from: monthText.optional(),
    to: monthText.optional(),
    corridor: z.string().default('biologie'),
    region: z.string().optional(),
    sector: z.enum(SECTORS, { error: `Secteur attendu\u00A0: ${SECTORS.join(', ')}.` }).optional(),
    vendor: z.string().optional(),
    by: z.enum(SPLITS, { error: `Ventilation attendue\u00A0: ${SPLITS.join(', ')}.` }).optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    error: 'Le mois de début suit le mois de fin.',
    path: ['from'],
  })
  .transform(({ from, to, corridor, region, sector, vendor, by }) => ({
    perimeter: { corridor, region: region ?? null, sector: sector ?? null, vendor: vendor ?? null },
    by: by ?? null,
    from: from ?? null,
    to: to ?? null,
  }));
