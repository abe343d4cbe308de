import { inSentence } from '@/lib/format/text';
import {
  type CategoryChoice,
  type LabChoice,
  type ReportField,
  type ReportInput,
  type ReportRefusal,
  refusedText,
} from '@/lib/issues/report';
import { SEVERITY_WORDS } from '@/lib/issues/words';
import type { Draft, Place } from './phone';

/** What was said, in two lines. */
export type Summary = { place: string; town: string | null; what: string };

/** A draft that says nothing yet; its key is made on the phone. */
export const emptyDraft = (channel: ReportInput['channel']): Draft => ({
  clientKey: '',
  place: null,
  category: null,
  severity: null,
  channel,
  body: '',
  meToo: null,
});

export const placeOf = ({ finess, name, town, product }: LabChoice): Place => ({
  kind: 'lab',
  finess,
  name,
  town,
  product,
});

/** The lab that has taken another one over, to be chosen in its place. */
export const successorChoice = (successor: NonNullable<ReportRefusal['successor']>): LabChoice => ({
  ...successor,
  product: null,
  closed: null,
  distance: null,
});

/** The step where each field is asked for. */
export const STEP_OF: { readonly [field in ReportField]: 1 | 2 | 3 } = {
  lab: 1,
  region: 1,
  category: 2,
  severity: 3,
  channel: 3,
  body: 3,
  meToo: 3,
};

/** The last step that a draft can be at. */
export function stepOf({ place, category }: Draft): 1 | 2 | 3 {
  if (place === null) return 1;
  return category === null ? 2 : 3;
}

/** «SELAS Korrigan Biologie», «Toute la région Bretagne»; '' before it is chosen. */
export function placeName({ place }: Draft): string {
  if (place === null) return '';
  return place.kind === 'lab' ? place.name : place.label;
}

/** «SELAS Korrigan Biologie», Rennes; INS · Organisation · ralentit. */
export function summaryOf(draft: Draft, categories: readonly CategoryChoice[]): Summary {
  const { place, category, severity } = draft;
  const known = categories.flatMap((one) => [one, ...one.children]).find(({ code }) => code === category);
  return {
    place: placeName(draft),
    town: place?.kind === 'lab' ? place.town : null,
    what: [known?.shortLabel, severity && inSentence(SEVERITY_WORDS[severity])].filter(Boolean).join(' · '),
  };
}

/** The report as the server wants it; null while something is missing. */
export function inputOf(draft: Draft): ReportInput | null {
  const { clientKey, place, category, severity, channel, body, meToo } = draft;
  if (!place || category === null || severity === null) return null;
  return {
    clientKey,
    lab: place.kind === 'lab' ? place.finess : null,
    region: place.kind === 'region' ? place.code : null,
    category,
    severity,
    channel,
    body,
    meToo: meToo?.id ?? null,
  };
}

/** The report to send, or what forbids it. */
export function checkedInput(draft: Draft): { report: ReportInput } | { refusal: ReportRefusal } {
  const text = refusedText(draft.body.trim());
  if (text !== null) return { refusal: { field: 'body', message: text, successor: null } };
  const report = inputOf(draft);
  if (report) return { report };
  return { refusal: { field: 'severity', message: 'Choisissez à quel point c’est gênant.', successor: null } };
}
