import { z } from 'zod';
import { today } from '../clock';
import type { OwnerKind } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { typedText } from './qualify-input';
import { ACTION_KINDS, type ActionKind } from './words';

const LONGEST = 2_000;
const LONGEST_VERSION = 80;
const PLANS_YEARS = 5;

/** A text of 2 000 characters at most that must not be empty. */
export const wordsInput = (empty: string) =>
  typedText(1, LONGEST, empty, 'Le texte dépasse 2\u202F000\u00A0caractères. Raccourcissez-le.');

/** The same, which may be empty. */
export const optionalWordsInput = typedText(
  0,
  LONGEST,
  '',
  'Le texte dépasse 2\u202F000\u00A0caractères. Raccourcissez-le.',
);

/** A product's version, or nothing. */
export const versionInput = typedText(
  0,
  LONGEST_VERSION,
  '',
  'La version dépasse 80\u00A0caractères. Raccourcissez-la.',
).transform((text) => (text === '' ? null : text));

/** The last day that a plan may name: a later one is a slip of the keyboard. */
export const isWithinPlans = (day: IsoDate): boolean => {
  const [year, rest] = [today().slice(0, 4), today().slice(4)];
  return day <= `${Number(year) + PLANS_YEARS}${rest}`;
};

export const TOO_LATE = `Ce jour est dans plus de ${PLANS_YEARS}\u00A0ans. Vérifiez l’année.`;

/** A day that is not beyond all plans, or nothing. */
export const dayInput = (message: string) =>
  z
    .union([z.literal(''), z.iso.date()], message)
    .transform((text) => (text === '' ? null : (text as IsoDate)))
    .refine((day) => day === null || isWithinPlans(day), TOO_LATE);

export type OwnerInput = { kind: OwnerKind; region: string | null; vendor: string | null };

/** An owner as a form names it: `DNS`, `REGION:53`, `VENDOR:ormelis`; '' is none. Whether it exists is the command's business. */
export const ownerInput = z.string().transform((code, context): OwnerInput | null => {
  if (code === '') return null;
  const region = /^REGION:(\w{2})$/.exec(code)?.[1];
  const vendor = /^VENDOR:([\w-]{1,80})$/.exec(code)?.[1];
  if (region) return { kind: 'REGION', region, vendor: null };
  if (vendor) return { kind: 'VENDOR', region: null, vendor };
  if (code === 'DNS' || code === 'CNAM' || code === 'ANS') return { kind: code, region: null, vendor: null };
  context.addIssue({ code: 'custom', message: 'Choisissez un porteur dans la liste.' });
  return z.NEVER;
});

export const actionKindInput = z
  .string()
  .refine((code): code is ActionKind => Object.hasOwn(ACTION_KINDS, code), 'Choisissez un type d’action.');

/** Why an action of this kind is not this owner's: the vendors' kinds are for vendors, the others for the State; null when it may be. */
export function ownerKindFault(kind: ActionKind, owner: OwnerInput): string | null {
  const { label, vendor } = ACTION_KINDS[kind];
  if (vendor === (owner.kind === 'VENDOR')) return null;
  return vendor
    ? `«\u00A0${label}\u00A0» est l’affaire d’un éditeur. Choisissez lequel.`
    : `«\u00A0${label}\u00A0» est l’affaire d’un service de l’État. Choisissez lequel.`;
}
