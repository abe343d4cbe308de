import { describe, expect, it } from 'vitest';
import { countEvents, feedbackText, groupNews, newsText } from '@/lib/issues/news';

const told = (kind: Parameters<typeof newsText>[0]['kind'], details: { [name: string]: unknown }, internal = false) =>
  newsText({ kind, internal, details });

describe('a piece of news', () => {
  it('says what happened, and quotes neither a comment nor a changed value', () => {
    expect(told('COMMENT', { comment: 3, body: 'secret' }, true)).toBe('Note interne');
    expect(told('CHANGED', { fields: { follower: [null, 'Camille'], dueOn: [null, '2023-10-31'] } })).toBe(
      'Fiche modifiée\u00A0: suivi et échéance',
    );
    expect(told('CHANGED', { fields: { 'versions:ORM-LAB': ['4.0', '4.1'] } })).toBe(
      'Fiche modifiée\u00A0: versions touchées',
    );
    expect(told('PRODUCTS', { added: ['AUTRE-SIL'], removed: [] })).toBe('Logiciels concernés modifiés');
    expect(told('CLOSED', { reason: 'Corrigé en 4.2' })).toBe('Irritant clos\u00A0: Corrigé en 4.2');
    expect(told('ACTION_STATE', { action: 1, what: 'Livrer la 4.2', from: 'TODO', to: 'DONE' })).toBe(
      'Action terminée\u00A0: Livrer la 4.2',
    );
  });

  it('answers a feedback with its reason, and names no issue that its author may not read', () => {
    const feedback = { id: 181, reason: null, issueId: 104 };
    expect(feedbackText({ ...feedback, state: 'ATTACHED' })).toBe(
      'Votre remontée R-0181 est rattachée à l’irritant n°\u00A0104',
    );
    expect(feedbackText({ ...feedback, state: 'ATTACHED', issueId: null })).toBe(
      'Votre remontée R-0181 est rattachée à un irritant',
    );
    expect(feedbackText({ ...feedback, state: 'REJECTED', issueId: null, reason: 'Déjà corrigé.' })).toBe(
      'Votre remontée R-0181 n’est pas retenue\u00A0: Déjà corrigé.',
    );
  });
});

describe('news together', () => {
  it('put the issue with the newest line first, and its reasons once', () => {
    const line = (key: string, hour: number, issue: number | null, reason: 'issue' | 'region') => ({
      key,
      at: new Date(Date.UTC(2023, 9, 5, hour)),
      text: key,
      actorOrg: null,
      internal: false,
      isNew: true,
      confirms: false,
      events: 1,
      issue: issue === null ? null : { id: issue, title: `Irritant ${issue}` },
      reasons: [reason],
    });
    const groups = groupNews([
      line('a', 8, 1, 'issue'),
      line('b', 9, 2, 'region'),
      line('c', 7, null, 'issue'),
      line('d', 10, 1, 'region'),
      line('e', 6, null, 'issue'),
    ]);
    expect(groups.map((group) => [group.issue?.id, group.reasons, group.lines.map(({ key }) => key)])).toEqual([
      [1, ['region', 'issue'], ['d', 'a']],
      [2, ['region'], ['b']],
      [undefined, ['issue'], ['c']],
      [undefined, ['issue'], ['e']],
    ]);
  });

  it('count the «moi aussi» that follow each other as one line, read ones apart', () => {
    const line = (hour: number, confirms: boolean, isNew: boolean, actorOrg = 'ARS Bretagne') => ({
      key: String(hour),
      at: new Date(Date.UTC(2023, 9, 5, hour)),
      text: confirms ? 'Le terrain confirme' : 'Commentaire',
      actorOrg,
      internal: false,
      isNew,
      confirms,
      events: 1,
      issue: { id: 1, title: 'Un' },
      reasons: ['issue' as const],
    });
    const groups = groupNews([
      line(15, true, true),
      line(14, true, true, 'ARS Normandie'),
      line(13, true, true),
      line(12, false, true),
      line(11, true, true),
      line(10, true, false),
      line(9, true, false),
    ]);
    expect(groups[0]?.lines.map(({ key, text, actorOrg, isNew }) => [key, text, actorOrg, isNew])).toEqual([
      ['15', '3\u00A0remontées de plus', null, true],
      ['12', 'Commentaire', 'ARS Bretagne', true],
      ['11', 'Le terrain confirme', 'ARS Bretagne', true],
      ['10', '2\u00A0remontées de plus', 'ARS Bretagne', false],
    ]);
    expect(countEvents(groups)).toBe(7);
  });
});
