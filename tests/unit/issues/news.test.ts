import { describe, expect, it } from 'vitest';
import { feedbackText, groupNews, newsText } from '@/lib/issues/news';

const told = (kind: Parameters<typeof newsText>[0]['kind'], details: { [name: string]: unknown }, internal = false) =>
  newsText({ kind, internal, details });

describe('a piece of news', () => {
  it('says what happened, and quotes neither a comment nor a changed value', () => {
    expect(told('COMMENT', { comment: 3, body: 'secret' }, true)).toBe('Note interne');
    expect(told('CHANGED', { fields: { follower: [null, 'Camille'], dueOn: [null, '2023-10-31'] } })).toBe(
      'Fiche modifiée\u00A0: suivi et échéance',
    );
    expect(told('CHANGED', { fields: { 'versions:ORM-LAB': ['4.0', '4.1'] } })).toBe('Fiche modifiée\u00A0: versions');
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
});
