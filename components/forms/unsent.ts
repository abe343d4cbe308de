import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { SIGNED_OUT } from '@/lib/form-state';

/** Why a form got no answer: the sentence for its author, and whether to sign in again. */
export type Unsent = { message: string; signIn: boolean };

/**
 * What an error of a server action means for who has sent the form. A sending without an answer may have arrived.
 * @param online whether the browser knew of a network when the form was sent.
 */
export function unsentOf(error: unknown, online: boolean): Unsent {
  if (error instanceof Error && error.message === SIGNED_OUT) {
    return {
      message:
        'Votre session est terminée\u202F: rien n’a été enregistré. Votre saisie est gardée sur cette page\u202F: connectez-vous dans un autre onglet, puis réessayez ici.',
      signIn: true,
    };
  }
  // What `fetch` throws when no answer comes.
  if (error instanceof TypeError) {
    if (!online) {
      return {
        message:
          'Pas de réseau\u202F: rien n’a été envoyé. Votre saisie est gardée sur cette page\u202F: réessayez au retour du réseau.',
        signIn: false,
      };
    }
    return {
      message:
        'Le serveur n’a pas répondu. Votre saisie est gardée sur cette page. L’envoi a pu aboutir\u202F: regardez cette page dans un autre onglet avant de réessayer.',
      signIn: false,
    };
  }
  if (unstable_isUnrecognizedActionError(error)) {
    return {
      message:
        'Le site a été mis à jour\u202F: rien n’a été enregistré. Copiez votre saisie, rechargez la page, puis recommencez.',
      signIn: false,
    };
  }
  return {
    message:
      'Le serveur n’a pas pu répondre. Votre saisie est gardée sur cette page\u202F: réessayez\u202F; si cela se répète, prévenez l’administration en donnant l’heure.',
    signIn: false,
  };
}
