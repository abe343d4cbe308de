// The rules of docs/labs.md. Codes of TRE_R72 (FinessStatutJuridique), Agence du Numérique en Santé.

/** Categories of FINESS that are medical-biology labs of the private sector. */
export const LAB_CATEGORIES: readonly string[] = ['610', '611', '612'];

/** Legal statuses that are a société d'exercice libéral: SELARL, SELAFA, SELCA, SELAS, SELURL, SELAS again, SELASU. */
const SEL_STATUSES: readonly string[] = ['85', '86', '87', '91', '100', '101', '102'];

/** Legal statuses of the public sector: the State, local authorities, public establishments, public groupings. */
export const PUBLIC_STATUSES: readonly string[] = [
  ...['01', '02', '03', '04', '05', '06', '07', '08'],
  ...['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'],
  ...['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30'],
];

/** The status is under verification: it tells nothing. */
const NO_STATUS = '000';
const SEL_WORD =
  /(?<!\p{L})S\.?E\.?L(\.?A\.?R\.?L(\.?U)?|\.?U\.?R\.?L|\.?A\.?S(\.?U)?|\.?A\.?F\.?A|\.?C\.?A)?(?!\.?\p{L})/iu;

export function isLabCategory(category: string): boolean {
  return LAB_CATEGORIES.includes(category);
}

/** Whether a legal status says SEL; null when it says nothing. */
export function selOfStatus(legalStatus: string | null): boolean | null {
  return legalStatus === null || legalStatus === NO_STATUS ? null : SEL_STATUSES.includes(legalStatus);
}

/** Whether a name holds the word SEL, SELARL, SELAS, SELAFA, SELCA or one of their unipersonal forms. Only for want of a status. */
export function selOfName(name: string): boolean {
  return SEL_WORD.test(name);
}
