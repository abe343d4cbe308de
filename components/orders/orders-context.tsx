import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { Board } from '@/lib/orders/board-queries';
import { FRANCE, type OrdersParams, ordersHref } from '@/lib/orders/board-search-params';
import { FilterSelect } from '../filters/filter-select';
import { MonthPicker } from '../filters/month-picker';

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
        <FilterSelect
          name="device"
          label="Dispositif"
          value={params.device ?? ''}
          choices={[
            { code: '', label: 'SGL et LOINC' },
            { code: 'SGL', label: 'SGL' },
            { code: 'LOINC', label: 'LOINC' },
          ]}
          resets={['page']}
        />
        <FilterSelect
          name="region"
          label="Périmètre"
          value={region?.code ?? FRANCE}
          choices={[{ code: FRANCE, label: 'France' }, ...choices.regions]}
          resets={['page']}
        />
        {choices.vendors.length > 0 && (
          <FilterSelect
            name="vendor"
            label="Éditeur"
            value={params.vendor ?? ''}
            choices={[{ code: '', label: 'Tous' }, ...choices.vendors]}
            resets={['page']}
          />
        )}
        <FilterSelect
          name="sector"
          label="Secteur"
          value={params.sector ?? ''}
          choices={[
            { code: '', label: 'Tous' },
            { code: 'SEL', label: 'SEL' },
            { code: 'PRIVATE', label: 'Privés' },
            { code: 'HOSPITAL', label: 'Hospitaliers' },
          ]}
          resets={['page']}
        />
        {params.view !== 'chart' && <input type="hidden" name="view" value={params.view} />}
        <noscript>
          <button type="submit" className="fr-btn fr-btn--secondary">
            Afficher
          </button>
        </noscript>
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
