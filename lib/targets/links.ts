import { type TargetsParams, targetsHref } from './search-params';

const FORMATS = [
  { format: 'csv', label: 'CSV' },
  { format: 'csv-machine', label: 'CSV machine' },
  { format: 'xlsx', label: 'XLSX' },
];

/** The addresses of the series shown, or of all of them, as files. */
export function targetsExports(params: TargetsParams, all: boolean): { label: string; href: string }[] {
  const { indicator, kind, corridor } = params;
  return FORMATS.map(({ format, label }) => {
    const query = new URLSearchParams({ format, ...(all && { all: '1' }) });
    return { label, href: targetsHref(`/targets/export?${query}`, all ? {} : { indicator, kind, corridor }) };
  });
}
