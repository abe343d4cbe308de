import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { Board } from '@/lib/orders/board-queries';
import { FRANCE, type OrdersParams, ordersHref } from '@/lib/orders/board-search-params';
import { ListSelect, SectorSelect } from '../filters/list-select';
import { MonthPicker } from '../filters/month-picker';
import { ShowButton } from '../filters/show-button';

const DEVICES = ['SGL', 'LOINC'].map((code) => ({ code, label: code }));

type Props = { board: Board; params: OrdersParams };

/** What the page is about: month, device, region, vendor, sector. Submits as a form where scripts do not run. */
export function OrdersContext({ board, params }: Props) {
  const { month, firstMonth, lastMonth, region, choices } = board;
  return (
    <div className="vs-context">
      <form method="get" className="vs-context__filters" aria-label="Filtres">
        <MonthPicker
          month={month}
          firstMonth={firstMonth}
          lastMonth={lastMonth}
          hrefOf={(other) => ordersHref('/orders', { ...params, month: other, page: 1 })}
        />
        <ListSelect params={params} name="device" label="Dispositif" all="SGL et LOINC" choices={DEVICES} />
        <ListSelect
          params={{ region: region?.code ?? FRANCE }}
          name="region"
          label="Périmètre"
          choices={[{ code: FRANCE, label: 'France' }, ...choices.regions]}
        />
        {choices.vendors.length > 0 && (
          <ListSelect params={params} name="vendor" label="Éditeur" all="Tous" choices={choices.vendors} />
        )}
        <SectorSelect params={params} />
        {params.view !== 'chart' && <input type="hidden" name="view" value={params.view} />}
        <ShowButton />
      </form>
      <p className="vs-context__state">
        Arrêté au <strong>{formatDate(board.asOf)}</strong>
        <span className="vs-context__dot"> · </span>
        <span className="vs-context__reported">
          Biologie, vague 1{'\u00A0'}: {formatCount(board.signed, 'commande')}
          {choices.vendors.length > 0 && board.vendor === null && `, ${formatCount(board.vendors, 'éditeur')}`}
          {board.cancelled > 0 && `, ${formatCount(board.cancelled, 'annulée')} à part`}
        </span>
      </p>
    </div>
  );
}
