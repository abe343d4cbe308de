import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { now, today } from '../clock';
import type { AnswerKind, IssueState } from '../generated/prisma/enums';
import { changeIssue, type IssueResult, readTyped, refusal, type Tx, type Typed } from './change-commands';
import { recordIssueEvent } from './event-commands';
import { dayInput, optionalWordsInput, versionInput } from './typed-input';

const answerSchema = z.object({
  kind: z.enum(['ACCEPTED', 'PLANNED', 'REJECTED'], 'Choisissez une réponse.'),
  version: versionInput,
  plannedOn: dayInput('Jour illisible. Saisissez le jour prévu.'),
  body: optionalWordsInput,
});

/** Before an answer, and what an acceptance or a plan makes of it. */
const WAITING: readonly IssueState[] = ['TO_QUALIFY', 'ANALYSIS', 'AWAITING_ANSWER'];

/** The state after an answer: accepted, work goes on; planned, it is planned; refused by every vendor, the task force analyses again. */
async function stateAfter(tx: Tx, issueId: number, state: IssueState, kind: AnswerKind): Promise<IssueState> {
  if (kind === 'ACCEPTED') return WAITING.includes(state) ? 'IN_PROGRESS' : state;
  if (kind === 'PLANNED') return WAITING.includes(state) ? 'PLANNED' : state;
  if (state !== 'AWAITING_ANSWER') return state;
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    select count(*)::int as others
    from (select distinct x.vendor_slug from issue_product ip join product x on x.code = ip.product_code where ip.issue_id = ${issueId}) asked
    left join lateral (
      select a.kind::text as kind from vendor_answer a
      where a.issue_id = ${issueId} and a.vendor_slug = asked.vendor_slug order by a.id desc limit 1
    ) last on true
    where last.kind is distinct from 'REJECTED'`;
  return row?.others === 0 ? 'ANALYSIS' : state;
}

/**
 * A vendor's answer to an issue on one of its products: accepted, planned in a version on a day, or rejected with a reason. Earlier answers
 * stay. The issue's state follows.
 */
export async function answerIssue(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(answerSchema, input);
  if (!read.ok) return read;
  const { kind, body } = read.values;
  const planned = kind === 'PLANNED';
  const [version, plannedOn] = planned ? [read.values.version, read.values.plannedOn] : [null, null];
  if (kind === 'REJECTED' && body === '') {
    return refusal('invalid', 'body', 'Écrivez pourquoi la demande est refusée\u00A0: le terrain le lira.');
  }
  if (planned && version === null) return refusal('invalid', 'version', 'Saisissez la version prévue.');
  if (planned && plannedOn === null) return refusal('invalid', 'plannedOn', 'Saisissez le jour prévu.');
  if (plannedOn !== null && plannedOn < today()) {
    return refusal('invalid', 'plannedOn', 'Ce jour est passé. Saisissez le jour où la version est prévue.');
  }
  const slug = viewer.vendor?.slug ?? '';
  const options = {
    right: 'issues.answer',
    forbidden: 'Seul l’éditeur d’un logiciel concerné répond à un irritant.',
    action: 'issue.answer',
    versioned: false,
  } as const;
  return changeIssue(viewer, input, options, async (tx, { id, state }) => {
    const own = await tx.issueProduct.count({ where: { issueId: id, product: { vendorSlug: slug } } });
    if (own === 0) return refusal('forbidden', null, 'Aucun de vos logiciels n’est concerné par cet irritant.');
    const answer = await tx.vendorAnswer.create({
      data: {
        issueId: id,
        vendorSlug: slug,
        kind,
        version,
        plannedOn: plannedOn && new Date(plannedOn),
        body,
        authorLabel: viewer.name,
        createdAt: now(),
      },
      select: { id: true },
    });
    const details = { answer: answer.id, vendor: slug, kind, version };
    await recordIssueEvent(tx, viewer, { issueId: id, kind: 'ANSWER', details });
    const to = await stateAfter(tx, id, state, kind);
    if (to !== state) {
      await tx.issue.update({ where: { id }, data: { state: to } });
      await recordIssueEvent(tx, viewer, { issueId: id, kind: 'STATE', details: { from: state, to } });
    }
    return { details: { ...details, from: state, to } };
  });
}
