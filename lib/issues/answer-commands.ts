import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { now, today } from '../clock';
import type { AnswerKind, IssueState } from '../generated/prisma/enums';
import { answersAskedSql } from './answer-sql';
import {
  changeIssue,
  type IssueResult,
  readTyped,
  refusal,
  sentTwiceSince,
  type Tx,
  type Typed,
} from './change-commands';
import { recordIssueEvent } from './event-commands';
import { dayInput, optionalWordsInput, versionInput } from './typed-input';

const answerSchema = z.object({
  kind: z.enum(['ACCEPTED', 'PLANNED', 'REJECTED'], 'Choisissez une réponse.'),
  version: versionInput,
  plannedOn: dayInput('Jour illisible. Saisissez le jour prévu.'),
  body: optionalWordsInput,
});

/** Before any answer was asked for. */
const UNASKED: readonly IssueState[] = ['TO_QUALIFY', 'ANALYSIS'];

/** What an answer that nobody waited for makes of the state: accepted, work goes on; planned, it is planned. */
const GIVEN: { readonly [kind in AnswerKind]: IssueState | null } = {
  ACCEPTED: 'IN_PROGRESS',
  PLANNED: 'PLANNED',
  REJECTED: null,
};

/**
 * The state after an answer. One that was asked of several vendors waits for each: then one acceptance is work that goes on, else one plan is
 * a plan, and if all refuse the task force analyses again.
 */
async function stateAfter(tx: Tx, issueId: number, state: IssueState, kind: AnswerKind): Promise<IssueState> {
  if (UNASKED.includes(state)) return GIVEN[kind] ?? state;
  if (state !== 'AWAITING_ANSWER') return state;
  const rows = await tx.$queryRaw<{ kind: AnswerKind | null }[]>`
    select asked.kind from (${answersAskedSql()}) asked where asked.issue_id = ${issueId}`;
  const kinds = rows.map((row) => row.kind);
  if (kinds.includes(null)) return state;
  if (kinds.includes('ACCEPTED')) return 'IN_PROGRESS';
  return kinds.includes('PLANNED') ? 'PLANNED' : 'ANALYSIS';
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
    const given = { kind, version, plannedOn: plannedOn && new Date(plannedOn), body, authorLabel: viewer.name };
    const last = await tx.vendorAnswer.findFirst({ where: { issueId: id, vendorSlug: slug }, orderBy: { id: 'desc' } });
    const twice = last && { ...given, id: last.id, createdAt: { gte: sentTwiceSince() } };
    if (twice && (await tx.vendorAnswer.count({ where: twice })) > 0) return null;
    const answer = await tx.vendorAnswer.create({
      data: { issueId: id, vendorSlug: slug, ...given, createdAt: now() },
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
