import { z } from 'zod';
import { findPatientData, patientDataMessage } from '../patient-data';
import { plainText } from '../plain-text';

/** Longest texts, in characters. */
export const LONGEST_TEXT = 2_000;
const LONGEST_TITLE = 150;
export const SHORTEST_REASON = 10;
const MOST_AT_ONCE = 200;
const LARGEST_NUMBER = 2_147_483_647;

const number = z.number().int().positive().max(LARGEST_NUMBER);

/** The number of an issue or of a feedback as a form gives it: «12», «n° 12», «R-0012». */
export const numberInput = z
  .string()
  .trim()
  .transform((text) => Number(/^(?:n°\s*|R-)?(\d{1,10})$/i.exec(text)?.[1]))
  .pipe(number);

/** Some feedbacks, each once. */
export const numbersInput = z
  .array(number)
  .transform((ids) => [...new Set(ids)])
  .pipe(z.array(z.number()).min(1).max(MOST_AT_ONCE));

/** A code chosen in a list. */
export const codeInput = z.string().overwrite(plainText);

export const severityInput = z.enum(['WORKAROUND', 'SLOWS', 'BLOCKS'], 'Choisissez une gravité.');

/** A text that a person typed, without what no page can hold; refused with what looks like a patient's. */
export function typedText(least: number, most: number, empty: string, long: string) {
  return z
    .string()
    .overwrite(plainText)
    .trim()
    .min(least, empty)
    .max(most, long)
    .superRefine((text, context) => {
      const found = text.length > most ? null : findPatientData(text); // too long is refused already
      if (found !== null) context.addIssue({ code: 'custom', message: patientDataMessage(found) });
    });
}

export const titleInput = typedText(
  5,
  LONGEST_TITLE,
  'Donnez un titre de 5\u00A0caractères au moins.',
  'Le titre dépasse 150\u00A0caractères. Raccourcissez-le.',
);

export const statementInput = typedText(
  0,
  LONGEST_TEXT,
  '',
  'L’énoncé dépasse 2\u202F000\u00A0caractères. Raccourcissez-le.',
);
