import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import type { FeedbackState } from '../generated/prisma/enums';
import type { Doing } from './inbox-search-params';
import { feedbackNumber } from './words';

type Done = { id: number; state: FeedbackState; issueId: number | null };

/** What has just been done to feedbacks, as they stand now; null when they no longer stand so. */
export function doneSentence(did: Doing, feedbacks: readonly Done[]): string | null {
  const [first, second] = feedbacks;
  if (!first) return null;
  const names = formatList(feedbacks.map(({ id }) => feedbackNumber(id)));
  const one = feedbacks.length === 1;
  const all = (state: FeedbackState) => feedbacks.every((feedback) => feedback.state === state);
  if (did === 'undone') {
    if (!all('TO_QUALIFY')) return null;
    return `${names} ${one ? 'est' : 'sont'} de nouveau à qualifier.`;
  }
  if (did === 'split') {
    return second
      ? `${feedbackNumber(first.id)} scindée\u00A0: la seconde partie est ${feedbackNumber(second.id)}, à qualifier elle aussi.`
      : null;
  }
  if (all('REJECTED')) return `${names} non retenue\u00A0: la personne qui l’a signalée en lira le motif.`;
  if (!all('ATTACHED') || feedbacks.some(({ issueId }) => issueId !== first.issueId)) return null;
  const issue = `l’irritant n°\u00A0${first.issueId}`;
  if (did === 'opened') return `Irritant n°\u00A0${first.issueId} ouvert, ${names} y est rattachée.`;
  return one
    ? `${names} rattachée à ${issue}.`
    : `${formatCount(feedbacks.length, 'remontée rattachée', 'remontées rattachées')} à ${issue}.`;
}
