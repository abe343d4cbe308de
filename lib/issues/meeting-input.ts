import { z } from 'zod';
import type { IsoDate } from '../month';
import { findPatientData, patientDataMessage } from '../patient-data';
import { plainText } from '../plain-text';
import { actionKindInput, isWithinPlans, type OwnerInput, ownerInput, ownerKindFault, TOO_LATE } from './typed-input';

const LONGEST = 2_000;
const LONGEST_LINE = 200;
const LONGEST_SUMMARY = 8_000;
const MOST_ORGANISATIONS = 40;
// What a serial number of the database can hold.
const MOST = 2_147_483_647;

const tooLong = (most: number) => `Ce texte dépasse ${most.toLocaleString('fr-FR')} caractères. Raccourcissez-le.`;

const text = (most: number) =>
  z
    .string()
    .overwrite(plainText)
    .trim()
    .max(most, tooLong(most))
    .superRefine((typed, context) => {
      const found = typed.length > most ? null : findPatientData(typed); // too long is refused already
      if (found) context.addIssue({ code: 'custom', message: patientDataMessage(found) });
    });

const line = (most: number, missing: string) => text(most).min(1, missing);

const number = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .refine((value) => value <= MOST);

const day = (message: string) =>
  z.iso
    .date(message)
    .transform((value) => value as IsoDate)
    .refine(isWithinPlans, TOO_LATE);

/** Organisations as typed, one a line or between commas: without blanks or repeats. */
function readOrganisations(typed: string): string[] {
  const names = plainText(typed)
    .split(/[\n,;]/)
    .map((name) => name.trim().replace(/\s+/g, ' '))
    .filter((name) => name !== '');
  return [...new Set(names)];
}

const organisations = text(LONGEST)
  .transform(readOrganisations)
  .refine((names) => names.length > 0, 'Aucune organisation. Écrivez qui participe, par exemple\u00A0: DNS, Cnam, ANS.')
  .refine((names) => names.length <= MOST_ORGANISATIONS, `Plus de ${MOST_ORGANISATIONS} organisations. Regroupez-les.`);

/** An issue's number as typed: «104», «n° 104», «n°104»; '' for none. */
const issueNumber = z
  .string()
  .transform((typed) => typed.trim().replace(/^n\s*°\s*/i, ''))
  .refine((typed) => typed === '' || (/^\d{1,10}$/.test(typed) && Number(typed) <= MOST), {
    error: 'Ce numéro d’irritant est illisible. Exemple\u00A0: 104.',
  })
  .transform((typed) => (typed === '' ? null : Number(typed)));

const owner = ownerInput.transform((given, context): OwnerInput => {
  if (given !== null) return given;
  context.addIssue({ code: 'custom', message: 'Choisissez qui porte l’action.' });
  return z.NEVER;
});

export const newMeetingSchema = z.object({
  title: text(LONGEST_LINE),
  heldOn: day('Date illisible. Saisissez le jour du comité.'),
  organisations,
});

/** Of every form of a meeting's page: which one, and the version that the form was made with. */
const onMeeting = { meeting: number, version: number };
const onPoint = { ...onMeeting, point: number };

export const editSchema = newMeetingSchema.extend(onMeeting);
export const addPointSchema = z.object({ ...onMeeting, subject: text(LONGEST_LINE), issue: issueNumber });
export const pointSchema = z.object(onPoint);
export const movePointSchema = z.object({ ...onPoint, direction: z.enum(['up', 'down']) });
export const decisionSchema = z.object({ ...onPoint, decision: text(LONGEST) });
export const actionSchema = z
  .object({
    ...onPoint,
    kind: actionKindInput,
    what: line(LONGEST, 'L’action est vide. Écrivez ce qui est à faire.'),
    owner,
    dueOn: day('Échéance illisible. Saisissez un jour.'),
  })
  .superRefine((action, context) => {
    const fault = ownerKindFault(action.kind, action.owner);
    if (fault !== null) context.addIssue({ code: 'custom', path: ['owner'], message: fault });
  });
export const summarySchema = z.object({ ...onMeeting, summary: text(LONGEST_SUMMARY) });
export const closeSchema = z.object(onMeeting);
export const reopenSchema = z.object({
  ...onMeeting,
  reason: line(LONGEST, 'Le motif est vide. Écrivez pourquoi le comité est rouvert.'),
});
