import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { standingOn } from '../figures/order-stages';
import { formatDate } from '../format/date';
import { readLabsToCall } from '../labs/to-call-queries';
import { type IsoDate, isoDate, lastDay, type Month } from '../month';
import { readBoardFacts } from '../orders/board-facts-queries';
import { readConcerned } from './concerned-queries';
import {
  type CauseRow,
  type KnownIssue,
  keyStem,
  knownOf,
  longStageOf,
  type Proposal,
  proposalsOf,
} from './diagnostic';

/** A proposal, the issue that it was already made into, and the open ones that hold half of its labs or more. */
export type DiagnosticItem = Proposal & {
  opened: { id: number; closed: string | null } | null;
  known: { id: number; title: string; labs: number }[];
};

export type Diagnostic = {
  month: Month;
  items: DiagnosticItem[];
  categories: { code: string; label: string }[];
};

type LabRow = {
  finess: string;
  town: string;
  regionCode: string;
  regionName: string;
  productCode: string | null;
  productName: string | null;
};

/** Where labs are on a day, and the laboratory system that they run then, the last installed of several. */
async function readLabs(finess: readonly string[], day: IsoDate): Promise<Map<string, LabRow>> {
  const rows = await db().$queryRaw<LabRow[]>`
    with running as (
      select distinct on (mem.lab_finess) mem.lab_finess as finess, x.code, x.name
      from installation i
      join product x on x.code = i.product_code and x.device_code = 'SGL'
      join lab_member mem on mem.finess = i.legal_entity_finess and mem.since <= ${day}::date and mem.until > ${day}::date
      where i.installed_on <= ${day}::date and (i.removed_on is null or i.removed_on > ${day}::date)
        and mem.lab_finess = any(${finess})
      order by mem.lab_finess, i.installed_on desc, x.code
    )
    select le.finess, le.town, r.code as "regionCode", r.name as "regionName", p.code as "productCode", p.name as "productName"
    from legal_entity_state le
    join department d on d.code = le.department_code
    join region r on r.code = d.region_code
    left join running p on p.finess = le.finess
    where le.valid_from <= ${day}::date and le.valid_to > ${day}::date and le.finess = any(${finess})`;
  return new Map(rows.map((row) => [row.finess, row]));
}

/** What the figures of a month show, one row a lab and a cause. */
async function readCauses(viewer: Viewer, at: Month): Promise<CauseRow[]> {
  const day = lastDay(at);
  const [toCall, { orders }] = await Promise.all([readLabsToCall(viewer, at), readBoardFacts(day)]);
  const long = orders.flatMap((order) => {
    const standing = order.labOpen ? standingOn(order.events, day) : null;
    const found = standing && longStageOf(standing, day);
    return found ? [{ order, ...found }] : [];
  });
  const places = await readLabs(
    [...new Set([...toCall.map(({ finess }) => finess), ...long.map(({ order }) => order.finess)])],
    day,
  );
  const ofDocuments = toCall.flatMap(({ finess, name, town, reason, documents, usual, stake }): CauseRow[] => {
    const place = places.get(finess);
    if (!place) return [];
    const { productCode, productName, regionCode, regionName } = place;
    return [
      {
        cause: reason,
        finess,
        name,
        town,
        product: productCode === null ? null : { code: productCode, name: productName ?? productCode },
        region: { code: regionCode, name: regionName },
        documents,
        // Nothing is known of what a silent lab would send before it has sent anything for three months.
        stake: reason === 'silent' && usual === null ? null : stake,
        days: null,
      },
    ];
  });
  const ofOrders = long.map(
    ({ order, cause, days }): CauseRow => ({
      cause,
      finess: order.finess,
      name: order.lab,
      town: places.get(order.finess)?.town ?? '',
      product: order.product,
      region: order.region,
      documents: null,
      stake: null,
      days,
    }),
  );
  return [...ofDocuments, ...ofOrders];
}

/** The difficulties that the last month that is over shows. No right is asked: callers have. */
export async function readProposals(viewer: Viewer): Promise<{ month: Month; proposals: Proposal[] }> {
  const month = lastCompleteMonth();
  // Those who may triage all see the same labs.
  return cached('diagnostic-proposals', [month], async () => ({
    month,
    proposals: proposalsOf(await readCauses(viewer, month), month),
  }));
}

async function readOpenIssues(at: Month): Promise<KnownIssue[]> {
  const [issues, concerned] = await Promise.all([
    db().issue.findMany({
      where: { closedOn: null, mergedIntoId: null },
      select: { id: true, title: true, products: { select: { productCode: true } } },
    }),
    readConcerned(at),
  ]);
  const labs = new Map(issues.map(({ id }) => [id, new Set<string>()]));
  for (const { issueId, finess } of concerned) labs.get(issueId)?.add(finess);
  return issues.map(({ id, title, products }) => ({
    id,
    title,
    products: products.map(({ productCode }) => productCode),
    labs: labs.get(id) ?? new Set(),
  }));
}

/** The proposals of the last month that is over, each with the issue already opened from it: an open one of another month, or this month's; null without the right. */
export async function readDiagnostic(viewer: Viewer): Promise<Diagnostic | null> {
  if (!may(viewer, 'issues.triage')) return null;
  const [{ month, proposals }, issues, categories] = await Promise.all([
    readProposals(viewer),
    db().issue.findMany({
      where: { proposalKey: { not: null } },
      orderBy: { id: 'desc' },
      select: { id: true, proposalKey: true, closedOn: true },
    }),
    db().issueCategory.findMany({ orderBy: { position: 'asc' }, select: { code: true, label: true } }),
  ]);
  const openIssues = await readOpenIssues(month);
  const openedFrom = ({ key }: Proposal) => {
    const found = issues.find(
      ({ proposalKey, closedOn }) =>
        proposalKey === key || (closedOn === null && proposalKey !== null && keyStem(proposalKey) === keyStem(key)),
    );
    return found ? { id: found.id, closed: found.closedOn ? formatDate(isoDate(found.closedOn)) : null } : null;
  };
  return {
    month,
    items: proposals.map((proposal) => {
      const opened = openedFrom(proposal);
      const known = knownOf(proposal, openIssues).filter(({ id }) => id !== opened?.id);
      return { ...proposal, opened, known };
    }),
    categories,
  };
}
