import type { Proposal } from './proposals';

/** «FINESS inconnu : 130993059 n’est pas dans le répertoire. Est-ce 130993058, SELAS Calanque, Marseille ?», of the numbers that may be meant, the likeliest first. */
export function unknownFinessWords(finess: string, proposals: readonly Proposal[]): string {
  const meant = proposals.map(({ value, label }) => `${value}, ${label}`).join(', ou ');
  const hint = meant ? `Est-ce ${meant}\u202F?` : 'Vérifiez le numéro auprès du laboratoire.';
  return `FINESS inconnu\u00A0: ${finess} n’est pas dans le répertoire. ${hint}`;
}
