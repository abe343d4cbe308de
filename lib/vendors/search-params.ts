import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';

/** What the table of vendors can be sorted by. */
export const VENDOR_SORTS = [
  'vendor',
  'labs',
  'equipped',
  'equippedShare',
  'feeding',
  'level3Share',
  'documents',
  'reporting',
] as const;
export type VendorSort = (typeof VENDOR_SORTS)[number];

/** The value of `region` that asks for the whole country. */
export const FRANCE = 'france';

/** The grammar of the address of /vendors. */
const vendorsParams = {
  month: parseAsMonth,
  region: parseAsText, // INSEE code
  sort: parseAsStringLiteral(VENDOR_SORTS),
  order: parseAsStringLiteral(['asc', 'desc']),
};

/** The grammar of the address of /vendors/[slug]. */
const vendorParams = { month: parseAsMonth };

/** Reads an address of the list; what it does not know is left out. */
export const loadVendorsParams = createLoader(vendorsParams);
/** Writes an address of the list; defaults are left out. */
export const vendorsHref = createSerializer(vendorsParams);
/** Reads an address of one vendor. */
export const loadVendorParams = createLoader(vendorParams);
/** Writes an address of one vendor: `vendorHref('/vendors/ormelis', { month })`. */
export const vendorHref = createSerializer(vendorParams);

export type VendorsParams = Awaited<ReturnType<typeof loadVendorsParams>>;
