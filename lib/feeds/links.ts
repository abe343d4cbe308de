import { type FeedsParams, feedsHref } from './search-params';

const FORMATS = [
  { label: 'CSV', format: 'csv' },
  { label: 'XLSX', format: 'xlsx' },
];

/** The files of a table of the page, as it stands on screen. */
export function feedsExports(
  params: FeedsParams,
  table: 'labs' | 'groups' | 'months',
): { label: string; href: string }[] {
  return FORMATS.map(({ label, format }) => {
    const href = feedsHref(`/feeds/export/${table}`, { ...params, page: null, note: null });
    return { label, href: `${href}${href.includes('?') ? '&' : '?'}format=${format}` };
  });
}
