import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { VendorProduct } from '@/lib/vendors/product-queries';

type Props = {
  /** Null: not told to this viewer, only how many. */
  products: readonly VendorProduct[] | null;
  count: number;
};

function Referencings({ referencings }: Pick<VendorProduct, 'referencings'>) {
  if (referencings.length === 0) return <span className="vs-tag">non référencé</span>;
  return (
    <>
      {referencings.map(({ wave, version, referencedOn }) => (
        <span key={`${wave} ${version}`} className="vs-products__listed">
          {wave}, version{'\u00A0'}
          {version}, {formatDate(referencedOn)}
        </span>
      ))}
    </>
  );
}

/** A vendor's products, each with what the State has listed. */
export function ProductList({ products, count }: Props) {
  if (products === null) return formatCount(count, 'logiciel');
  if (products.length === 0) return <span className="vs-unknown">aucun</span>;
  return (
    <ul className="vs-plain vs-products">
      {products.map(({ code, name, device, referencings }) => (
        <li key={code}>
          {name} <span className="vs-mention">{device.code}</span>
          <Referencings referencings={referencings} />
        </li>
      ))}
    </ul>
  );
}
