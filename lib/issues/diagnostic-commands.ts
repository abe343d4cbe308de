import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { PROPOSALS_LOCK } from '../advisory-locks';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { keyStem } from './diagnostic';
import { readProposals } from './diagnostic-queries';
import { openIssue } from './open-commands';
import { codeInput } from './qualify-input';

/** The issue of the proposal, opened now or before; or why there is none, in French. */
export type ProposalResult = { ok: true; issueId: number; before: boolean } | { ok: false; message: string };

const openInput = z.object({ key: codeInput.min(1), category: codeInput.min(1) });

const refused = (message: string): ProposalResult => ({ ok: false, message });

/**
 * Opens the issue that the figures propose, with its labs and product, in the category chosen. Asked twice, or already open from another
 * month, it is the same issue. Refused when the figures no longer propose it.
 */
export async function openProposal(viewer: Viewer, input: { key: string; category: string }): Promise<ProposalResult> {
  if (!may(viewer, 'issues.triage')) return refused('Seule la task force ouvre un irritant.');
  const parsed = openInput.safeParse(input);
  if (!parsed.success) return refused('Choisissez une catégorie.');
  const { key, category } = parsed.data;
  const { proposals } = await readProposals(viewer);
  const proposal = proposals.find((one) => one.key === key);
  if (!proposal) return refused('Les chiffres ont changé\u00A0: cette proposition ne tient plus. Rechargez la page.');
  return db().$transaction(async (tx): Promise<ProposalResult> => {
    // Proposals are opened one after the other.
    await tx.$queryRaw`select pg_advisory_xact_lock(${PROPOSALS_LOCK}::bigint)::text`;
    const known = await tx.issue.findFirst({
      where: { OR: [{ proposalKey: key }, { proposalKey: { startsWith: keyStem(key) }, closedOn: null }] },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    if (known) return { ok: true, issueId: known.id, before: true };
    if ((await tx.issueCategory.count({ where: { code: category } })) === 0)
      return refused('Choisissez une catégorie.');
    const { title, why, rule, severity, product, region, labs } = proposal;
    const issueId = await openIssue(tx, viewer, {
      title,
      statement: `${why} Règle\u00A0: ${rule}`,
      categoryCode: category,
      severity,
      regionCode: region?.code ?? null,
      labs: labs.map(({ finess }) => finess),
      products: product ? [product.code] : [],
      feedbacks: 0,
      proposalKey: key,
    });
    await bumpDataVersion(tx);
    return { ok: true, issueId, before: false };
  }, WRITING_TRANSACTION);
}
