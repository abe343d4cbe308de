import Link from 'next/link';
import type { OrderLine } from '@/lib/orders/list-line';

/** An order in a table: its lab, then its number as the way to its page. */
export function OrderLabel({ line: { number, finess, lab, opensLab } }: { line: OrderLine }) {
  return (
    <>
      {opensLab ? (
        <Link href={`/labs/${finess}`} prefetch={false}>
          {lab}
        </Link>
      ) : (
        lab
      )}
      <Link className="vs-orders__number" href={`/orders/${number}`} prefetch={false}>
        {number}
      </Link>
    </>
  );
}
