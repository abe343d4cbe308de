import { exportHref, type OrdersParams } from '@/lib/orders/board-search-params';

/** The files of a table of the page. */
export function ExportLinks({ params, table }: { params: OrdersParams; table: string }) {
  return (
    <p className="vs-orders__exports">
      <span>Exporter</span>{' '}
      <a href={exportHref(params, table, 'csv')} download>
        CSV
      </a>{' '}
      ·{' '}
      <a href={exportHref(params, table, 'xlsx')} download>
        XLSX
      </a>
    </p>
  );
}
