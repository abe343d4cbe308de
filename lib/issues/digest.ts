import { formatInstant } from '../format/date';
import { formatCount } from '../format/number';
import type { DigestPace } from '../generated/prisma/enums';
import { countEvents, type NewsGroup, REASON_WORDS } from './news';

const HOUR_MS = 3_600_000;
// An hour less than a day or a week: the hourly timer would otherwise be late by one hour more every time.
const EVERY_MS = { DAILY: 23 * HOUR_MS, WEEKLY: (7 * 24 - 1) * HOUR_MS };

/** Whether a person is to be written to at `now`: a day, or a week, after the last mail. */
export function isDue(reading: { pace: DigestPace; mailedAt: Date | null }, now: Date): boolean {
  if (reading.pace === 'NEVER') return false;
  return reading.mailedAt === null || now.getTime() - reading.mailedAt.getTime() >= EVERY_MS[reading.pace];
}

/** The mail of these news, plain text. `site`: its address without a final slash, null when it is not known. */
export function digestMail(groups: readonly NewsGroup[], site: string | null): { subject: string; text: string } {
  const link = (path: string) => (site === null ? [] : [`${site}${path}`]);
  const parts = groups.map(({ issue, reasons, lines: told }) =>
    [
      ...(issue ? [`Irritant n°\u00A0${issue.id}\u00A0: ${issue.title}`] : []),
      ...told.map(
        ({ at, actorOrg, text }) => `- ${formatInstant(at)}${actorOrg ? `, ${actorOrg}` : ''}\u00A0: ${text}`,
      ),
      ...(issue
        ? [`(${reasons.map((reason) => REASON_WORDS[reason]).join(', ')})`, ...link(`/issues/${issue.id}`)]
        : []),
    ].join('\n'),
  );
  const text = [
    'Bonjour,',
    'Ce qui a changé sur ce que vous suivez\u00A0:',
    ...parts,
    [
      'Vous recevez ce courriel parce que vous l’avez demandé. Pour en changer le rythme ou l’arrêter\u00A0:',
      site === null ? 'Vigie Ségur, page «\u00A0Vos nouvelles\u00A0».' : `${site}/issues/news#suivi`,
    ].join('\n'),
  ].join('\n\n');
  return { subject: `Vigie Ségur\u00A0: ${formatCount(countEvents(groups), 'nouvelle')}`, text: `${text}\n` };
}
