import { MAX_BYTES } from '../tabular/read';

/** Why the page's form was turned away, by the word that its address carries: an address never carries the sentence. */
export const DEPOSIT_REFUSALS = {
  'too-large': {
    status: 413,
    message: `Le fichier dépasse ${MAX_BYTES / 1024 / 1024}\u00A0Mo. Découpez-le en plusieurs fichiers.`,
  },
  'no-file': { status: 400, message: 'Aucun fichier reçu. Choisissez un fichier CSV ou XLSX.' },
  failed: { status: 500, message: 'Le dépôt n’a pas abouti. Rien n’a été écrit. Réessayez.' },
} as const;

export type DepositRefusal = keyof typeof DEPOSIT_REFUSALS;

/** The sentence for the word of an address; null for any other text. */
export function refusalMessage(word: string | string[] | undefined): string | null {
  const known = Object.entries(DEPOSIT_REFUSALS).find(([name]) => name === word);
  return known ? known[1].message : null;
}
