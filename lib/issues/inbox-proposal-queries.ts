import { db } from '../db';
import { formatDate } from '../format/date';
import { isoDate } from '../month';
import { type Candidate, proposeIssues } from './likeness';

const MOST_FOUND = 8;

/** An issue that the feedback may be attached to. */
export type IssueChoice = {
  id: number;
  title: string;
  /** What they have in common, or where the issue stands. */
  why: string;
  feedbacks: number;
  /** Why it cannot be attached there; null when it can. */
  closed: string | null;
  /** The vendor of the feedback's product, that the issue is not about yet; null: it is, or the feedback names none. */
  opensTo: string | null;
};

/** What is compared of a feedback that waits. */
type Waiting = {
  body: string;
  categoryCode: string;
  productCode: string | null;
  product: { vendor: { slug: string; name: string } } | null;
  legalEntityFiness: string | null;
  regionCode: string | null;
};

type CandidateRow = Candidate & { title: string; feedbacks: number; vendors: string[] };

/** The vendor that an issue of these vendors would be opened to by the feedback's product; null: none. */
function opensTo({ product }: Waiting, vendors: readonly string[]): string | null {
  return product && !vendors.includes(product.vendor.slug) ? product.vendor.name : null;
}

/** The open issues that a feedback of this region may be attached to. */
async function readCandidates(regionCode: string | null): Promise<CandidateRow[]> {
  const rows = await db().issue.findMany({
    where: {
      closedOn: null,
      mergedIntoId: null,
      ...(regionCode !== null && { OR: [{ regionCode: null }, { regionCode }] }),
    },
    select: {
      id: true,
      title: true,
      statement: true,
      categoryCode: true,
      regionCode: true,
      products: { select: { productCode: true, product: { select: { vendorSlug: true } } } },
      labs: {
        select: { legalEntityFiness: true, legalEntity: { select: { department: { select: { regionCode: true } } } } },
      },
      _count: { select: { feedbacks: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: `${row.title} ${row.statement}`,
    categoryCode: row.categoryCode,
    products: row.products.map(({ productCode }) => productCode),
    labs: row.labs.map(({ legalEntityFiness }) => legalEntityFiness),
    regions: [
      ...new Set([
        ...(row.regionCode === null ? [] : [row.regionCode]),
        ...row.labs.map(({ legalEntity }) => legalEntity.department.regionCode),
      ]),
    ],
    feedbacks: row._count.feedbacks,
    vendors: row.products.map(({ product }) => product.vendorSlug),
  }));
}

/** The likeliest issues for a feedback that waits, and why. */
export async function readProposals(row: Waiting): Promise<IssueChoice[]> {
  const [candidates, categories] = await Promise.all([
    readCandidates(row.regionCode),
    db().issueCategory.findMany({ select: { code: true, parentCode: true } }),
  ]);
  const parentOf = new Map(
    categories.flatMap(({ code, parentCode }) => (parentCode ? [[code, parentCode] as const] : [])),
  );
  const subject = {
    text: row.body,
    categoryCode: row.categoryCode,
    productCode: row.productCode,
    lab: row.legalEntityFiness,
    regionCode: row.regionCode,
  };
  return proposeIssues(subject, candidates, parentOf).flatMap(({ id, why }) => {
    const candidate = candidates.find((one) => one.id === id);
    if (!candidate) return [];
    const { title, feedbacks, vendors } = candidate;
    return [{ id, title, why, feedbacks, closed: null, opensTo: opensTo(row, vendors) }];
  });
}

/** Issues of a number, or whose text holds every word; the open ones first. */
export async function findIssues(text: string, row: Waiting): Promise<IssueChoice[]> {
  const number = /^(?:n°\s*)?(\d{1,9})$/i.exec(text.trim())?.[1];
  const [words] = await db().$queryRaw<{ words: string }[]>`select search_text(${text}) as words`;
  const asked = (words?.words ?? '').split(' ').filter(Boolean).slice(0, 8);
  if (!number && asked.length === 0) return [];
  const found = await db().issue.findMany({
    where: number ? { id: Number(number) } : { AND: asked.map((word) => ({ search: { contains: word } })) },
    orderBy: [{ closedOn: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: MOST_FOUND,
    select: {
      id: true,
      title: true,
      closedOn: true,
      mergedIntoId: true,
      products: { select: { product: { select: { vendorSlug: true } } } },
      _count: { select: { feedbacks: true } },
    },
  });
  return found.map(({ id, title, closedOn, mergedIntoId, products, _count }) => ({
    id,
    title,
    why: mergedIntoId === null ? '' : `doublon de l’irritant n°\u00A0${mergedIntoId}, qui la recevra`,
    feedbacks: _count.feedbacks,
    closed:
      closedOn && mergedIntoId === null
        ? `Clos le ${formatDate(isoDate(closedOn))}\u00A0: rouvrez-le pour y rattacher une remontée.`
        : null,
    opensTo: opensTo(
      row,
      products.map(({ product }) => product.vendorSlug),
    ),
  }));
}
