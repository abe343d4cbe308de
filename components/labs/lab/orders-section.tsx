import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatEuros } from '@/lib/format/euros';
import { formatList } from '@/lib/format/list';
import { capital } from '@/lib/format/text';
import type { LabOrder } from '@/lib/labs/lab';
import { orderLife, orderStanding } from '@/lib/labs/order-life';
import type { IsoDate } from '@/lib/month';
import { STAGE_WORDS } from '@/lib/orders/stage-words';
import { OrderTimeline } from './order-timeline';

type Props = {
  orders: LabOrder[];
  asOf: IsoDate;
  isToday: boolean;
  /** The viewer sees the orders of its own products only. */
  ownProductsOnly: boolean;
};

/** «Le SGL est soldé, le LOINC attend sa VA». */
function titleOf(orders: readonly LabOrder[], ownProductsOnly: boolean): string {
  if (orders.length === 0) return ownProductsOnly ? 'Aucune commande de vos logiciels' : 'Aucune commande SONS';
  const parts = new Set(orders.map((order) => `le ${order.product.device} ${orderStanding(order)}`));
  const title = [...parts].join(', ');
  return capital(title);
}

function amounts(orders: readonly LabOrder[]): string {
  const paid = orders.reduce((sum, order) => sum + orderLife(order).paidCents, 0);
  const devices = [...new Set(orders.map(({ product }) => product.device))];
  const each = devices.map((device) => {
    const own = orders.filter(({ product }) => product.device === device);
    return `${formatEuros(own.reduce((sum, { amountCents }) => sum + amountCents, 0))} pour le ${device}`;
  });
  return `Montants HT\u00A0: ${formatList(each)}, dont ${formatEuros(paid)} versés`;
}

function OrderEvents({ order }: { order: LabOrder }) {
  const { number, product, siteName, events } = order;
  return (
    <div className="vs-lab-order">
      <h3>
        {product.device} · {product.name}
        <span className="vs-mention">
          {' '}
          <Link href={`/orders/${number}`}>{number}</Link>, {product.vendor.name}
          {siteName && `, ${siteName}`}
        </span>
      </h3>
      <ol className="vs-plain">
        {events.map(({ stage, on, amountCents, cause }) => (
          <li key={`${stage} ${on}`}>
            <time dateTime={on}>{formatDate(on)}</time> {STAGE_WORDS[stage].reached}
            {amountCents !== null && `, ${formatEuros(amountCents)}`}
            {cause && `\u00A0: ${cause}`}
          </li>
        ))}
        {orderLife(order).verifiedOn === null && orderLife(order).cancelled === null && <li>VA non signée</li>}
      </ol>
    </div>
  );
}

/** The orders of the lab, stage by stage: a drawing where there is room, a list everywhere. */
export function OrdersSection({ orders, asOf, isToday, ownProductsOnly }: Props) {
  return (
    <section id="orders" className="vs-page-card vs-lab-card" aria-labelledby="orders-title">
      <h2 id="orders-title">{titleOf(orders, ownProductsOnly)}</h2>
      {orders.length > 0 && (
        <>
          <p className="vs-mention">{amounts(orders)}</p>
          <OrderTimeline orders={orders} asOf={asOf} isToday={isToday} />
          {orders.map((order) => (
            <OrderEvents key={order.number} order={order} />
          ))}
        </>
      )}
    </section>
  );
}
