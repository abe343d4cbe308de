import type { Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { SEVERITY_FACTOR } from './words';

/** The formula as it stands under the table. */
export const PRIORITY_WORDS =
  'Priorité = documents par mois × gravité (contournable 1, ralentit 2, bloque l’envoi 3)\u202F; à égalité, le plus d’EJ, puis le plus ancien.';

/** Documents a month × severity; null when the documents are not known. */
export function priorityOf({ documents, severity }: { documents: number | null; severity: Severity }): number | null {
  return documents === null ? null : documents * SEVERITY_FACTOR[severity];
}

type Ranked = {
  id: number;
  severity: Severity;
  documents: number | null;
  legalEntities: number;
  openedOn: IsoDate;
};

/** The order of priority: highest first, unknown documents last; then most EJ, then oldest. */
export function byPriority(a: Ranked, b: Ranked): number {
  const [x, y] = [priorityOf(a), priorityOf(b)];
  if (x === null || y === null) {
    if (x !== y) return x === null ? 1 : -1;
  } else if (x !== y) {
    return y - x;
  }
  return b.legalEntities - a.legalEntities || a.openedOn.localeCompare(b.openedOn) || a.id - b.id;
}
