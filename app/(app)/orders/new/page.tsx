import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NewOrderForm } from '@/components/orders/order/new-order-form';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readProductChoices } from '@/lib/labs/lab-equipment-queries';
import { addOrder } from '@/lib/orders/actions';

export const metadata: Metadata = { title: 'Nouvelle commande' };

export default async function NewOrderPage() {
  const viewer = await requireViewer();
  if (!may(viewer, 'orders.record')) notFound();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/orders">Commandes</Link> › Nouvelle commande
      </nav>
      <h1>Enregistrer une commande signée</h1>
      <p>
        Pour plusieurs commandes, <Link href="/uploads/new?kind=orders">déposez l’extraction de l’ASP</Link>.
      </p>
      <NewOrderForm today={today()} products={await readProductChoices()} add={addOrder} />
    </>
  );
}
