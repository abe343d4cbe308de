import type { ReactNode } from 'react';
import type { OrdersParams } from '@/lib/orders/board-search-params';
import { ExportLinks } from './export-links';

type Props = {
  id: string;
  /** States the finding. */
  title: string;
  detail?: ReactNode;
  params: OrdersParams;
  /** The table that can be taken as a file. */
  table?: string;
  children: ReactNode;
};

/** A part of the page of orders: what is found, what it is about, its file. */
export function OrdersSection({ id, title, detail, params, table, children }: Props) {
  return (
    <section className="vs-orders__section" aria-labelledby={id}>
      <div className="vs-orders__head">
        <div>
          <h2 id={id}>{title}</h2>
          {detail && <p className="vs-orders__detail">{detail}</p>}
        </div>
        {table && <ExportLinks params={params} table={table} />}
      </div>
      {children}
    </section>
  );
}
