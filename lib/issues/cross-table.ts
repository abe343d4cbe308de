import { weightOf } from '../figures/issues';
import { type LogIssue, regionsOf } from './log';
import { type CrossAxis, NONE } from './search-params';

/** Distinct issues, and distinct EJ that they concern. */
export type CrossCell = { issues: number; legalEntities: number };

export type CrossTable = {
  axis: CrossAxis;
  /** `key` as the address's filter takes it. */
  columns: { key: string; label: string }[];
  rows: {
    category: { code: string; label: string };
    /** One a column; null: none. */
    cells: (CrossCell | null)[];
    total: CrossCell;
  }[];
  totals: CrossCell[];
  total: CrossCell;
};

const NONE_WORDS: { readonly [axis in CrossAxis]: string } = {
  vendor: 'Sans éditeur',
  product: 'Sans logiciel',
  region: 'Sans laboratoire',
};

/** The columns that an issue falls in: each of its vendors, products, or regions of its labs. */
function columnsOf(issue: LogIssue, axis: CrossAxis): { key: string; label: string }[] {
  switch (axis) {
    case 'vendor':
      return issue.products.map(({ vendor }) => ({ key: vendor.slug, label: vendor.name }));
    case 'product':
      return issue.products.map(({ code, name }) => ({ key: code, label: name }));
    case 'region':
      return regionsOf(issue).map(({ code, name }) => ({ key: code, label: name }));
  }
}

function cellOf(issues: readonly LogIssue[], region: string | null): CrossCell {
  const labs = issues.flatMap((issue) => issue.labs).filter((lab) => region === null || lab.region.code === region);
  return { issues: issues.length, legalEntities: weightOf(labs).legalEntities };
}

/**
 * Issues by category and by vendor, product or region. An issue counts once in each of its columns, so that the totals, which count
 * distinct issues and EJ, may be less than the sum of their cells. By region, a cell counts the EJ of that region.
 */
export function crossTable(issues: readonly LogIssue[], axis: CrossAxis): CrossTable {
  const labels = new Map<string, string>();
  const keys = new Map<number, Set<string>>();
  for (const issue of issues) {
    const own = columnsOf(issue, axis);
    for (const { key, label } of own) labels.set(key, label);
    keys.set(issue.id, new Set(own.length > 0 ? own.map(({ key }) => key) : [NONE]));
  }
  const columns = [...labels]
    .map(([key, label]) => ({ key, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  if ([...keys.values()].some((own) => own.has(NONE))) columns.push({ key: NONE, label: NONE_WORDS[axis] });

  const regionOf = (key: string) => (axis === 'region' && key !== NONE ? key : null);
  const within = (kept: readonly LogIssue[], key: string) => kept.filter(({ id }) => keys.get(id)?.has(key));
  const categories = new Map(issues.map(({ category }) => [category.code, category.shortLabel]));
  const rows = [...categories]
    .map(([code, label]) => {
      const own = issues.filter(({ category }) => category.code === code);
      const cells = columns.map(({ key }) => {
        const kept = within(own, key);
        return kept.length === 0 ? null : cellOf(kept, regionOf(key));
      });
      return { category: { code, label }, cells, total: cellOf(own, null) };
    })
    .sort((a, b) => b.total.issues - a.total.issues || a.category.label.localeCompare(b.category.label, 'fr'));
  return {
    axis,
    columns,
    rows,
    totals: columns.map(({ key }) => cellOf(within(issues, key), regionOf(key))),
    total: cellOf(issues, null),
  };
}
