import { formatEuros } from '../format/euros';
import type { OrderAmounts } from './order';

/** What is left to pay of an order, as a title: «Reste 22 050 € à verser», «Annulée : 9 450 € versés». */
export function amountsTitle({ advancePaid, balancePaid, remaining }: OrderAmounts, cancelled: boolean): string {
  if (cancelled) {
    return advancePaid === null && balancePaid === null
      ? 'Annulée\u00A0: aucun versement'
      : `Annulée\u00A0: ${formatEuros((advancePaid ?? 0) + (balancePaid ?? 0))} versés`;
  }
  return remaining === 0 ? 'Tout est versé' : `Reste ${formatEuros(remaining)} à verser`;
}
