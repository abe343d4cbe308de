import { formatEuros } from '@/lib/format/euros';
import { amountsTitle } from '@/lib/orders/amounts-title';
import type { OrderAmounts } from '@/lib/orders/order';

/** Whether a payment is made, in words: a sum of nothing is not 0 €. */
const paid = (cents: number | null, cancelled: boolean) =>
  cents === null ? (cancelled ? 'non versée' : 'pas encore versée') : `${formatEuros(cents)} versés`;

/** What the State pays for an order: the advance, the balance, what remains. Before tax. */
export function AmountsCard({ amounts, cancelled }: { amounts: OrderAmounts; cancelled: boolean }) {
  const { order, advance, balance, advancePaid, balancePaid } = amounts;
  return (
    <section className="vs-order-card" aria-labelledby="amounts-title">
      <h2 id="amounts-title">{amountsTitle(amounts, cancelled)}</h2>
      <dl className="vs-order-amounts">
        <dt>Commande, hors taxes</dt>
        <dd>{formatEuros(order)}</dd>
        <dt>Avance, 30{'\u00A0'}%</dt>
        <dd>
          {formatEuros(advance)} <span className="vs-mention">{paid(advancePaid, cancelled)}</span>
        </dd>
        <dt>Solde, 70{'\u00A0'}%</dt>
        <dd>
          {formatEuros(balance)}{' '}
          <span className="vs-mention">{paid(balancePaid, cancelled).replace('versée', 'versé')}</span>
        </dd>
      </dl>
    </section>
  );
}
