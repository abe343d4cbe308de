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
    from: monthText.optional().describe('First month, as 2023-01.'),
    to: monthText.optional().describe('Last month, as 2023-12.'),
    corridor: z.string().default('biologie').describe('Code of the corridor.'),
    region: z.string().optional().describe('INSEE code; none: the whole country.'),
    sector: z
      .enum(SECTORS, { error: `Secteur attendu\u00A0: ${SECTORS.join(', ')}.` })
      .optional()
      .describe('SEL: the private legal entities that are one.'),
    vendor: z.string().optional().describe('Code of a vendor; a vendor may only name itself.'),
    by: z
      .enum(SPLITS, { error: `Ventilation attendue\u00A0: ${SPLITS.join(', ')}.` })
      .optional()
      .describe('What each point is split by.'),
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
