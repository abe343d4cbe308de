import Link from 'next/link';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { VendorRegion } from '@/lib/vendors/queries';
import { CountCell } from './count-cell';

type Props = {
  caption: string;
  regions: readonly VendorRegion[];
  /** The list of the vendor's labs there; null where the viewer may not open it. */
  hrefOf: (region: string) => string | null;
};

/** Where a vendor's labs are, the most labs first. */
export function RegionsTable({ caption, regions, hrefOf }: Props) {
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Région</th>
            {['Laboratoires', 'Part dans la région', 'Alimentent', 'Taux d’alimentation', 'Documents du mois'].map(
              (label) => (
                <th key={label} scope="col" className="vs-num">
                  {label}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {regions.map(({ code, name, labs, share, feeding, feedingRate, reported, expected, documents }) => {
            const href = hrefOf(code);
            const incomplete = reported < expected;
            return (
              <tr key={code}>
                <th scope="row">{href === null ? name : <Link href={href}>{name}</Link>}</th>
                <CountCell text={formatNumber(labs)} />
                <CountCell text={formatPercent(share)} />
                <CountCell text={formatNumber(feeding)} incomplete={incomplete} />
                <CountCell text={formatPercent(feedingRate)} incomplete={incomplete} />
                <CountCell text={formatNumber(documents)} incomplete={incomplete} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
