import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { bumpDataVersion } from '@/lib/data-version';
import { db } from '@/lib/db';
import { addAction, advanceAction } from '@/lib/issues/action-commands';
import { answerIssue } from '@/lib/issues/answer-commands';
import { readVendorWork } from '@/lib/issues/blocks-queries';
import { commentIssue } from '@/lib/issues/comment-commands';
import { changeIssueProduct } from '@/lib/issues/concern-commands';
import { readIssue } from '@/lib/issues/issue-queries';
import { readAgendaGround } from '@/lib/issues/meeting-queries';
import { openIssue } from '@/lib/issues/open-commands';
import { changeIssueState } from '@/lib/issues/state-commands';
import type { IsoDate } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const RENNES = '350000001';
const CLOSED = '350000002';

let camille: Viewer;
let alpha: Viewer;
let beta: Viewer;
let issueId: number;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error('no viewer');
  return found;
}

/** A form made with the issue as it stands. */
async function form(values: { [name: string]: string }): Promise<{ [name: string]: string }> {
  const { version } = await db().issue.findUniqueOrThrow({ where: { id: issueId } });
  return { issueId: String(issueId), version: String(version), ...values };
}

async function open(products: string[], regionCode: string | null = null): Promise<number> {
  return db().$transaction(async (tx) => {
    await bumpDataVersion(tx);
    const issue = {
      title: 'Un rejet',
      statement: 'Il revient.',
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
    } as const;
    return openIssue(tx, camille, { ...issue, regionCode, labs: [RENNES, CLOSED], products, feedbacks: 0 });
  });
}

const stateOf = async () => (await db().issue.findUniqueOrThrow({ where: { id: issueId } })).state;
const waits = async (of: Viewer) => (await readVendorWork(of)).issues.some(({ id }) => id === issueId);

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: CLOSED, department: '35', product: 'ALPHA-LAB', closedOn: '2023-06-30' });
  camille = await viewer('Camille', { role: 'TASKFORCE' });
  alpha = await viewer('Sacha', { role: 'VENDOR', vendorSlug: 'alpha' });
  beta = await viewer('Lou', { role: 'VENDOR', vendorSlug: 'beta' });
});

beforeEach(async () => {
  issueId = await open(['ALPHA-LAB', 'BETA-SIL']);
});

describe('two vendors that are asked', () => {
  it('are each waited for, then the issue goes on as the best answer says', async () => {
    await changeIssueState(camille, await form({ state: 'AWAITING_ANSWER' }));
    expect([await waits(alpha), await waits(beta)]).toEqual([true, true]);
    expect(await answerIssue(alpha, await form({ kind: 'ACCEPTED' }))).toEqual({ ok: true });
    expect([await stateOf(), await waits(alpha), await waits(beta)]).toEqual(['AWAITING_ANSWER', false, true]);
    await answerIssue(beta, await form({ kind: 'REJECTED', body: 'Comportement voulu.' }));
    expect([await stateOf(), await waits(beta)]).toEqual(['IN_PROGRESS', false]);
  });

  it('both refuse: the task force analyses again', async () => {
    await changeIssueState(camille, await form({ state: 'AWAITING_ANSWER' }));
    await answerIssue(alpha, await form({ kind: 'REJECTED', body: 'Non.' }));
    expect(await stateOf()).toBe('AWAITING_ANSWER');
    await answerIssue(beta, await form({ kind: 'REJECTED', body: 'Non plus.' }));
    expect(await stateOf()).toBe('ANALYSIS');
  });

  it('cannot all be taken off while their answer is waited for', async () => {
    await changeIssueState(camille, await form({ state: 'AWAITING_ANSWER' }));
    const remove = (product: string) => form({ product, versions: '', fixedIn: '', what: 'remove' });
    expect(await changeIssueProduct(camille, await remove('BETA-SIL'))).toEqual({ ok: true });
    expect(await changeIssueProduct(camille, await remove('ALPHA-LAB'))).toMatchObject({ ok: false, field: 'product' });
    await changeIssueState(camille, await form({ state: 'ANALYSIS' }));
    expect(await changeIssueProduct(camille, await remove('ALPHA-LAB'))).toEqual({ ok: true });
  });
});

describe('an issue with an open action', () => {
  const fix = { kind: 'ACTION-FIX', what: 'Livrer la 4.2', owner: 'VENDOR:alpha', dueOn: '2023-11-01' };

  it('is closed once it is done or dropped, and then waits for nobody', async () => {
    await addAction(camille, await form(fix));
    const close = { state: 'CLOSED', reason: 'Réglé.' };
    expect(await changeIssueState(camille, await form(close))).toMatchObject({
      ok: false,
      message: 'Une action reste ouverte\u00A0: dites ce qui est fait ou abandonné, puis clôturez.',
    });
    const { id } = await db().action.findFirstOrThrow({ where: { issueId } });
    const drop = { action: String(id), actionVersion: '0', state: 'DROPPED', result: 'Sans objet.' };
    expect(await advanceAction(camille, await form(drop))).toEqual({ ok: true });
    expect(await changeIssueState(camille, await form(close))).toEqual({ ok: true });
    // Left open by an older rule: it is nobody's work any more.
    const late = { state: 'TODO', madeOn: new Date('2023-09-01'), dueOn: new Date('2023-09-20') } as const;
    await db().action.update({ where: { id }, data: late });
    expect((await readVendorWork(alpha)).actions.filter((one) => one.id === id)).toEqual([]);
    const { facts } = await readAgendaGround(db(), { id: null, heldOn: '2023-10-10' as IsoDate });
    expect(facts.lateActions.filter((one) => one.id === id)).toEqual([]);
  });

  it('has nobody bear it who cannot read the issue', async () => {
    issueId = await open(['ALPHA-LAB'], '11');
    for (const owner of ['VENDOR:beta', 'VENDOR:nobody']) {
      expect(await addAction(camille, await form({ ...fix, owner }))).toMatchObject({ ok: false, field: 'owner' });
    }
    const tech = { ...fix, kind: 'ACTION-TECH' };
    expect(await addAction(camille, await form({ ...tech, owner: 'REGION:53' }))).toMatchObject({ field: 'owner' });
    expect(await addAction(camille, await form({ ...tech, owner: 'REGION:11' }))).toEqual({ ok: true });
    expect(await addAction(camille, await form(fix))).toEqual({ ok: true });
  });
});

describe('a form that is sent twice', () => {
  it('writes once, and again when it says something else', async () => {
    const both = async (send: () => Promise<{ ok: boolean }>) => {
      expect(await Promise.all([send(), send()])).toEqual([{ ok: true }, { ok: true }]);
    };
    const comment = await form({ body: 'Deux fois', internal: '' });
    const action = await form({ kind: 'ACTION-TECH', what: 'Deux fois', owner: 'DNS', dueOn: '2023-12-01' });
    const answer = await form({ kind: 'ACCEPTED', body: 'Oui.' });
    await both(() => commentIssue(camille, comment));
    await both(() => addAction(camille, action));
    await both(() => answerIssue(alpha, answer));
    await commentIssue(camille, { ...comment, body: 'Une autre fois' });
    await addAction(camille, { ...action, dueOn: '2023-12-02' });
    await answerIssue(alpha, { ...answer, body: 'Oui, en mars.' });
    const where = { issueId };
    expect([
      await db().issueComment.count({ where }),
      await db().action.count({ where }),
      await db().vendorAnswer.count({ where }),
      await db().issueEvent.count({ where: { issueId, kind: { in: ['COMMENT', 'ACTION', 'ANSWER'] } } }),
    ]).toEqual([2, 2, 2, 6]);
  });
});

describe('a lab closed without a successor', () => {
  it('is concerned no more', async () => {
    expect((await readIssue(camille, issueId))?.weight.legalEntities).toBe(1);
  });
});

describe('a reopening', () => {
  it('goes to a measured effect with a fix and figures only', async () => {
    await changeIssueState(camille, await form({ state: 'CLOSED', reason: 'Réglé.' }));
    const again = { state: 'EFFECT_MEASURED', reason: 'Il revient.' };
    expect(await changeIssueState(camille, await form(again))).toMatchObject({ ok: false, field: 'fixedOn' });
    await db().issue.update({ where: { id: issueId }, data: { openedOn: new Date('2023-01-10') } });
    // Seven months later, but no lab has declared anything.
    expect(await changeIssueState(camille, await form({ ...again, fixedOn: '2023-02-15' }))).toMatchObject({
      ok: false,
      field: 'state',
      message: 'Aucun laboratoire concerné n’a déclaré\u00A0: pas de mesure. Gardez «\u00A0Effet à confirmer\u00A0».',
    });
    expect(await stateOf()).toBe('CLOSED');
  });
});
