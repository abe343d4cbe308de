import { may } from '../access/policy';
import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { cached } from '../data-version';
import { db } from '../db';
import { formatList } from '../format/list';
import { type Hidden, maskNames, OTHER_VENDOR, toHide } from './mask';

type Named = { name: string; as: string };

// A single word is an organisation's or an account's, and may be anything in a text.
const isFullName = ({ name }: Named): boolean => /\S\s+\S/.test(name.trim());

/** Vendors, their products and these products' codes, that the viewer may not name. */
async function otherVendors(viewer: Viewer): Promise<Named[]> {
  const vendors = await db().vendor.findMany({ include: { products: { select: { code: true, name: true } } } });
  return vendors
    .filter(({ slug }) => !mayNameVendor(viewer, slug))
    .flatMap(({ name, products }) => [name, ...products.flatMap((product) => [product.name, product.code])])
    .map((name) => ({ name, as: OTHER_VENDOR }));
}

/** People by the organisation that they speak for: whoever has an account, but the viewer's own colleagues. */
async function people(viewer: Viewer): Promise<Named[]> {
  const users = await db().user.findMany({
    select: { name: true, grants: { include: { region: true, vendor: true } } },
  });
  return users.flatMap(({ name, grants }): Named[] => {
    const vendor = grants.find((grant) => grant.vendor !== null)?.vendor;
    if (vendor && vendor.slug === viewer.vendor?.slug) return [];
    if (vendor) return [{ name, as: mayNameVendor(viewer, vendor.slug) ? vendor.name : OTHER_VENDOR }];
    const regions = grants.flatMap(({ region }) => region?.name ?? []);
    if (regions.length > 0) return [{ name, as: `ARS ${formatList(regions)}` }];
    return [{ name, as: grants.some(({ role }) => role === 'OBSERVER') ? 'Observateur' : 'DNS' }];
  });
}

/** Those who said something from the field, by the organisation that they said it for, which is typed and may name a hidden one. */
async function authors(viewer: Viewer, hidden: readonly Hidden[]): Promise<Named[]> {
  const rows = await db().feedback.groupBy({
    by: ['authorLabel', 'organisation', 'vendorSlug'],
    orderBy: { authorLabel: 'asc' },
  });
  return rows
    .filter(({ vendorSlug }) => vendorSlug === null || vendorSlug !== viewer.vendor?.slug)
    .map(({ authorLabel, organisation, vendorSlug }) => ({
      name: authorLabel,
      as: vendorSlug === null || mayNameVendor(viewer, vendorSlug) ? maskNames(organisation, hidden) : OTHER_VENDOR,
    }));
}

/**
 * What the viewer must not read in any text: for a vendor the other vendors and their products, for it and an observer people, who are told
 * by their organisation; none for the State.
 */
export async function hiddenNames(viewer: Viewer): Promise<Hidden[]> {
  if (may(viewer, 'issues.internal')) return [];
  return cached('hidden-names', [viewer.role, viewer.vendor?.slug ?? ''], async () => {
    const [vendors, named] = await Promise.all([otherVendors(viewer), people(viewer)]);
    const heard = await authors(viewer, toHide(vendors));
    return toHide([...vendors, ...[...named, ...heard].filter(isFullName)]);
  });
}
