import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { expect, it } from 'vitest';
import { unsentOf } from '@/components/forms/unsent';
import { textsOf } from '@/components/forms/use-form-action';

it.each([
  ['no network', new TypeError('Failed to fetch'), false, /^Pas de réseau\u202F: rien n’a été envoyé\./],
  ['an answer lost', new TypeError('Failed to fetch'), true, /^Le serveur n’a pas répondu\..* L’envoi a pu aboutir/],
  ['a session ended', new Error('signed-out'), true, /^Votre session est terminée\u202F: rien n’a été enregistré\./],
  [
    'a newer build',
    new UnrecognizedActionError('x'),
    true,
    /^Le site a été mis à jour\u202F: rien n’a été enregistré\./,
  ],
  ['a fault', new Error('An unexpected response was received'), true, /^Le serveur n’a pas pu répondre\./],
])('says of %s what it is', (_, error, online, said) => {
  expect(unsentOf(error, online).message).toMatch(said);
});

it('offers to sign in to who has signed out, and to no one else', () => {
  expect(unsentOf(new Error('signed-out'), true).signIn).toBe(true);
  expect(unsentOf(new TypeError('Failed to fetch'), true).signIn).toBe(false);
});

it('gives back all that was typed, several values of a name one a line', () => {
  const form = new FormData();
  form.append('body', 'La tâche reste figée.');
  form.append('feedbacks', '12');
  form.append('feedbacks', '15');
  expect(textsOf(form)).toEqual({ body: 'La tâche reste figée.', feedbacks: '12\n15' });
});
