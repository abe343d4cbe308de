import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AmountsCard } from '@/components/orders/order/amounts-card';
import { CorrectionForm } from '@/components/orders/order/correction-form';
import { OrderHeader } from '@/components/orders/order/order-header';
import { CancelForm, RecordForm } from '@/components/orders/order/record-form';
import { TimeLine } from '@/components/orders/order/time-line';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { correctEvent, recordEvent } from '@/lib/orders/actions';
import { readOrder } from '@/lib/orders/order-queries';

type Props = { params: Promise<{ number: string }> };

/** The number that the address carries; '' when it is none. */
async function numberOf(params: Props['params']): Promise<string> {
  try {
    return decodeURIComponent((await params).number);
  } catch {
    return '';
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Commande ${await numberOf(params)}` };
}

export default async function OrderPage({ params }: Props) {
  const viewer = await requireViewer();
  const order = await readOrder(viewer, await numberOf(params));
  if (!order) notFound();
  const { number, amounts, next, cancellable } = order;
  const [day, records] = [today(), may(viewer, 'orders.record')];
  return (
    <>
      <OrderHeader order={order} />
      <div className="vs-order__grid">
        <TimeLine
          order={order}
          correction={
            records
              ? ({ id, stage, on, amountCents, cause }) => (
                  <CorrectionForm
                    number={number}
                    event={{ id, stage, on, amountCents, cause }}
                    today={day}
                    correct={correctEvent}
                  />
                )
              : null
          }
        />
        <div className="vs-order__side">
          {amounts && <AmountsCard amounts={amounts} cancelled={order.standing.stage === 'CANCELLED'} />}
          {records && (
            <section className="vs-order-card" aria-label="Compléter la commande">
              {next.length > 0 && <RecordForm number={number} today={day} next={next} record={recordEvent} />}
              {cancellable && <CancelForm number={number} today={day} record={recordEvent} />}
              {next.length === 0 && !cancellable && (
                <p>Cette commande est finie{'\u00A0'}: une étape ne peut plus qu’être corrigée.</p>
              )}
            </section>
          )}
        </div>
      </div>
    </>
  );
}
