import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { answerIssue } from '@/lib/issues/answer-commands';
import { commentIssue } from '@/lib/issues/comment-commands';
import { editIssue } from '@/lib/issues/edit-commands';
import { readInbox } from '@/lib/issues/inbox-queries';
import { type InboxParams, loadInboxParams } from '@/lib/issues/inbox-search-params';
import { readIssue } from '@/lib/issues/issue-queries';
import { mergeIssues } from '@/lib/issues/merge-commands';
import { readNewsSince } from '@/lib/issues/news-queries';
import { openIssue } from '@/lib/issues/open-commands';
import { attachFeedbacks, openFromFeedback, rejectFeedback } from '@/lib/issues/qualify-commands';
import { splitFeedback } from '@/lib/issues/qualify-split-commands';
import { undoQualification } from '@/lib/issues/qualify-undo-commands';
import { splitIssue } from '@/lib/issues/split-commands';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const PARIS = '750000001';
const PARIS_2 = '750000002';
const RENNES = '350000001';

let camille: Viewer;
let noe: Viewer;
let region: Viewer;
let alpha: Viewer;
let beta: Viewer;

async function viewer(id: string): Promise<Viewer> {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

type Given = { lab?: string | null; region?: string | null; body?: string; product?: string | null; at?: string };

async function give({
  lab = PARIS,
  region: regionCode = '11',
  body = 'Rien ne part.',
  product = 'ALPHA-LAB',
  at = '2023-10-02T08:00:00Z',
}: Given = {}) {
  const { id } = await db().feedback.create({
    data: {
      clientKey: randomUUID(),
      authorLabel: 'Maëlle Kervella',
      organisation: 'ARS Île-de-France',
      regionCode,
      legalEntityFiness: lab,
      productCode: product,
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
      channel: 'VISIT',
      body,
      createdAt: new Date(at),
    },
  });
  return id;
}

async function open(values: { labs?: string[]; products?: string[]; regionCode?: string | null; title?: string } = {}) {
  return db().$transaction((tx) =>
    openIssue(tx, camille, {
      title: values.title ?? 'Envois bloqués',
      statement: '',
      categoryCode: 'DIFF-BUG',
      severity: 'SLOWS',
      regionCode: values.regionCode ?? null,
      labs: values.labs ?? [],
      products: values.products ?? [],
      feedbacks: 0,
    }),
  );
}

const kinds = async (issueId: number) =>
  (await db().issueEvent.findMany({ where: { issueId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);
const labsOf = async (issueId: number) =>
  (await db().issueLab.findMany({ where: { issueId }, orderBy: { legalEntityFiness: 'asc' } })).map(
    ({ legalEntityFiness }) => legalEntityFiness,
  );
const feedback = (id: number) => db().feedback.findUniqueOrThrow({ where: { id } });
const issue = (id: number) => db().issue.findUniqueOrThrow({ where: { id } });
const params = (query: string): Promise<InboxParams> => Promise.resolve(loadInboxParams(new URLSearchParams(query)));

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: PARIS, department: '75', product: 'ALPHA-LAB' });
  await insertLab({ finess: PARIS_2, department: '75', product: 'ALPHA-LAB' });
  await insertLab({ finess: RENNES, department: '35', product: 'BETA-SIL' });
  camille = await viewer(await insertUser('Camille Lormont', { role: 'TASKFORCE' }));
  noe = await viewer(await insertUser('Noé Tessier', { role: 'TASKFORCE' }));
  region = await viewer(await insertUser('Maëlle Kervella', { role: 'REGIONAL', regionCode: '11' }));
  alpha = await viewer(await insertUser('Sacha Alpha', { role: 'VENDOR', vendorSlug: 'alpha' }));
  beta = await viewer(await insertUser('Lou Bêta', { role: 'VENDOR', vendorSlug: 'beta' }));
});

beforeEach(async () => {
  await db().feedback.deleteMany({ where: { state: 'TO_QUALIFY' } });
});

describe('attaching', () => {
  it('adds the lab once, the product of a vendor that reads the issue, and tells each in the history', async () => {
    const to = await open({ products: ['ALPHA-LAB'] });
    const ids = [await give(), await give()];
    expect(await attachFeedbacks(camille, { feedbacks: ids, issue: `n° ${to}` })).toEqual({
      ok: true,
      feedbacks: ids,
      issueId: to,
      left: [],
    });
    expect(await labsOf(to)).toEqual([PARIS]);
    expect(await db().issueProduct.count({ where: { issueId: to, productCode: 'ALPHA-LAB' } })).toBe(1);
    expect(await kinds(to)).toEqual(['OPENED', 'FEEDBACK_ATTACHED', 'FEEDBACK_ATTACHED']);
    expect(await feedback(ids[0] ?? 0)).toMatchObject({
      state: 'ATTACHED',
      issueId: to,
      qualifiedBy: 'Camille Lormont',
    });
    expect((await issue(to)).version).toBe(3);
  });

  it('opens the issue to another vendor when asked only', async () => {
    const [to, first, second] = [await open({ products: ['BETA-SIL'] }), await give(), await give()];
    expect(await readIssue(alpha, to)).toBeNull();
    const shown = await readInbox(camille, await params(`r=${first}&q=n°${to}`));
    expect(shown?.found.map(({ opensTo }) => opensTo)).toEqual(['Alpha']);
    await attachFeedbacks(camille, { feedbacks: [first], issue: String(to) });
    expect(await readIssue(alpha, to)).toBeNull();
    await attachFeedbacks(camille, { feedbacks: [second], issue: String(to), opens: true });
    expect((await readIssue(alpha, to))?.products.map(({ code }) => code)).toEqual(['ALPHA-LAB']);
    const [told] = await db().issueEvent.findMany({ where: { issueId: to, kind: 'PRODUCTS' } });
    expect(told?.details).toEqual({ added: ['ALPHA-LAB'], removed: [] });
  });

  it('is for the task force', async () => {
    const id = await give();
    const result = await attachFeedbacks(region, { feedbacks: [id], issue: String(await open()) });
    expect(result.ok).toBe(false);
    expect((await feedback(id)).state).toBe('TO_QUALIFY');
    expect(await readInbox(region, await params(''))).toBeNull();
  });

  it('lets one of two win, and tells the other what was done', async () => {
    const [first, second, id] = [await open(), await open(), await give()];
    const results = await Promise.all([
      attachFeedbacks(camille, { feedbacks: [id], issue: String(first) }),
      attachFeedbacks(noe, { feedbacks: [id], issue: String(second) }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = results.find((result) => !result.ok);
    const [winner, to] = results[0]?.ok ? ['Camille Lormont', first] : ['Noé Tessier', second];
    expect(lost).toMatchObject({
      message: expect.stringMatching(
        new RegExp(`: ${winner} l’a rattachée à l’irritant n°\\u00A0${to} à \\d\\d:\\d\\d\\.$`),
      ),
    });
    expect(await labsOf(first === to ? second : first)).toEqual([]);
  });

  it('leaves what another has qualified and attaches the others', async () => {
    const to = await open();
    const [taken, free] = [await give(), await give()];
    await rejectFeedback(noe, { feedback: String(taken), reason: 'Hors du programme.' });
    const result = await attachFeedbacks(camille, { feedbacks: [taken, free], issue: String(to) });
    expect(result).toMatchObject({
      ok: true,
      feedbacks: [free],
      left: [expect.stringContaining('Noé Tessier l’a écartée')],
    });
    expect((await feedback(taken)).state).toBe('REJECTED');
  });

  it('refuses a closed issue, an unknown one and another region’s; follows a merged one', async () => {
    const id = await give();
    const closed = await open();
    await db().issue.update({ where: { id: closed }, data: { state: 'CLOSED', closedOn: new Date('2023-10-03') } });
    expect(await attachFeedbacks(camille, { feedbacks: [id], issue: String(closed) })).toMatchObject({
      ok: false,
      message: expect.stringContaining('est clos le 03/10/2023\u202F: rouvrez-le'),
    });
    expect((await attachFeedbacks(camille, { feedbacks: [id], issue: '999999' })).ok).toBe(false);
    expect((await attachFeedbacks(camille, { feedbacks: [id], issue: '99999999999' })).ok).toBe(false);
    const breton = await open({ regionCode: '53' });
    expect(await attachFeedbacks(camille, { feedbacks: [id], issue: String(breton) })).toMatchObject({
      message: expect.stringContaining('propre à une autre région'),
    });
    const [from, into] = [await open(), await open()];
    await mergeIssues(camille, { from, into: String(into), version: 1 });
    expect(await attachFeedbacks(camille, { feedbacks: [id], issue: String(from) })).toMatchObject({ issueId: into });
  });
});

describe('turning away', () => {
  it('needs a reason, which the author reads', async () => {
    const id = await give();
    const short = await rejectFeedback(camille, { feedback: String(id), reason: '  Non.     ' });
    expect(short).toMatchObject({ ok: false, field: 'reason' });
    const patient = await rejectFeedback(camille, {
      feedback: String(id),
      reason: 'Voir 2 69 05 49 588 157 80, déjà vu.',
    });
    expect(patient).toMatchObject({ ok: false, message: expect.stringContaining('ressemble à un numéro') });
    expect((await feedback(id)).state).toBe('TO_QUALIFY');
    await rejectFeedback(camille, { feedback: String(id), reason: 'Cela relève de l’éditeur de la RCP.' });
    expect(await feedback(id)).toMatchObject({
      state: 'REJECTED',
      reason: 'Cela relève de l’éditeur de la RCP.',
      qualifiedBy: 'Camille Lormont',
    });
  });
});

describe('splitting a feedback', () => {
  it('keeps both texts, the author and the date, once', async () => {
    const id = await give({ body: 'La VA échoue. Et le LOINC est long.' });
    const input = {
      feedback: String(id),
      before: 'La VA échoue. Et le LOINC est long.',
      first: 'La VA échoue.',
      second: 'Et le LOINC est long.',
      category: 'DIFF-LOINC',
    };
    const result = await splitFeedback(camille, input);
    const again = await splitFeedback(noe, input);
    expect(again).toMatchObject({ ok: false, message: expect.stringContaining('a été scindée entre-temps') });
    const part = result.ok ? (result.feedbacks[1] ?? 0) : 0;
    expect(await feedback(id)).toMatchObject({ body: 'La VA échoue.', state: 'TO_QUALIFY', categoryCode: 'DIFF-BUG' });
    expect(await feedback(part)).toMatchObject({
      body: 'Et le LOINC est long.',
      state: 'TO_QUALIFY',
      categoryCode: 'DIFF-LOINC',
      splitFromId: id,
      authorLabel: 'Maëlle Kervella',
      legalEntityFiness: PARIS,
      createdAt: new Date('2023-10-02T08:00:00Z'),
    });
  });
});

describe('opening and undoing', () => {
  const input = (id: number) => ({
    feedback: String(id),
    title: 'Rien ne part d’Alpha Lab',
    statement: 'Rien ne part.',
    category: 'DIFF-BUG',
    severity: 'BLOCKS',
    reach: 'region',
    product: 'ALPHA-LAB',
  });

  it('opens an issue in analysis with the lab and the product, in the feedback’s region', async () => {
    const id = await give();
    const result = await openFromFeedback(camille, input(id));
    const to = result.ok ? (result.issueId ?? 0) : 0;
    expect(await issue(to)).toMatchObject({ state: 'ANALYSIS', regionCode: '11', title: 'Rien ne part d’Alpha Lab' });
    expect(await labsOf(to)).toEqual([PARIS]);
    expect(await feedback(id)).toMatchObject({ state: 'ATTACHED', issueId: to });
    const [opened] = await db().issueEvent.findMany({ where: { issueId: to }, orderBy: { id: 'asc' } });
    expect(opened).toMatchObject({ kind: 'OPENED', details: { feedbacks: 1 }, actorOrg: 'DNS' });
  });

  it('closes what was opened for nothing when undone', async () => {
    const id = await give();
    const result = await openFromFeedback(camille, input(id));
    const to = result.ok ? (result.issueId ?? 0) : 0;
    const at = (await feedback(id)).qualifiedAt?.toISOString() ?? '';
    expect((await undoQualification(camille, { feedbacks: [id], at })).ok).toBe(true);
    expect(await feedback(id)).toMatchObject({ state: 'TO_QUALIFY', issueId: null, qualifiedAt: null });
    expect((await issue(to)).state).toBe('CLOSED');
    expect(await labsOf(to)).toEqual([]);
    expect(await kinds(to)).toEqual(['OPENED', 'FEEDBACK_ATTACHED', 'FEEDBACK_DETACHED', 'LABS', 'CLOSED']);
  });

  it('takes back only the lab that it brought, and refuses once changed since', async () => {
    const to = await open({ labs: [RENNES] });
    const [id, other] = [await give(), await give({ lab: RENNES, region: '53', product: null })];
    await attachFeedbacks(camille, { feedbacks: [id, other], issue: String(to) });
    const at = (await feedback(id)).qualifiedAt?.toISOString() ?? '';
    await undoQualification(camille, { feedbacks: [id, other], at });
    expect(await labsOf(to)).toEqual([RENNES]);
    expect((await issue(to)).state).toBe('ANALYSIS');
    await rejectFeedback(noe, { feedback: String(id), reason: 'Hors du programme.' });
    expect(await undoQualification(camille, { feedbacks: [id], at })).toMatchObject({
      ok: false,
      message: expect.stringContaining('Noé Tessier l’a écartée'),
    });
  });
});

describe('merging and splitting issues', () => {
  it('refuses itself, a merged one, a closed one, and one that has changed since', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    const merge = (from: number, into: number, version = 1) =>
      mergeIssues(camille, { from, into: String(into), version });
    expect(await merge(a, a)).toMatchObject({ ok: false, message: expect.stringContaining('son propre doublon') });
    expect(await merge(a, b, 0)).toMatchObject({ message: expect.stringContaining('Camille Lormont l’a modifié à') });
    expect(await merge(a, b)).toEqual({ ok: true, issueId: b });
    expect(await merge(c, a)).toMatchObject({ message: expect.stringContaining(`choisissez l’irritant n°\u00A0${b}`) });
    expect(await merge(a, c, 2)).toMatchObject({ message: expect.stringContaining('déjà un doublon') });
    await db().issue.update({ where: { id: c }, data: { state: 'CLOSED', closedOn: new Date('2023-10-01') } });
    expect(await merge(b, c, 2)).toMatchObject({ message: expect.stringContaining('clos depuis le 01/10/2023') });
    expect((await mergeIssues(region, { from: b, into: String(c), version: 2 })).ok).toBe(false);
  });

  it('moves feedbacks, labs, products, followers and open actions, each lab once', async () => {
    const from = await open({ labs: [PARIS, PARIS_2], products: ['ALPHA-LAB'] });
    const into = await open({ labs: [PARIS, RENNES], products: ['ALPHA-LAB', 'BETA-SIL'] });
    const id = await give();
    await attachFeedbacks(camille, { feedbacks: [id], issue: String(from) });
    const action = {
      kind: 'ACTION-TECH',
      ownerKind: 'DNS',
      madeOn: new Date('2023-10-01'),
      dueOn: new Date('2023-11-01'),
    } as const;
    await db().action.createMany({
      data: [
        { ...action, issueId: from, what: 'À faire' },
        { ...action, issueId: from, what: 'Faite', state: 'DONE', doneOn: new Date('2023-10-02') },
      ],
    });
    const follow = (userId: string, issueId: number) => ({ userId, issueId, createdAt: new Date('2023-10-01') });
    const [one, two] = [camille.userId ?? '', noe.userId ?? ''];
    await db().subscription.createMany({ data: [follow(one, from), follow(one, into), follow(two, from)] });
    const { version } = await issue(from);
    expect(await mergeIssues(noe, { from, into: String(into), version })).toEqual({ ok: true, issueId: into });
    expect(await labsOf(into)).toEqual([RENNES, PARIS, PARIS_2]);
    expect(await labsOf(from)).toEqual([]);
    expect(await feedback(id)).toMatchObject({ issueId: into, state: 'ATTACHED' });
    expect(await db().issueProduct.count({ where: { issueId: into } })).toBe(2);
    expect(await db().subscription.count({ where: { issueId: into } })).toBe(2);
    expect(await db().action.count({ where: { issueId: into } })).toBe(1);
    expect(await db().action.count({ where: { issueId: from, state: 'DONE' } })).toBe(1);
    expect(await issue(from)).toMatchObject({ state: 'CLOSED', mergedIntoId: into, closedOn: new Date('2023-10-05') });
    expect((await kinds(from)).at(-1)).toBe('MERGED');
    expect((await kinds(into)).at(-1)).toBe('ABSORBED');
  });

  it('splits: a lab leaves with its last feedback', async () => {
    const old = await open();
    const [stays, goes, goesToo] = [await give(), await give(), await give({ lab: PARIS_2, product: null })];
    await attachFeedbacks(camille, { feedbacks: [stays, goes, goesToo], issue: String(old) });
    const { version } = await issue(old);
    const input = { issueId: old, version, title: 'Autre chose', category: 'DIFF-PARAM' };
    const all = await splitIssue(camille, { ...input, feedbackIds: [stays, goes, goesToo] });
    expect(all).toMatchObject({ ok: false, field: 'feedbackIds' });
    const result = await splitIssue(camille, { ...input, feedbackIds: [goes, goesToo] });
    const made = result.ok ? result.issueId : 0;
    expect(await labsOf(old)).toEqual([PARIS]);
    expect(await labsOf(made)).toEqual([PARIS, PARIS_2]);
    expect(await issue(made)).toMatchObject({ title: 'Autre chose', categoryCode: 'DIFF-PARAM', severity: 'SLOWS' });
    expect((await feedback(goesToo)).issueId).toBe(made);
    expect((await kinds(old)).slice(-3)).toEqual(['FEEDBACK_DETACHED', 'FEEDBACK_DETACHED', 'LABS']);
    expect(await kinds(made)).toEqual(['OPENED', 'FEEDBACK_ATTACHED', 'FEEDBACK_ATTACHED']);
  });

  it('takes back after a merger the lab that the feedback brought, not one that was there', async () => {
    const [from, into] = [await open(), await open({ labs: [PARIS_2] })];
    const [brings, repeats] = [await give(), await give({ lab: PARIS_2 })];
    await attachFeedbacks(camille, { feedbacks: [brings, repeats], issue: String(from) });
    const at = (await feedback(brings)).qualifiedAt?.toISOString() ?? '';
    await mergeIssues(noe, { from, into: String(into), version: (await issue(from)).version });
    expect(await labsOf(into)).toEqual([PARIS, PARIS_2]);
    expect((await undoQualification(camille, { feedbacks: [brings, repeats], at })).ok).toBe(true);
    expect(await labsOf(into)).toEqual([PARIS_2]);
    const removals = await db().issueEvent.findMany({ where: { issueId: into, kind: 'LABS' } });
    expect(removals.map(({ details }) => details)).toEqual([{ added: 0, removed: 1 }]);
  });

  it('tells the authors where their feedback has gone', async () => {
    const told = async () =>
      (await readNewsSince(region, { since: new Date(0), seenAt: new Date(0), until: new Date('9999-01-01') }))
        .flatMap(({ issue: of, lines }) => lines.map(({ text }) => [of?.id, text]))
        .filter(([id]) => id === into || id === made);
    const [from, into] = [await open(), await open()];
    let made = 0;
    const [stays, goes] = [await give(), await give()];
    await db().feedback.updateMany({ where: { id: { in: [stays, goes] } }, data: { userId: region.userId } });
    await attachFeedbacks(camille, { feedbacks: [stays, goes], issue: String(from) });
    await mergeIssues(noe, { from, into: String(into), version: (await issue(from)).version });
    expect(await told()).toContainEqual([into, expect.stringContaining(`n°\u00A0${from}, en double, a été réuni`)]);
    const { version } = await issue(into);
    const split = { issueId: into, version, feedbackIds: [goes], title: 'Autre chose', category: 'DIFF-PARAM' };
    const result = await splitIssue(camille, split);
    made = result.ok ? result.issueId : 0;
    const number = `R-${String(goes).padStart(4, '0')}`;
    expect(await told()).toContainEqual([
      made,
      `Remontée ${number} rattachée ici, venue de l’irritant n°\u00A0${into}`,
    ]);
  });

  it('leaves what was said and answered to be read on the page of the one that stays', async () => {
    const [from, into] = [await open({ products: ['ALPHA-LAB'] }), await open({ products: ['BETA-SIL'] })];
    const text = (id: number, version: number) => ({ issueId: String(id), version: String(version) });
    await commentIssue(camille, { ...text(from, 1), body: 'Vu à Paris.', internal: '' });
    await answerIssue(alpha, { ...text(from, 2), kind: 'REJECTED', body: 'Comportement voulu.' });
    await mergeIssues(noe, { from, into: String(into), version: (await issue(from)).version });
    const seen = await readIssue(camille, into);
    expect(seen?.story.map(({ title, quote }) => [title, quote])).toEqual([
      [`Irritant ouvert (n°\u00A0${from})`, null],
      ['Irritant ouvert', null],
      [`Commentaire (n°\u00A0${from})`, 'Vu à Paris.'],
      [`Réponse\u00A0: refusée (n°\u00A0${from})`, 'Comportement voulu.'],
      [`L’irritant n°\u00A0${from}, en double, a été réuni avec celui-ci`, null],
    ]);
    expect(seen?.answers.map(({ vendor, body }) => [vendor, body])).toEqual([['Alpha', 'Comportement voulu.']]);
    expect(JSON.stringify(await readIssue(alpha, into))).toContain('Vu à Paris.');
    // The other vendor reads nothing of an issue that was never its own.
    expect(JSON.stringify(await readIssue(beta, into))).not.toMatch(/Vu à Paris|Comportement voulu/);
  });

  it('keeps an issue national while feedbacks of another region are its own', async () => {
    const to = await open();
    await attachFeedbacks(camille, { feedbacks: [await give()], issue: String(to) });
    const edit = async (regionCode: string) =>
      editIssue(camille, {
        issueId: String(to),
        version: String((await issue(to)).version),
        title: 'Envois bloqués',
        statement: '',
        category: 'DIFF-BUG',
        severity: 'SLOWS',
        region: regionCode,
      });
    expect(await edit('53')).toMatchObject({
      ok: false,
      field: 'region',
      message: expect.stringContaining('1\u00A0remontée rattachée vient d’une autre région'),
    });
    expect(await edit('11')).toEqual({ ok: true });
  });
});

describe('the inbox', () => {
  it('shows the oldest first, what is late, and the likeliest issue of the region or the nation', async () => {
    const like = await open({ title: 'Panne des envois Alpha', labs: [PARIS], products: ['ALPHA-LAB'] });
    const breton = await open({
      title: 'Panne des envois Alpha',
      labs: [PARIS],
      products: ['ALPHA-LAB'],
      regionCode: '53',
    });
    // Thursday 5 October: three working days since Monday, one since Wednesday.
    const recent = await give({ at: '2023-10-04T08:00:00Z', lab: RENNES, region: '53' });
    const old = await give({ body: 'Panne des envois vers le DMP.' });
    const inbox = await readInbox(camille, await params(''));
    expect(inbox?.items.map(({ id, days, late }) => ({ id, days, late }))).toEqual([
      { id: old, days: 3, late: true },
      { id: recent, days: 1, late: false },
    ]);
    expect(inbox).toMatchObject({ count: 2, oldest: 3, shown: { id: old }, next: recent, previous: null });
    expect(inbox?.proposals[0]).toMatchObject({
      id: like,
      why: 'même catégorie, même logiciel, même laboratoire, 2\u00A0mots communs',
    });
    expect(inbox?.proposals.some(({ id }) => id === breton)).toBe(false);
    const unknown = await readInbox(camille, await params('category=ZZZ'));
    expect(unknown).toMatchObject({ count: 2 });
    await db().feedback.update({ where: { id: recent }, data: { body: '' } });
    expect((await readInbox(camille, await params('')))?.items[1]?.excerpt).toBe('Sans texte');
    await db().feedback.update({ where: { id: recent }, data: { meToo: true } });
    expect((await readInbox(camille, await params('')))?.items[1]?.excerpt).toBe('«\u00A0Moi aussi\u00A0», sans texte');
    const filtered = await readInbox(camille, await params('region=53'));
    expect(filtered).toMatchObject({ count: 1, all: 2, oldest: 1, shown: { id: recent } });
    const found = await readInbox(camille, await params(`r=${old}&q=n°${breton}`));
    expect(found?.found.map(({ id }) => id)).toEqual([breton]);
  });

  it('tells what was just done, with its undoing for who did it', async () => {
    const to = await open();
    const id = await give();
    await attachFeedbacks(camille, { feedbacks: [id], issue: String(to) });
    const query = await params(`did=qualified&done=${id}`);
    const told = (await readInbox(camille, query))?.told;
    expect(told?.sentence).toMatch(new RegExp(`^R-\\d+ rattachée à l’irritant n°\\u00A0${to}\\.$`));
    expect(told?.undo?.feedbacks).toEqual([id]);
    expect((await readInbox(noe, query))?.told?.undo).toBeNull();
  });
});
