import { formatDate } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { FieldProduct } from '@/lib/vendors/queries';
import { CountCell } from './count-cell';

/** A vendor's products with what is referenced, wave by wave. */
export function ReferencingTable({ products }: { products: readonly FieldProduct[] }) {
  const caption = 'Référencement par vague';
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Logiciel</th>
            <th scope="col">Dispositif</th>
            <th scope="col">Vague</th>
            <th scope="col">Version</th>
            <th scope="col">Référencé le</th>
            <th scope="col" className="vs-num">
              Laboratoires
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ code, name, device, referencings, labs }) =>
            referencings.length === 0 ? (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{device.code}</td>
                <td colSpan={3}>
                  <span className="vs-tag">non référencé</span>
                </td>
                <CountCell text={formatNumber(labs)} />
              </tr>
            ) : (
              referencings.map(({ wave, version, referencedOn }, i) => (
                <tr key={`${code} ${wave} ${version}`}>
                  <th scope="row">{name}</th>
                  <td>{device.code}</td>
                  <td>{wave}</td>
                  <td>{version}</td>
                  <td>{formatDate(referencedOn)}</td>
                  {/* The labs are the product's: once, on its first line. */}
                  {i === 0 ? <CountCell text={formatNumber(labs)} /> : <td />}
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Versions that labs run, by product, the most frequent first. */
export function VersionsTable({ products }: { products: readonly FieldProduct[] }) {
  const caption = 'Laboratoires par version';
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Logiciel</th>
            <th scope="col">Version</th>
            <th scope="col" className="vs-num">
              Laboratoires
            </th>
            <th scope="col" className="vs-num">
              Part
            </th>
          </tr>
        </thead>
        <tbody>
          {products.flatMap(({ code, name, labs: all, versions }) =>
            versions.map(({ version, labs }) => (
              <tr key={`${code} ${version}`}>
                <th scope="row">{name}</th>
                <td>{version ?? <span className="vs-unknown">non renseignée</span>}</td>
                <CountCell text={formatNumber(labs)} />
                <CountCell text={formatPercent(all === 0 ? null : labs / all)} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
