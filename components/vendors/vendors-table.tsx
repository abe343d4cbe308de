import Link from 'next/link';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { VendorLine, VendorsPage } from '@/lib/vendors/queries';
import type { VendorSort } from '@/lib/vendors/search-params';
import { firstOrder, type SortOrder } from '@/lib/vendors/sort';
import { CountCell } from './count-cell';
import { ProductList } from './product-list';
import { ReportSquares, SquaresKey } from './report-squares';

type Props = {
  page: VendorsPage;
  /** The same page in another order. */
  sortHref: (sort: VendorSort, order: SortOrder) => string;
  /** A vendor's own page at the month. */
  vendorHref: (slug: string) => string;
};

const HEADS: readonly { label: string; sort?: VendorSort; text?: true }[] = [
  { label: 'Éditeur', sort: 'vendor', text: true },
  { label: 'Logiciels et référencement', text: true },
  { label: 'Laboratoires', sort: 'labs' },
  { label: 'Part' },
  { label: 'Équipés (certificat DMP)', sort: 'equipped' },
  { label: 'Taux d’équipement', sort: 'equippedShare' },
  { label: 'Alimentent', sort: 'feeding' },
  { label: 'Part N3', sort: 'level3Share' },
  { label: 'Documents du mois', sort: 'documents' },
  { label: 'Déclaration du mois', sort: 'reporting' },
  { label: '12 derniers mois', text: true },
];
const OTHER: Record<SortOrder, SortOrder> = { asc: 'desc', desc: 'asc' };
const ARIA = { asc: 'ascending', desc: 'descending' } as const;

function Line({ line, vendorHref }: { line: VendorLine; vendorHref: Props['vendorHref'] }) {
  const { slug, label, reporting, documents, level3 } = line;
  const partial = reporting !== null && !reporting.complete;
  return (
    <tr className={line.own ? 'vs-row--own' : undefined}>
      <th scope="row">{slug === null ? label : <Link href={vendorHref(slug)}>{label}</Link>}</th>
      <td>
        <ProductList products={line.products} count={line.productCount} />
      </td>
      <CountCell text={formatNumber(line.labs)} />
      <CountCell text={formatPercent(line.share)} />
      <CountCell text={formatNumber(line.equipped)} />
      <CountCell text={formatPercent(line.equippedShare)} />
      <CountCell text={formatNumber(line.feeding)} incomplete={partial} />
      <CountCell text={formatPercent(level3?.value ?? null)} incomplete={level3?.complete === false} />
      <CountCell text={formatNumber(documents?.value ?? null)} incomplete={documents?.complete === false} />
      <td className="vs-num">
        {reporting === null || !reporting.expected ? (
          <span className="vs-unknown">non attendue</span>
        ) : (
          `${formatNumber(reporting.reported ?? 0)} sur\u00A0${formatNumber(reporting.expected)}`
        )}
      </td>
      <td>
        <ReportSquares points={line.history} />
      </td>
    </tr>
  );
}

/** The vendors of a place at a month's end, one line each; a head that can be clicked sorts by its column. */
export function VendorsTable({ page, sortHref, vendorHref }: Props) {
  const { month, region, sort, order, lines } = page;
  const caption = `Éditeurs, ${region?.label ?? 'France'}, fin ${formatMonthLong(month)}`;
  return (
    <>
      <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
        <table className="vs-table vs-vendors">
          <caption className="fr-sr-only">{caption}</caption>
          <thead>
            <tr>
              {HEADS.map(({ label, sort: by, text }) => (
                <th
                  key={label}
                  scope="col"
                  className={text ? undefined : 'vs-num'}
                  aria-sort={by === sort ? ARIA[order] : undefined}
                >
                  {by === undefined ? (
                    label
                  ) : (
                    <Link
                      href={sortHref(by, by === sort ? OTHER[order] : firstOrder(by))}
                      className="vs-sort-link"
                      scroll={false}
                      prefetch={false}
                    >
                      {label}
                    </Link>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.key} line={line} vendorHref={vendorHref} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="vs-mention vs-vendors__note">
        Part{'\u00A0'}: des laboratoires ouverts à la fin du mois. Un laboratoire qui a deux logiciels compte chez
        chacun. <span className="vs-incomplete" aria-hidden="true" /> incomplet{'\u00A0'}: des laboratoires n’ont pas
        déclaré.
      </p>
      <SquaresKey />
    </>
  );
}
