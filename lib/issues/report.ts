import { formatNumber } from '../format/number';
import type { CollectionChannel, Role, Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { findPatientData, patientDataMessage } from '../patient-data';

/** Characters that a feedback's text may have, as the database counts them. */
export const LONGEST_REPORT = 2_000;

export const SEVERITIES: readonly Severity[] = ['WORKAROUND', 'SLOWS', 'BLOCKS'];
export const CHANNELS: readonly CollectionChannel[] = [
  'COSUI',
  'INTERVIEW',
  'VISIT',
  'DEMO',
  'CIS_CPAM',
  'GRADES_ARS',
  'GIPS_BION',
  'VENDOR',
];

/** A choice of «Qu’est-ce qui bloque ?»; one with children is chosen through them. */
export type CategoryChoice = {
  code: string;
  label: string;
  shortLabel: string;
  help: string;
  family: string;
  children: { code: string; label: string; shortLabel: string; help: string }[];
};

/** A lab as the form shows it, with the laboratory system that it runs today. */
export type LabChoice = {
  finess: string;
  name: string;
  town: string;
  /** «Labexa (Ormélis)»; null when none is known. */
  product: string | null;
  /** Set for a lab that has closed: nothing can be said of it any more. */
  closed: { on: IsoDate; successor: { finess: string; name: string; town: string } | null } | null;
  /** Kilometres from where one stands; null out of such a search. */
  distance: number | null;
};

/** An open issue that may be the one that is being written. */
export type SimilarIssue = {
  id: number;
  title: string;
  /** Labs (EJ) that it concerns. */
  legalEntities: number;
  /** «réponse attendue le 16/10», «en diagnostic»: where it stands, in a few words. */
  standing: string;
};

/** What the form sends. */
export type ReportInput = {
  /** UUID made when the form opened. */
  clientKey: string;
  /** FINESS EJ; null: no lab in particular. */
  lab: string | null;
  /** INSEE code, of someone with several regions who names no lab. */
  region: string | null;
  category: string;
  severity: Severity;
  channel: CollectionChannel;
  body: string;
  /** Number of the issue of «Moi aussi». */
  meToo: number | null;
};

export const REPORT_FIELDS = ['lab', 'region', 'category', 'severity', 'channel', 'body', 'meToo'] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** What the author is told once the feedback is kept. */
export type ReportReceipt = {
  number: string;
  /** ISO instant. */
  receivedAt: string;
  qualifiedBefore: IsoDate;
  answeredBefore: IsoDate;
  /** Sent again with other words: those of the first time stay. */
  differs: boolean;
  issue: {
    id: number;
    title: string;
    legalEntities: number;
    /** The first action under way; null when there is none. */
    action: { what: string; dueOn: IsoDate; late: boolean } | null;
  } | null;
};

export type ReportRefusal = {
  field: ReportField | null;
  message: string;
  /** The lab to speak of instead of one that has closed. */
  successor: { finess: string; name: string; town: string } | null;
};

/** What comes back from a sending, as JSON. */
export type ReportAnswer = ({ ok: true } & ReportReceipt) | ({ ok: false } & ReportRefusal);

/** How many characters a text has for the database. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Why a text cannot be sent, in French; null when it can. The phone asks before it sends, the server again. */
export function refusedText(text: string): string | null {
  const length = textLength(text);
  if (length > LONGEST_REPORT) {
    return `Votre texte a ${formatNumber(length)} caractères, ${formatNumber(LONGEST_REPORT)} au plus. Retirez-en ${formatNumber(length - LONGEST_REPORT)}\u202F: il est gardé, rien n’a été envoyé.`;
  }
  const patient = findPatientData(text);
  return patient && patientDataMessage(patient);
}

/** Where somebody of this role most often hears what blocks. */
export function defaultChannel(role: Role): CollectionChannel {
  switch (role) {
    case 'REGIONAL':
      return 'GRADES_ARS';
    case 'VENDOR':
      return 'VENDOR';
    default:
      return 'COSUI';
  }
}
