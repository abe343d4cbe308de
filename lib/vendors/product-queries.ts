import { db } from '../db';
import { type IsoDate, isoDate, lastDay, type Month } from '../month';

/** A version of a product, listed for a wave. */
export type Referencing = { wave: string; version: string; referencedOn: IsoDate };

export type VendorProduct = {
  code: string;
  name: string;
  device: { code: string; label: string };
  /** Those dated on or before the month's end, the oldest first; empty: used, not paid for. */
  referencings: Referencing[];
};

/** Products by vendor's slug, laboratory systems first, with what was referenced by the month's end. */
export async function readProducts(at: Month): Promise<Map<string, VendorProduct[]>> {
  const rows = await db().product.findMany({
    include: {
      device: true,
      referencings: {
        where: { referencedOn: { lte: new Date(lastDay(at)) } },
        include: { wave: true },
        orderBy: [{ wave: { number: 'asc' } }, { referencedOn: 'asc' }, { version: 'asc' }],
      },
    },
    orderBy: [{ deviceCode: 'desc' }, { name: 'asc' }],
  });
  const products = new Map<string, VendorProduct[]>();
  for (const { code, name, vendorSlug, device, referencings } of rows) {
    const product = {
      code,
      name,
      device: { code: device.code, label: device.label },
      referencings: referencings.map(({ wave, version, referencedOn }) => ({
        wave: wave.label,
        version,
        referencedOn: isoDate(referencedOn),
      })),
    };
    products.set(vendorSlug, [...(products.get(vendorSlug) ?? []), product]);
  }
  return products;
}
