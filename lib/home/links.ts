import { type Month, monthsOfYear } from '../month';
import type { Home } from './queries';
import { FRANCE, type HomeParams, homeHref } from './search-params';

export type ExportLink = { label: string; href: string };

const query = (parameters: Record<string, string | null>) =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  ).toString();

const FORMATS = [
  { label: 'CSV', format: 'csv' },
  { label: 'XLSX', format: 'xlsx' },
];

/** The files of an indicator over a span of months, for the perimeter on screen. */
export function indicatorExports(
  id: string,
  home: Home,
  from: Month,
  to: Month,
  by: string | null = null,
): ExportLink[] {
  const asked = { from, to, corridor: home.corridor.code, region: home.region?.code ?? null, by };
  return FORMATS.map(({ label, format }) => ({
    label,
    href: `/indicators/${id}/export?${query({ ...asked, format })}`,
  }));
}

/** The files of a chart of the year. */
export function yearExports(id: string, home: Home): ExportLink[] {
  const months = monthsOfYear(home.month);
  return indicatorExports(id, home, months[0] as Month, months.at(-1) as Month);
}

/** The files of a table of the page. */
export function tableExports(table: 'cosui' | 'emitters', home: Home): ExportLink[] {
  const asked = { month: home.month, corridor: home.corridor.code, region: home.region?.code ?? FRANCE };
  return FORMATS.map(({ label, format }) => ({ label, href: `/export/${table}?${query({ ...asked, format })}` }));
}

/** The same page with something else chosen. */
export function homeLink(params: HomeParams, change: Partial<HomeParams>): string {
  return homeHref('/', { ...params, ...change });
}
