import { actionScope, issueScope, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { dmpDocumentsAt } from '../figures/feeds';
import { type Weight, weightOf } from '../figures/issues';
import { ratio } from '../figures/point';
import { readFacts } from '../indicators/queries';
import { type IsoDate, isoDate, type Month } from '../month';
import { categoryChoices } from './categories';
import { categoriesUnder } from './category-queries';
import { readConcerned } from './concerned-queries';
import { type CrossTable, crossTable } from './cross-table';
import { hiddenNames } from './hidden-names-queries';
import { keeps, type LogIssue, type LogLine, orderOf, ranked, sorted } from './log';
import { maskNames, OTHER_VENDOR } from './mask';
import { OPEN_ACTION_STATES } from './open-action';
import { type CrossAxis, LOG_PAGE_SIZES, type LogParams, type LogSort } from './search-params';
import { ownerName } from './words';

const MOST_WORDS = 8;
const HEAVIEST = 3;
const FRANCE = { corridor: 'biologie', region: null, sector: null, vendor: null };

async function wordsOf(text: string): Promise<string[]> {
  if (text.trim() === '') return [];
  const [row] = await db().$queryRaw<{ words: string }[]>`select search_text(${text.slice(0, 200)}) as words`;
  return (row?.words ?? '').split(' ').filter(Boolean).slice(0, MOST_WORDS);
}

async function loadIssues(viewer: Viewer, at: Month, day: IsoDate): Promise<LogIssue[]> {
  const [hiddenWords, rows, concerned] = await Promise.all([
    hiddenNames(viewer),
    db().issue.findMany({
      where: { AND: [issueScope(viewer), { mergedIntoId: null }] },
      include: {
        category: true,
        region: true,
        ownerRegion: true,
        ownerVendor: true,
        products: { include: { product: { include: { vendor: true } } }, orderBy: { productCode: 'asc' } },
        actions: {
          where: {
            AND: [{ state: { in: OPEN_ACTION_STATES }, dueOn: { lt: new Date(day) } }, actionScope(viewer)],
          },
          orderBy: { dueOn: 'asc' },
          take: 1,
        },
        _count: { select: { feedbacks: true } },
      },
    }),
    readConcerned(at),
  ]);
  const labs = new Map<number, LogIssue['labs']>(rows.map(({ id }) => [id, []]));
  for (const { issueId, finess, regionCode, regionName, documents } of concerned) {
    labs.get(issueId)?.push({ finess, region: { code: regionCode, name: regionName }, documents });
  }
  return rows.map((row) => {
    const { id, ownerKind, ownerRegion, ownerVendor, category, region } = row;
    const hidden = ownerVendor !== null && !mayNameVendor(viewer, ownerVendor.slug);
    const name = hidden
      ? OTHER_VENDOR
      : ownerName({ kind: ownerKind, region: ownerRegion?.name ?? null, vendor: ownerVendor?.name ?? null });
    const of = hidden ? 'other' : (ownerRegion?.code ?? ownerVendor?.slug);
    return {
      id,
      version: row.version,
      title: maskNames(row.title, hiddenWords),
      // Not to be found by what is not to be read.
      search: maskNames(row.search, hiddenWords),
      category: {
        code: category.code,
        label: category.label,
        shortLabel: category.shortLabel,
        parentCode: category.parentCode,
      },
      severity: row.severity,
      state: row.state,
      region: region && { code: region.code, name: region.name },
      owner: name === null ? null : { key: of === undefined ? String(ownerKind) : `${ownerKind}:${of}`, name },
      products: row.products
        .filter(({ product }) => mayNameVendor(viewer, product.vendorSlug))
        .map(({ product }) => ({
          code: product.code,
          name: product.name,
          vendor: { slug: product.vendor.slug, name: product.vendor.name },
        })),
      feedbacks: row._count.feedbacks,
      openedOn: isoDate(row.openedOn),
      dueOn: row.dueOn && isoDate(row.dueOn),
      fixedOn: row.fixedOn && isoDate(row.fixedOn),
      closedOn: row.closedOn && isoDate(row.closedOn),
      actionDueOn: row.actions[0] ? isoDate(row.actions[0].dueOn) : null,
      labs: labs.get(id) ?? [],
    };
  });
}

/** The issues that the viewer may read, duplicates left out, kept as long as the data and the day do not change. */
function readLogIssues(viewer: Viewer, at: Month, day: IsoDate): Promise<LogIssue[]> {
  const scope = [viewer.role, viewer.regions.map(({ code }) => code).join(), viewer.vendor?.slug ?? ''];
  return cached('issue-log', [...scope, at, day], () => loadIssues(viewer, at, day));
}

export type IssueLog = {
  /** Of the weights: the last month that is over. */
  month: Month;
  today: IsoDate;
  sort: LogSort;
  order: 'asc' | 'desc';
  /** In the order asked; a page of them, or all. */
  lines: LogLine[];
  page: number;
  pages: number;
  size: number;
  /** Over all that the filters keep. */
  total: number;
  open: number;
  late: number;
  /** The heaviest of the open ones together, each EJ once; null: none concerns a lab. */
  heaviest: (Weight & { issues: number; share: number | null }) | null;
  /** Highest weight of a line, in documents: the end of the bars' scale; null: none is known. */
  mostDocuments: number | null;
  cross: CrossTable | null;
};

/** Documents of all labs of France in the month; null: not known. */
async function documentsOf(viewer: Viewer, at: Month): Promise<number | null> {
  const facts = await readFacts(viewer, FRANCE);
  return facts ? dmpDocumentsAt(facts, at).value : null;
}

function heaviestOf(open: readonly { issue: LogIssue; line: LogLine }[], all: number | null): IssueLog['heaviest'] {
  const heavy = open
    .filter(({ line }) => line.documents !== null)
    .sort((a, b) => (b.line.documents ?? 0) - (a.line.documents ?? 0) || b.line.legalEntities - a.line.legalEntities)
    .slice(0, HEAVIEST);
  if (heavy.length === 0) return null;
  const weight = weightOf(heavy.flatMap(({ issue }) => issue.labs));
  return { ...weight, issues: heavy.length, share: ratio(weight.documents, all) };
}

/** What the columns of the viewer's cross-table may be, the usual first: a vendor reads no other's name, so has its products instead. */
export function crossAxes(viewer: Viewer): CrossAxis[] {
  return viewer.role === 'VENDOR' ? ['product', 'region'] : ['vendor', 'product', 'region'];
}

function crossAxis(viewer: Viewer, asked: CrossAxis | null): CrossAxis {
  const axes = crossAxes(viewer);
  return axes.find((axis) => axis === asked) ?? axes[0] ?? 'product';
}

/**
 * The issues that the viewer may read and the address keeps, in its order, with their weight in the last month that is over.
 * `all`: every page, as the board and an export show it.
 */
export async function readIssueLog(viewer: Viewer, params: LogParams, { all }: { all: boolean }): Promise<IssueLog> {
  const month = lastCompleteMonth();
  const day = today();
  const [issues, words, documents, categories] = await Promise.all([
    readLogIssues(viewer, month, day),
    wordsOf(params.q),
    documentsOf(viewer, month),
    params.category === null ? [] : categoriesUnder(params.category),
  ]);
  const asked = { ...params, category: categories.length === 0 ? null : params.category };
  const kept = ranked(issues, day).filter((one) => keeps(one, asked, words));
  const open = kept.filter(({ line }) => line.closedOn === null);
  const order = orderOf(params);
  const lines = sorted(
    kept.map(({ line }) => line),
    params.sort,
    order,
  );
  const size = LOG_PAGE_SIZES.find((known) => known === params.size) ?? LOG_PAGE_SIZES[0];
  const pages = all ? 1 : Math.max(1, Math.ceil(lines.length / size));
  const page = all ? 1 : Math.min(params.page, pages);
  const known = lines.flatMap((line) => (line.documents === null ? [] : [line.documents]));
  return {
    month,
    today: day,
    sort: params.sort,
    order,
    lines: all ? lines : lines.slice((page - 1) * size, page * size),
    page,
    pages,
    size,
    total: kept.length,
    open: open.length,
    late: open.filter(({ line }) => line.late !== null).length,
    heaviest: heaviestOf(open, documents),
    mostDocuments: known.length === 0 ? null : Math.max(...known),
    cross:
      params.view === 'cross'
        ? crossTable(
            kept.map(({ issue }) => issue),
            crossAxis(viewer, params.axis),
          )
        : null,
  };
}

type Choice = { code: string; label: string };
export type LogChoices = {
  categories: Choice[];
  products: Choice[];
  vendors: Choice[];
  regions: Choice[];
  owners: Choice[];
};

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, 'fr');
const distinct = (choices: Choice[]): Choice[] =>
  [...new Map(choices.map((choice) => [choice.code, choice])).values()].sort(byLabel);

/** What the filters offer to this viewer: what its issues have, open or closed, and every category. */
export async function readLogChoices(viewer: Viewer): Promise<LogChoices> {
  const [issues, categories] = await Promise.all([
    readLogIssues(viewer, lastCompleteMonth(), today()),
    db().issueCategory.findMany({ orderBy: { position: 'asc' } }),
  ]);
  const products = issues.flatMap((issue) => issue.products);
  return {
    categories: categoryChoices(categories),
    products: distinct(products.map(({ code, name }) => ({ code, label: name }))),
    vendors: distinct(products.map(({ vendor }) => ({ code: vendor.slug, label: vendor.name }))),
    regions: distinct(
      issues
        .flatMap(({ region, labs }) => [...(region ? [region] : []), ...labs.map((lab) => lab.region)])
        .map(({ code, name }) => ({ code, label: name })),
    ),
    owners: distinct(issues.flatMap(({ owner }) => (owner ? [{ code: owner.key, label: owner.name }] : []))),
  };
}
