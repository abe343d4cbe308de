import { describe, expect, it } from 'vitest';
import {
  type AgendaAction,
  type AgendaFacts,
  type AgendaIssue,
  drawAgenda,
  followUpSentence,
  reasonOf,
} from '@/lib/issues/agenda';
import { meetingName } from '@/lib/issues/meeting-words';
import type { IsoDate } from '@/lib/month';

const day = (text: string) => text as IsoDate;

const action = (id: number, dueOn: string, more: Partial<AgendaAction> = {}): AgendaAction => ({
  id,
  what: `Action ${id}`,
  owner: 'DNS',
  dueOn: day(dueOn),
  state: 'TODO',
  doneOn: null,
  issueId: null,
  issueTitle: null,
  ...more,
});

const issue = (id: number, documents: number | null, more: Partial<AgendaIssue> = {}): AgendaIssue => ({
  id,
  title: `Irritant ${id}`,
  severity: 'WORKAROUND',
  legalEntities: 3,
  documents,
  openedOn: day('2023-06-01'),
  ...more,
});

const facts: AgendaFacts = {
  day: day('2023-10-05'),
  issues: [
    issue(1, 100),
    issue(2, 90, { severity: 'BLOCKS' }), // 270
    issue(3, null, { severity: 'BLOCKS', legalEntities: 40 }),
    issue(4, 130, { severity: 'SLOWS', legalEntities: 12 }), // 260
    issue(5, 100, { legalEntities: 9 }),
    issue(6, 20),
    issue(7, 10),
  ],
  lateActions: [
    action(11, '2023-10-04', { issueId: 6, issueTitle: 'Irritant 6', what: 'Livrer la 4.2', owner: 'Ormélis' }),
    action(12, '2023-09-29', { issueId: 6, issueTitle: 'Irritant 6', what: 'Prévenir les laboratoires' }),
    action(13, '2023-09-30', { what: 'Écrire aux régions' }),
    action(21, '2023-09-20', { what: 'Décidée la dernière fois' }),
  ],
  last: {
    decisions: 2,
    actions: [
      action(20, '2023-09-25', { state: 'DONE', doneOn: day('2023-09-22') }),
      action(21, '2023-09-20', { what: 'Décidée la dernière fois' }),
      action(22, '2023-10-05'), // due today: not late yet
    ],
  },
};

describe('the agenda of a new meeting', () => {
  it('takes what is late and was not decided the last time, then the five heaviest, each with its reason', () => {
    expect(drawAgenda(facts).map(({ subject, issueId, why }) => [subject, issueId, why])).toEqual([
      [
        'Irritant 6',
        6,
        '2\u00A0actions en retard, la plus ancienne de 6\u00A0jours\u00A0: «\u00A0Prévenir les laboratoires\u00A0» (DNS)',
      ],
      [
        'Action en retard\u00A0: Écrire aux régions',
        null,
        'Action en retard de 5\u00A0jours\u00A0: «\u00A0Écrire aux régions\u00A0» (DNS)',
      ],
      ['Irritant 2', 2, 'Priorité 1 sur 7\u00A0: bloque l’envoi, 3\u00A0EJ, 90\u00A0documents par mois'],
      ['Irritant 4', 4, 'Priorité 2 sur 7\u00A0: ralentit, 12\u00A0EJ, 130\u00A0documents par mois'],
      ['Irritant 5', 5, 'Priorité 3 sur 7\u00A0: contournable, 9\u00A0EJ, 100\u00A0documents par mois'],
      ['Irritant 1', 1, 'Priorité 4 sur 7\u00A0: contournable, 3\u00A0EJ, 100\u00A0documents par mois'],
    ]);
  });

  it('takes the heaviest alone before the first meeting, and after one that decided nothing', () => {
    const subjects = (given: AgendaFacts) => drawAgenda(given).map(({ subject }) => subject);
    const quiet = { ...facts, lateActions: [], issues: [issue(3, null, { legalEntities: 40 })] };
    expect(subjects({ ...quiet, last: null })).toEqual(['Irritant 3']);
    expect(subjects({ ...quiet, last: { decisions: 0, actions: [] } })).toEqual(['Irritant 3']);
    expect(drawAgenda({ ...quiet, last: null })[0]?.why).toBe(
      'Priorité 1 sur 1\u00A0: contournable, 40\u00A0EJ, documents n.d.',
    );
  });

  it('tells in a sentence what came of the last decisions', () => {
    expect(facts.last && followUpSentence(facts.last, day('2023-10-05'))).toBe(
      '3\u00A0actions décidées\u00A0: 1 faite, 2\u00A0ouvertes dont 1 en retard',
    );
    expect(followUpSentence({ decisions: 2, actions: [] }, day('2023-10-05'))).toBe('2\u00A0décisions, aucune action');
  });

  it('has no reason for a subject that somebody added, nor for an issue closed since', () => {
    expect(reasonOf({ subject: 'Calendrier de la vague 2', issueId: null }, facts)).toBeNull();
    expect(reasonOf({ subject: 'Irritant 99', issueId: 99 }, facts)).toBeNull();
  });
});

it('names a meeting by its day, once', () => {
  const heldOn = day('2023-10-12');
  expect(meetingName({ title: 'Comité de suivi', heldOn })).toBe('Comité de suivi, 12/10/2023');
  expect(meetingName({ title: 'Comité de suivi du 12/10/2023', heldOn })).toBe('Comité de suivi du 12/10/2023');
});
