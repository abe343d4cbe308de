import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import type { OrderDetail } from '@/lib/orders/order';
import { standingSentence } from '@/lib/orders/standing-sentence';

/** Which order it is, whose, for what, and where it stands in one sentence. */
export function OrderHeader({ order }: { order: OrderDetail }) {
  const { number, lab, site, device, product, vendor } = order;
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/">Accueil</Link> › <Link href="/orders">Commandes</Link> › {number}
      </nav>
      <h1 className="vs-order__title">{standingSentence(order.standing, order.steps)}</h1>
      <dl className="vs-order-facts">
        <div>
          <dt>Commande</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>Laboratoire</dt>
          <dd>
            {lab.visible ? <Link href={`/labs/${lab.finess}`}>{lab.name}</Link> : lab.name}
            <span className="vs-mention">
              {' '}
              {lab.finess}, {lab.town}, {lab.region}
              {site && `\u202F; site ${site.name} (${site.finess})`}
            </span>
          </dd>
        </div>
        <div>
          <dt>Logiciel</dt>
          <dd>
            {product.name}
            <span className="vs-mention">
              {' '}
              {device.label}
              {product.referencedOn && `, référencé depuis le ${formatDate(product.referencedOn)}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>Éditeur</dt>
          <dd>
            <Link href={`/vendors/${vendor.slug}`}>{vendor.name}</Link>
          </dd>
        </div>
      </dl>
    </>
  );
}
