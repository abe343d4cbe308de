import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import type { Prisma } from '../generated/prisma/client';
import type { Severity } from '../generated/prisma/enums';
import { recordIssueEvent } from './event-commands';

/** A new issue; its texts are checked already. */
export type NewIssue = {
  title: string;
  statement: string;
  categoryCode: string;
  severity: Severity;
  /** INSEE code; null: national. */
  regionCode: string | null;
  /** FINESS EJ. */
  labs: readonly string[];
  /** Product codes. */
  products: readonly string[];
  /** Feedbacks that the caller attaches to it in the same transaction. */
  feedbacks: number;
  /** Of the diagnostic's proposal that it comes from. */
  proposalKey?: string;
};

/**
 * Opens an issue in analysis, with its labs and products, inside the caller's transaction: the one place that makes an issue.
 * The caller has checked the right and the texts, and bumps the data's version. @returns its number.
 */
export async function openIssue(tx: Prisma.TransactionClient, viewer: Viewer, issue: NewIssue): Promise<number> {
  const { labs, products, feedbacks, proposalKey, ...columns } = issue;
  const { id } = await tx.issue.create({
    data: {
      ...columns,
      proposalKey: proposalKey ?? null,
      state: 'ANALYSIS',
      openedOn: new Date(today()),
      labs: { create: [...new Set(labs)].map((legalEntityFiness) => ({ legalEntityFiness })) },
      products: { create: [...new Set(products)].map((productCode) => ({ productCode })) },
    },
    select: { id: true },
  });
  await recordIssueEvent(tx, viewer, { issueId: id, kind: 'OPENED', details: { feedbacks } });
  await audit(tx, viewer, {
    action: 'issue.open',
    subjectType: 'issue',
    subjectId: String(id),
    details: { title: issue.title, category: issue.categoryCode, labs: labs.length, proposal: proposalKey ?? null },
  });
  return id;
}
