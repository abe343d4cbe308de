import { today } from '../clock';
import { formatDate } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { FeedbackState, IssueState, Severity } from '../generated/prisma/enums';
import { isoDate } from '../month';
import { qualifiedSentence } from './qualified-words';
import { feedbackNumber } from './words';

type Tx = Prisma.TransactionClient;

/** A feedback held until the transaction ends. */
export type HeldFeedback = {
  id: number;
  body: string;
  state: FeedbackState;
  issueId: number | null;
  qualifiedBy: string | null;
  qualifiedAt: Date | null;
  organisation: string;
  meToo: boolean;
  regionCode: string | null;
  lab: string | null;
  productCode: string | null;
  categoryCode: string;
  severity: Severity;
};

/** An issue held until the transaction ends. */
export type HeldIssue = {
  id: number;
  title: string;
  state: IssueState;
  regionCode: string | null;
  closedOn: Date | null;
  mergedIntoId: number | null;
  version: number;
};

const MOST_MERGERS = 20;

/**
 * Holds feedbacks, in the order of their numbers; those that do not exist are left out. Two that qualify the same one wait here for each
 * other: the second reads what the first decided. Hold issues before feedbacks.
 */
export async function holdFeedbacks(tx: Tx, ids: readonly number[]): Promise<HeldFeedback[]> {
  return tx.$queryRaw<HeldFeedback[]>`
    select id, body, state::text as state, issue_id as "issueId", qualified_by as "qualifiedBy", qualified_at as "qualifiedAt", organisation,
           me_too as "meToo", region_code as "regionCode", legal_entity_finess as lab, product_code as "productCode",
           category_code as "categoryCode", severity::text as severity
    from feedback where id = any(${ids}) order by id for update`;
}

/** Holds issues, in the order of their numbers; those that do not exist are left out. */
export async function holdIssues(tx: Tx, ids: readonly number[]): Promise<HeldIssue[]> {
  return tx.$queryRaw<HeldIssue[]>`
    select id, title, state::text as state, region_code as "regionCode", closed_on as "closedOn", merged_into_id as "mergedIntoId", version
    from issue where id = any(${ids}) order by id for update`;
}

/** Holds the issue that one has become, merger after merger; null when there is none of that number. */
export async function holdSurvivor(tx: Tx, id: number): Promise<HeldIssue | null> {
  let at = id;
  for (let hop = 0; hop < MOST_MERGERS; hop++) {
    const known = await tx.issue.findUnique({ where: { id: at }, select: { mergedIntoId: true } });
    if (!known) return null;
    // Held once it is the last one as read; it may have been merged while this waited.
    const held = known.mergedIntoId === null ? (await holdIssues(tx, [at]))[0] : undefined;
    const next = known.mergedIntoId ?? held?.mergedIntoId ?? null;
    if (next === null) return held ?? null;
    at = next;
  }
  return null;
}

/** Whether a feedback of a region cannot be of an issue: its author could not read what came of it. Null is national. */
export function isOtherRegion(issue: string | null, feedback: string | null): boolean {
  return issue !== null && feedback !== null && issue !== feedback;
}

/** «clos le 03/10/2023, rouvrez-le», as a sentence. */
export function closedMessage({ id, closedOn }: HeldIssue): string {
  const since = closedOn ? ` le ${formatDate(isoDate(closedOn))}` : '';
  return `L’irritant n°\u00A0${id} est clos${since}\u202F: rouvrez-le pour y rattacher une remontée.`;
}

/** Why a feedback can no longer be qualified; null while it still waits. */
export function movedMessage(feedback: HeldFeedback): string | null {
  const { state, issueId, qualifiedBy: by, qualifiedAt: at } = feedback;
  const said = qualifiedSentence({ state, issueId, by, at }, today());
  return said === null ? null : `${feedbackNumber(feedback.id)}\u00A0: ${said}`;
}
