import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';

/** Names of vendors and of their products, and these products' codes, that the viewer must not read in any text; none but for a vendor. */
export async function hiddenNames(viewer: Viewer): Promise<string[]> {
  if (viewer.role !== 'VENDOR') return [];
  const vendors = await db().vendor.findMany({ include: { products: { select: { code: true, name: true } } } });
  return vendors
    .filter(({ slug }) => !mayNameVendor(viewer, slug))
    .flatMap(({ name, products }) => [name, ...products.flatMap((product) => [product.name, product.code])]);
}
