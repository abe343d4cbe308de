import { formatDate, formatInstant } from '../format/date';
import type { FeedbackState } from '../generated/prisma/enums';
import type { IsoDate } from '../month';

/** What was decided of a feedback, by whom, and when. */
export type Qualification = {
  state: FeedbackState;
  issueId: number | null;
  by: string | null;
  at: Date | null;
};

/** «à 14:05» the same day, «le 03/10/2023 à 14:05» another one; France's time. */
export function saidAt(at: Date, today: IsoDate): string {
  const instant = formatInstant(at);
  const hour = `à ${instant.slice(11)}`;
  return instant.slice(0, 10) === formatDate(today) ? hour : `le ${instant.slice(0, 10)} ${hour}`;
}

/** «Camille Lormont l’a rattachée à l’irritant n° 12 à 14:05.»; null while nothing is decided. */
export function qualifiedSentence({ state, issueId, by, at }: Qualification, today: IsoDate): string | null {
  if (state === 'TO_QUALIFY') return null;
  const did = state === 'ATTACHED' ? `rattachée à l’irritant n°\u00A0${issueId}` : 'écartée';
  return `${by ?? 'Quelqu’un'} l’a ${did}${at ? ` ${saidAt(at, today)}` : ''}.`;
}
