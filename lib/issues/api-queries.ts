import { may } from '../access/policy';
import { issueScope, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import { weightOf } from '../figures/issues';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import type { IssueDocument, IssuesQuery } from './api-schema';
import { categoriesUnder } from './category-queries';
import { readConcerned } from './concerned-queries';
import { hiddenNames } from './hidden-names-queries';
import type { ConcernedRow } from './list-sql';
import { maskNames } from './mask';
import { STAGE_OF, STATE_WORDS } from './words';

const FIELDS = {
  id: true,
  title: true,
  categoryCode: true,
  state: true,
  severity: true,
  openedOn: true,
  dueOn: true,
  closedOn: true,
  products: {
    select: { productCode: true, product: { select: { vendorSlug: true } } },
    orderBy: { productCode: 'asc' },
  },
  _count: { select: { feedbacks: true } },
} satisfies Prisma.IssueSelect;

type Row = Prisma.IssueGetPayload<{ select: typeof FIELDS }>;

export type IssuesAnswer =
  | { ok: true; items: IssueDocument[]; next: string | null }
  | { ok: false; reason: 'unknown-cursor' | 'unknown-category' };

const ID = /^[1-9]\d{0,8}$/;

/** The issues in the scope of the key; a duplicate is told by the one that has taken it over. */
function within(viewer: Viewer, where: Prisma.IssueWhereInput): Prisma.IssueWhereInput {
  return { AND: [issueScope(viewer), { mergedIntoId: null }, where] };
}

/** A vendor finds nothing by another's product: it does not read that an issue concerns it. */
function ofProduct(viewer: Viewer, product: string): Prisma.IssueWhereInput {
  const own = viewer.role === 'VENDOR' ? { product: { vendorSlug: viewer.vendor?.slug ?? '' } } : {};
  return { products: { some: { productCode: product, ...own } } };
}

/** Issues in the scope of the key, in the order of their numbers: `limit` after the one that `cursor` names. */
export async function readIssuesPage(viewer: Viewer, query: IssuesQuery): Promise<IssuesAnswer> {
  if (!may(viewer, 'issues.read')) return { ok: true, items: [], next: null };
  const { cursor, limit, stage, state, category, product, open } = query;
  if (
    cursor !== undefined &&
    !(ID.test(cursor) && (await db().issue.findFirst({ where: within(viewer, { id: Number(cursor) }) })))
  ) {
    return { ok: false, reason: 'unknown-cursor' };
  }
  const categories = category === undefined ? [] : await categoriesUnder(category);
  if (category !== undefined && categories.length === 0) return { ok: false, reason: 'unknown-category' };
  const states = Object.keys(STATE_WORDS) as (keyof typeof STATE_WORDS)[];
  const [hidden, rows, concerned] = await Promise.all([
    hiddenNames(viewer),
    db().issue.findMany({
      where: within(viewer, {
        AND: [
          cursor === undefined ? {} : { id: { gt: Number(cursor) } },
          stage === undefined ? {} : { state: { in: states.filter((one) => STAGE_OF[one] === stage) } },
          state === undefined ? {} : { state },
          category === undefined ? {} : { categoryCode: { in: categories } },
          product === undefined ? {} : ofProduct(viewer, product),
          open === undefined ? {} : { closedOn: open ? null : { not: null } },
        ],
      }),
      orderBy: { id: 'asc' },
      take: limit + 1,
      select: FIELDS,
    }),
    readConcerned(lastCompleteMonth()),
  ]);
  const page = rows.slice(0, limit);
  const labs = new Map<number, ConcernedRow[]>(page.map(({ id }) => [id, []]));
  for (const lab of concerned) labs.get(lab.issueId)?.push(lab);
  return {
    ok: true,
    items: page.map((row) =>
      documentOf(viewer, { ...row, title: maskNames(row.title, hidden) }, labs.get(row.id) ?? []),
    ),
    next: rows.length > limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

function documentOf(viewer: Viewer, row: Row, labs: readonly ConcernedRow[]): IssueDocument {
  const { legalEntities, documents } = weightOf(labs);
  return {
    id: row.id,
    title: row.title,
    category: row.categoryCode,
    stage: STAGE_OF[row.state],
    state: row.state,
    severity: row.severity,
    products: row.products
      .filter(({ product }) => mayNameVendor(viewer, product.vendorSlug))
      .map(({ productCode }) => productCode),
    legalEntities,
    documentsPerMonth: documents,
    feedbacks: row._count.feedbacks,
    openedOn: isoDate(row.openedOn),
    dueOn: row.dueOn && isoDate(row.dueOn),
    closedOn: row.closedOn && isoDate(row.closedOn),
  };
}
