import { describe, expect, it } from 'vitest';
import { maskDeep, maskNames, toHide } from '@/lib/issues/mask';
import { mentionedIn } from '@/lib/issues/mentions';
import { type StoryEvent, type StoryFacts, tellStory } from '@/lib/issues/story';
import type { IsoDate } from '@/lib/month';

const facts: StoryFacts = {
  feedbacks: new Map([[981, { body: 'Plus aucun rejet.', organisation: 'ARS Bretagne' }]]),
  comments: new Map([[5, { body: 'Demander un calendrier.' }]]),
  answers: new Map([
    [
      2,
      { kind: 'PLANNED', version: '4.2', plannedOn: '2023-07-11' as IsoDate, body: 'Testé avec trois laboratoires.' },
    ],
  ]),
  actions: new Map([
    [
      7,
      { what: 'Prévenir les laboratoires', owner: 'DNS', dueOn: '2023-07-21' as IsoDate, doneOn: null, result: null },
    ],
  ]),
  products: new Map([['ALPHA-LAB', 'Alpha Lab']]),
};

let serial = 0;
function event(
  kind: string,
  details: { [name: string]: unknown },
  at = '2023-09-14T08:00:00Z',
  internal = false,
): StoryEvent {
  serial += 1;
  return { id: String(serial), at: new Date(at), kind, who: 'DNS', internal, details };
}
const told = (...events: StoryEvent[]) =>
  tellStory(events, facts).map(({ title, text, quote }) => [title, text, quote]);

describe('the story of an issue', () => {
  it('tells each kind in French', () => {
    expect(
      told(
        event('OPENED', { feedbacks: 7 }),
        event('STATE', { from: 'ANALYSIS', to: 'AWAITING_ANSWER' }),
        event('ANSWER', { answer: 2, kind: 'PLANNED', version: '4.2' }),
        event('FEEDBACK_ATTACHED', { feedback: 981, organisation: 'ARS Bretagne', meToo: true }),
        event('ACTION', { action: 7, what: 'Prévenir les laboratoires' }),
        event('ACTION_STATE', {
          action: 7,
          what: 'Prévenir les laboratoires',
          from: 'TODO',
          to: 'DONE',
          result: '23 sur 23.',
        }),
        event('PRODUCTS', { added: ['ALPHA-LAB'], removed: [] }),
        event('LABS', { added: 2, removed: 1 }),
        event('CLOSED', { reason: 'Corrigé partout.' }),
      ),
    ).toEqual([
      ['Irritant ouvert à partir de 7\u00A0remontées', null, null],
      ['État\u00A0: réponse attendue', 'Avant\u00A0: en analyse.', null],
      ['Réponse\u00A0: planifiée, prévue en version 4.2, le 11/07/2023', null, 'Testé avec trois laboratoires.'],
      ['Le terrain confirme', 'Remontée R-0981, ARS Bretagne.', 'Plus aucun rejet.'],
      ['Action décidée\u00A0: Prévenir les laboratoires', 'DNS, pour le 21/07/2023.', null],
      ['Action terminée\u00A0: Prévenir les laboratoires', null, '23 sur 23.'],
      ['Logiciels concernés', 'Ajouté\u00A0: Alpha Lab.', null],
      ['Laboratoires concernés', '2\u00A0laboratoires ajoutés et 1\u00A0laboratoire retiré.', null],
      ['Irritant clos', null, 'Corrigé partout.'],
    ]);
  });

  it('tells what a field was and is', () => {
    const fields = {
      dueOn: [null, '2023-10-31'],
      severity: ['SLOWS', 'BLOCKS'],
      owner: [null, 'Ormélis'],
      statement: ['a', 'b'],
    };
    expect(told(event('CHANGED', { fields }))[0]?.[1]).toBe(
      'Échéance\u00A0: aucune valeur → 31/10/2023. Gravité\u00A0: Ralentit → Bloque l’envoi. Porteur\u00A0: à désigner → Ormélis. Énoncé réécrit.',
    );
  });

  it('tells bare feedbacks that follow each other together, and leaves out a comment that is not to be read', () => {
    const bare = (id: number, at: string) =>
      event('FEEDBACK_ATTACHED', { feedback: id, organisation: 'ARS Bretagne', meToo: true }, at);
    expect(
      told(
        bare(1, '2023-09-14T08:00:00Z'),
        bare(2, '2023-09-14T09:00:00Z'),
        event('COMMENT', { comment: 6 }),
        bare(3, '2023-09-15T08:00:00Z'),
        event('COMMENT', { comment: 5 }, '2023-09-16T08:00:00Z', true),
        bare(4, '2023-09-17T08:00:00Z'),
      ),
    ).toEqual([
      ['3\u00A0remontées rattachées', 'ARS Bretagne (3). Du 14/09/2023 au 15/09/2023.', null],
      ['Note interne', null, 'Demander un calendrier.'],
      ['Le terrain confirme', 'Remontée R-0004, ARS Bretagne.', null],
    ]);
  });

  it('says of which duplicate an event is, and folds no two issues together', () => {
    const bare = (id: number, duplicate: number | null) => ({
      ...event('FEEDBACK_ATTACHED', { feedback: id, organisation: 'ARS Bretagne' }),
      duplicate,
    });
    expect(
      told(bare(1, 104), bare(2, 104), bare(3, null), { ...event('COMMENT', { comment: 5 }), duplicate: 104 }),
    ).toEqual([
      ['2\u00A0remontées rattachées (n°\u00A0104)', 'ARS Bretagne (2).', null],
      ['Remontée rattachée', 'Remontée R-0003, ARS Bretagne.', null],
      ['Commentaire (n°\u00A0104)', null, 'Demander un calendrier.'],
    ]);
  });

  it('does not stop at an event that it does not know', () => {
    expect(told(event('LATER', {}))).toEqual([['Irritant modifié', null, null]]);
  });
});

describe('who is mentioned', () => {
  const people = [
    { id: '1', name: 'Camille Lormont' },
    { id: '2', name: 'Camille Lormont-Petit' },
    { id: '3', name: 'Noé Vasseur' },
  ];
  it('reads names after an @, the longer of two', () => {
    expect(mentionedIn('Voir @camille lormont-petit et @Noé Vasseur.', people)).toEqual(['2', '3']);
    expect(mentionedIn('@Camille Lormont, merci. @Camille Lormontel non plus.', people)).toEqual(['1']);
    expect(mentionedIn('camille lormont@exemple.fr', people)).toEqual([]);
  });
});

describe('names that must not be read', () => {
  const hidden = toHide(['Bêta', 'Bêta SIL', 'BETA-SIL'].map((name) => ({ name, as: 'Autre éditeur' })));
  it('are replaced wherever they stand', () => {
    const details = { fields: { owner: ['Bêta', 'Alpha'], 'fixedIn:Bêta SIL': [null, '4'] }, added: ['BETA-SIL'] };
    expect(maskDeep(details, hidden)).toEqual({
      fields: { owner: ['Autre éditeur', 'Alpha'], 'fixedIn:Autre éditeur': [null, '4'] },
      added: ['Autre éditeur'],
    });
  });

  it('are found however they are typed, and not within a longer word', () => {
    expect(maskNames('Le SIL beta sil (BÊTA) échoue, bêta-sil aussi.', hidden)).toBe(
      'Le SIL Autre éditeur (Autre éditeur) échoue, Autre éditeur aussi.',
    );
    expect(maskNames('Ni bêtabloquant, ni l’alphabêta.', hidden)).toBe('Ni bêtabloquant, ni l’alphabêta.');
  });
});
