import { may } from '../access/policy';
import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { labsHref } from '../labs/search-params';
import type { Month } from '../month';
import { FRANCE, type VendorsParams } from './search-params';

export type ExportLink = { label: string; href: string };

const FORMATS = [
  { label: 'CSV', format: 'csv' },
  { label: 'XLSX', format: 'xlsx' },
];

/** The files of an address: one a format. */
export function exportLinks(path: string, parameters: Record<string, string | null>): ExportLink[] {
  const asked = Object.entries(parameters).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return FORMATS.map(({ label, format }) => ({
    label,
    href: `${path}?${new URLSearchParams([...asked, ['format', format]])}`,
  }));
}

/** The files of the table of vendors, as it stands on screen. */
export function vendorsExports({ region, sort, order }: VendorsParams, month: Month): ExportLink[] {
  return exportLinks('/vendors/export', { month, region: region === FRANCE ? null : region, sort, order });
}

/**
 * The list of the vendor's labs at the month's end, in one region (INSEE code) or in all that the viewer sees; null when it
 * may see none of them one by one.
 */
export function vendorLabsLink(viewer: Viewer, vendorSlug: string, month: Month, region: string | null): string | null {
  if (!may(viewer, 'labs.read') || !mayNameVendor(viewer, vendorSlug)) return null;
  if (viewer.role !== 'REGIONAL') return labsHref('/labs', { vendor: vendorSlug, month, region });
  const own = viewer.regions.map(({ code }) => code);
  // The list takes one region: with several, each has its own line.
  const asked = region ?? (own.length === 1 ? own[0] : undefined);
  if (asked === undefined || !own.includes(asked)) return null;
  return labsHref('/labs', { vendor: vendorSlug, month, region: asked });
}
