import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { bumpDataVersion } from '@/lib/data-version';
import { db } from '@/lib/db';
import { addAction, advanceAction } from '@/lib/issues/action-commands';
import { answerIssue } from '@/lib/issues/answer-commands';
import { commentIssue } from '@/lib/issues/comment-commands';
import { digestMail } from '@/lib/issues/digest';
import { reportFeedback } from '@/lib/issues/feedback-commands';
import { readFeedback } from '@/lib/issues/feedback-queries';
import { follow } from '@/lib/issues/follow-commands';
import { readIssue } from '@/lib/issues/issue-queries';
import { readIssueLog } from '@/lib/issues/list-queries';
import { countNews, readNews, readNewsSince } from '@/lib/issues/news-queries';
import { openIssue } from '@/lib/issues/open-commands';
import { attachFeedbacks } from '@/lib/issues/qualify-commands';
import { loadLogParams } from '@/lib/issues/search-params';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const RENNES = '350000001';
/** Nothing of this is Alpha's to read. */
const OF_BETA = /SECRET|B[êe]ta/i;

let camille: Viewer;
let region: Viewer;
let alpha: Viewer;
let beta: Viewer;
let observer: Viewer;
let issueId: number;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(`no viewer for ${name}`);
  return found;
}

async function form(values: { [name: string]: string }) {
  const { version } = await db().issue.findUniqueOrThrow({ where: { id: issueId } });
  return { issueId: String(issueId), version: String(version), ...values };
}

async function act(what: string) {
  const given = await form({ kind: 'ACTION-FIX', what, owner: 'VENDOR:beta', dueOn: '2023-10-20' });
  expect(await addAction(camille, given)).toEqual({ ok: true });
  return db().action.findFirstOrThrow({ where: { what } });
}

const report = (meToo: number | null) =>
  reportFeedback(meToo === null ? region : alpha, {
    clientKey: randomUUID(),
    lab: RENNES,
    region: null,
    category: 'DIFF-BUG',
    severity: 'SLOWS',
    channel: 'VISIT',
    body: 'Comme chez les clients de Bêta SIL.',
    meToo,
  });

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  camille = await viewer('Camille Lormont', { role: 'TASKFORCE' });
  region = await viewer('Maëlle Kervella', { role: 'REGIONAL', regionCode: '53' });
  alpha = await viewer('Sacha Alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
  beta = await viewer('Lou Marin', { role: 'VENDOR', vendorSlug: 'beta' });
  observer = await viewer('Ange Voir', { role: 'OBSERVER' });
  issueId = await db().$transaction(async (tx) => {
    await bumpDataVersion(tx);
    return openIssue(tx, camille, {
      title: 'Bêta SIL et Alpha Lab rejettent le document',
      statement: 'Surtout beta-sil.',
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
      regionCode: null,
      labs: [RENNES],
      products: ['ALPHA-LAB', 'BETA-SIL'],
      feedbacks: 0,
    });
  });
  await follow(alpha, { issue: String(issueId), follow: true });
  await db().subscription.updateMany({ data: { createdAt: new Date(0) } });
  const done = await act('SECRET-ACTION');
  const said = { action: String(done.id), actionVersion: '0', state: 'DONE', doneOn: '2023-10-05' };
  expect(await advanceAction(beta, await form({ ...said, result: 'SECRET-RESULT' }))).toEqual({ ok: true });
  await act('SECRET-TODO');
  expect(await commentIssue(beta, await form({ body: 'SECRET-COMMENT', internal: '' }))).toEqual({ ok: true });
  expect(await answerIssue(beta, await form({ kind: 'REJECTED', body: 'SECRET-ANSWER' }))).toEqual({ ok: true });
  await commentIssue(camille, await form({ body: 'La DNS appelle bêta sil.', internal: '' }));
});

it('a vendor reads nothing of another on the issue’s page and in the list', async () => {
  const seen = await readIssue(alpha, issueId);
  expect(seen?.title).toBe('Autre éditeur et Alpha Lab rejettent le document');
  expect(seen?.statement).toBe('Surtout Autre éditeur.');
  expect(seen?.story.map(({ title, quote }) => [title, quote])).toEqual([
    ['Irritant ouvert', null],
    ['Commentaire', 'La DNS appelle Autre éditeur.'],
  ]);
  expect(JSON.stringify(seen)).not.toMatch(OF_BETA);
  const list = await readIssueLog(alpha, loadLogParams({}), { all: true });
  expect(JSON.stringify(list)).not.toMatch(OF_BETA);
  expect((await readIssueLog(alpha, loadLogParams({ q: 'beta' }), { all: true })).total).toBe(0);
});

it('nor in the news and their mail, which count alike', async () => {
  const news = await readNews(alpha);
  expect(news.fresh.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['Commentaire', 'Irritant ouvert']);
  expect(await countNews(alpha)).toBe(2);
  const groups = await readNewsSince(alpha, {
    since: new Date(0),
    seenAt: new Date(0),
    until: new Date('9999-01-01'),
  });
  expect(digestMail(groups, null).text).not.toMatch(OF_BETA);
  expect(JSON.stringify(news)).not.toMatch(OF_BETA);
});

it('nor on a feedback’s page, nor on the receipt of «Moi aussi»', async () => {
  const given = await report(null);
  if (!given.ok) throw new Error(given.message);
  await attachFeedbacks(camille, { feedbacks: [Number(given.number.slice(2))], issue: String(issueId) });
  const page = await readFeedback(alpha, given.number);
  expect(page?.body).toBe('Comme chez les clients de Autre éditeur.');
  expect(page?.issue?.actions).toEqual([]);
  expect(JSON.stringify(page)).not.toMatch(OF_BETA);
  const receipt = await report(issueId);
  expect(receipt).toMatchObject({ ok: true, issue: { id: issueId, action: null } });
  expect(JSON.stringify(receipt)).not.toMatch(OF_BETA);
});

it('an observer reads of an answer what it is, not its words', async () => {
  const seen = await readIssue(observer, issueId);
  expect(seen?.answers.map(({ vendor, kind, body }) => [vendor, kind, body])).toEqual([['Bêta', 'REJECTED', '']]);
  expect(JSON.stringify(seen)).not.toMatch(/SECRET-ANSWER|SECRET-COMMENT|La DNS appelle/);
  expect(JSON.stringify(await readIssue(region, issueId))).toContain('SECRET-ANSWER');
});
