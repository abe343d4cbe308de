import { type Effect, LEAST_AFTER } from '../figures/effect';
import { formatPercentChange } from '../format/number';

/** What a fix has changed, in the few words of a card: «Effet +31,0 %, comparables +6,0 %». */
export function cardEffect(effect: Effect): string {
  if (effect.kind === 'too-soon') return `Moins de ${LEAST_AFTER}\u00A0mois de recul, pas de mesure`;
  const change = effect.kind === 'measured' ? (effect.concerned?.change ?? null) : null;
  if (effect.kind !== 'measured' || change === null) return 'Déclarations manquantes, pas de mesure';
  const own = `Effet ${formatPercentChange(change)}`;
  const other = effect.comparable?.change ?? null;
  return other === null ? `${own}, sans comparables` : `${own}, comparables ${formatPercentChange(other)}`;
}
