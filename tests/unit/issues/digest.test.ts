import { expect, it } from 'vitest';
import { digestMail, isDue } from '@/lib/issues/digest';

const now = new Date('2023-10-05T10:00:00Z');

it('is due a day or a week after the last mail, an hour early at most, and never to who wants none', () => {
  const due = (pace: 'NEVER' | 'DAILY' | 'WEEKLY', mailedAt: string | null) =>
    isDue({ pace, mailedAt: mailedAt === null ? null : new Date(mailedAt) }, now);
  expect(due('NEVER', null)).toBe(false);
  expect(due('DAILY', null)).toBe(true);
  expect(due('DAILY', '2023-10-04T11:00:00Z')).toBe(true);
  expect(due('DAILY', '2023-10-04T11:00:01Z')).toBe(false);
  expect(due('WEEKLY', '2023-09-28T11:00:00Z')).toBe(true);
  expect(due('WEEKLY', '2023-09-28T11:00:01Z')).toBe(false);
});

it('is a text that says what, since when, why, and how to stop it', () => {
  const line = (text: string, actorOrg: string | null) => ({
    key: text,
    at: new Date('2023-10-05T07:41:00Z'),
    text,
    actorOrg,
    internal: false,
    isNew: true,
    confirms: false,
    events: 1,
  });
  const groups = [
    {
      issue: { id: 104, title: 'Les noms à apostrophe font rejeter le document' },
      reasons: ['issue' as const, 'product' as const],
      lines: [line('Commentaire', 'DNS')],
    },
    { issue: null, reasons: ['feedback' as const], lines: [line('Votre remontée R-0007 n’est pas retenue', null)] },
  ];
  expect(digestMail(groups, 'https://vigie.test')).toEqual({
    subject: 'Vigie Ségur\u00A0: 2\u00A0nouvelles',
    text: [
      'Bonjour,',
      '',
      'Ce qui a changé sur ce que vous suivez\u00A0:',
      '',
      'Irritant n°\u00A0104\u00A0: Les noms à apostrophe font rejeter le document',
      '- 05/10/2023 09:41, DNS\u00A0: Commentaire',
      '(vous suivez cet irritant, vous suivez un logiciel concerné)',
      'https://vigie.test/issues/104',
      '',
      '- 05/10/2023 09:41\u00A0: Votre remontée R-0007 n’est pas retenue',
      '',
      'Vous recevez ce courriel parce que vous l’avez demandé. Pour en changer le rythme ou l’arrêter\u00A0:',
      'https://vigie.test/issues/news#suivi',
      '',
    ].join('\n'),
  });
  expect(digestMail(groups, null).text).not.toContain('http');
});
