import { formatNumber, formatPercent } from '@/lib/format/number';
import { PUBLISHED, publishedAsShareOfLabs, type Shares } from '@/lib/orders/board';
import { SECTOR_LABELS } from '@/lib/orders/board-words';

/** Share of the orders and share of the labs, sector by sector, each named, beside what was published. */
export function SharesTable({ shares, national }: { shares: Shares; national: boolean }) {
  const rows = shares.sectors.filter(({ orders, labs }) => orders > 0 || labs > 0);
  return (
    <section className="vs-scroll" aria-label="Part des commandes et des laboratoires" tabIndex={0}>
      <table className="vs-table vs-shares">
        <caption className="fr-sr-only">Part des commandes et part des laboratoires, par secteur</caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={2}>
              Part des commandes
            </th>
            <th scope="colgroup" colSpan={2}>
              Part des laboratoires
            </th>
            {national && (
              <th scope="col" className="vs-num" rowSpan={2}>
                Publié, mars{'\u00A0'}2023
              </th>
            )}
          </tr>
          <tr>
            <th scope="col">Secteur</th>
            <th scope="col" className="vs-num">
              Commandes
            </th>
            <th scope="col" className="vs-num">
              sur {formatNumber(shares.orders)}
            </th>
            <th scope="col" className="vs-num">
              Avec commande
            </th>
            <th scope="col" className="vs-num">
              sur les laboratoires ouverts
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{SECTOR_LABELS[row.key]}</th>
              <td className="vs-num">{formatNumber(row.orders)}</td>
              <td className="vs-num">
                <strong>{formatPercent(row.shareOfOrders)}</strong>
              </td>
              <td className="vs-num">
                {formatNumber(row.labsWithOrder)} ÷ {formatNumber(row.labs)}
              </td>
              <td className="vs-num">
                <strong>{formatPercent(row.shareOfLabs)}</strong>
              </td>
              {national && (
                <td className="vs-num">
                  {'>\u00A0'}
                  {formatPercent(PUBLISHED.sectors[row.key].share, 0)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Ensemble</th>
            <td className="vs-num">{formatNumber(shares.orders)}</td>
            <td className="vs-num">{formatPercent(shares.orders === 0 ? null : 1)}</td>
            <td className="vs-num">
              {formatNumber(shares.labsWithOrder)} ÷ {formatNumber(shares.labs)}
            </td>
            <td className="vs-num">{formatPercent(shares.shareOfLabs)}</td>
            {national && <td className="vs-num">{formatNumber(PUBLISHED.orders)} dossiers</td>}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Why the published shares are read as shares of the orders: read as shares of the labs, they add up to more than the orders. */
export function SharesMismatch() {
  const { hospital, private: own, sum } = publishedAsShareOfLabs();
  const { HOSPITAL, PRIVATE } = PUBLISHED.sectors;
  return (
    <div className="vs-mismatch">
      <p>
        <strong>Écart dans les chiffres publiés.</strong> «{'\u00A0'}
        {PUBLISHED.orders} dossiers, {'>\u00A0'}
        {formatPercent(HOSPITAL.share, 0)} ES, {'>\u00A0'}
        {formatPercent(PRIVATE.share, 0)} privés{'\u00A0'}» ne dit pas de quoi sont ces parts. Prises pour des parts des
        laboratoires, elles feraient {formatPercent(HOSPITAL.share, 0)} de {formatNumber(HOSPITAL.labs)} plus{' '}
        {formatPercent(PRIVATE.share, 0)} de {formatNumber(PRIVATE.labs)}, soit {formatNumber(hospital)} +{' '}
        {formatNumber(own)} = <strong>{formatNumber(sum)}</strong>, plus que les {PUBLISHED.orders} dossiers. Ce ne
        peuvent donc pas être des parts des laboratoires{'\u202F'}; lues comme des parts des dossiers, elles tiennent.
      </p>
    </div>
  );
}
