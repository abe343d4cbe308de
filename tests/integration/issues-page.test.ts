import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { bumpDataVersion } from '@/lib/data-version';
import { db } from '@/lib/db';
import { addAction, advanceAction } from '@/lib/issues/action-commands';
import { answerIssue } from '@/lib/issues/answer-commands';
import { commentIssue } from '@/lib/issues/comment-commands';
import { changeIssueLabs, changeIssueProduct } from '@/lib/issues/concern-commands';
import { assignIssue, editIssue } from '@/lib/issues/edit-commands';
import { findIssue, readIssue } from '@/lib/issues/issue-queries';
import { mergeIssues } from '@/lib/issues/merge-commands';
import { openIssue } from '@/lib/issues/open-commands';
import { changeIssueState } from '@/lib/issues/state-commands';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const PARIS = '750000001';
const RENNES = '350000001';
const RENNES_2 = '350000002';

let camille: Viewer;
let noe: Viewer;
let region: Viewer;
let alpha: Viewer;
let beta: Viewer;
let observer: Viewer;
let issueId: number;

async function viewer(id: string): Promise<Viewer> {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

async function open(values: { products?: string[]; labs?: string[]; regionCode?: string | null } = {}) {
  return db().$transaction(async (tx) => {
    await bumpDataVersion(tx);
    return openIssue(tx, camille, {
      title: 'Les noms à apostrophe font rejeter le document',
      statement: 'L’apostrophe n’est pas échappée.',
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
      regionCode: values.regionCode ?? null,
      labs: values.labs ?? [PARIS, RENNES],
      products: values.products ?? ['ALPHA-LAB'],
      feedbacks: 0,
    });
  });
}

const attach = (organisation: string, body: string, at: string, product = 'ALPHA-LAB', regionCode = '53') =>
  db().feedback.create({
    data: {
      clientKey: randomUUID(),
      authorLabel: 'Maëlle Kervella',
      organisation,
      regionCode,
      legalEntityFiness: RENNES,
      productCode: product,
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
      channel: 'VISIT',
      body,
      state: 'ATTACHED',
      issueId,
      createdAt: new Date(at),
    },
  });

/** A form made with the issue as it stands. */
async function form(values: { [name: string]: string }): Promise<{ [name: string]: string }> {
  const { version } = await db().issue.findUniqueOrThrow({ where: { id: issueId } });
  return { issueId: String(issueId), version: String(version), ...values };
}

const kinds = async () =>
  (await db().issueEvent.findMany({ where: { issueId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

async function detail(of: Viewer) {
  const issue = await readIssue(of, issueId);
  if (!issue) throw new Error('no issue');
  return issue;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: PARIS, department: '75', product: 'ALPHA-LAB' });
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: RENNES_2, department: '35', product: 'BETA-SIL' });
  camille = await viewer(await insertUser('Camille Lormont', { role: 'TASKFORCE' }));
  noe = await viewer(await insertUser('Noé Vasseur', { role: 'TASKFORCE' }));
  region = await viewer(await insertUser('Maëlle Kervella', { role: 'REGIONAL', regionCode: '53' }));
  alpha = await viewer(await insertUser('Sacha Alpha', { role: 'VENDOR', vendorSlug: 'alpha' }));
  beta = await viewer(await insertUser('Lou Bêta', { role: 'VENDOR', vendorSlug: 'beta' }));
  observer = await viewer(await insertUser('Ange Voir', { role: 'OBSERVER' }));
});

beforeEach(async () => {
  issueId = await open();
});

describe('who reads what', () => {
  it('hides people and what is internal from a vendor, in the data and not on the screen only', async () => {
    await attach('ARS Bretagne', 'Le rejet revient chaque matin.', '2023-10-02T08:00:00Z');
    await commentIssue(camille, await form({ body: 'Demander un calendrier au prochain COSUI.', internal: 'on' }));
    await commentIssue(region, await form({ body: 'Toujours des rejets à Rennes.', internal: '' }));
    await commentIssue(camille, await form({ body: '@Maëlle Kervella, voyez cela avec NOE VASSEUR.', internal: '' }));
    await assignIssue(camille, await form({ owner: 'VENDOR:alpha', follower: noe.userId ?? '', dueOn: '2023-11-30' }));
    const seen = JSON.stringify(await readIssue(alpha, issueId));
    expect(seen).toContain('Le rejet revient chaque matin.');
    expect(seen).toContain('Toujours des rejets à Rennes.');
    expect(seen).toContain('ARS Bretagne');
    expect(seen).toContain('@ARS Bretagne, voyez cela avec DNS.');
    for (const hidden of ['Maëlle Kervella', 'Camille Lormont', 'Noé Vasseur', 'Demander un calendrier']) {
      expect(seen).not.toContain(hidden);
    }
    const state = JSON.stringify(await readIssue(region, issueId));
    for (const shown of ['Maëlle Kervella', 'Camille Lormont', 'Noé Vasseur', 'Demander un calendrier']) {
      expect(state).toContain(shown);
    }
    const watched = JSON.stringify(await readIssue(observer, issueId));
    for (const hidden of [
      'Maëlle Kervella',
      'Camille Lormont',
      'Demander un calendrier',
      'Le rejet revient',
      'Toujours des rejets',
    ]) {
      expect(watched).not.toContain(hidden);
    }
  });

  it('hides the other vendor from a vendor', async () => {
    issueId = await open({ products: ['ALPHA-LAB', 'BETA-SIL'] });
    await answerIssue(beta, await form({ kind: 'REJECTED', body: 'Comportement voulu.' }));
    await assignIssue(camille, await form({ owner: 'VENDOR:beta', follower: '', dueOn: '' }));
    await addAction(
      camille,
      await form({ kind: 'ACTION-FIX', what: 'Livrer un correctif', owner: 'VENDOR:beta', dueOn: '2023-11-01' }),
    );
    const seen = await detail(alpha);
    expect(JSON.stringify(seen)).not.toMatch(/Bêta|beta|BETA|Comportement voulu|Livrer un correctif/);
    expect(seen).toMatchObject({ otherProducts: 1, owner: { name: 'Autre éditeur' }, actions: [], answers: [] });
  });

  it('names to a region its own labs and counts the others', async () => {
    const { labs, weight } = await detail(region);
    expect(labs.named.map(({ finess }) => finess)).toEqual([RENNES]);
    expect(labs.unnamed).toBe(1);
    expect(labs.regions).toEqual([
      { name: 'Bretagne', labs: 1 },
      { name: 'Île-de-France', labs: 1 },
    ]);
    expect(weight.legalEntities).toBe(2);
  });

  it('is nothing out of scope', async () => {
    expect(await findIssue(beta, issueId)).toBeNull();
    expect(await readIssue(beta, issueId)).toBeNull();
    const paris = await open({ regionCode: '11' });
    expect(await readIssue(region, paris)).toBeNull();
    expect(await readIssue(observer, paris)).toBeNull();
  });

  it('leads a duplicate to what it has become', async () => {
    const other = await open();
    await mergeIssues(camille, { from: issueId, into: String(other), version: 1 });
    expect(await findIssue(camille, issueId)).toMatchObject({ id: issueId, survivor: other });
    expect((await readIssue(camille, other))?.absorbed).toEqual([
      { id: issueId, title: 'Les noms à apostrophe font rejeter le document' },
    ]);
    const written = await commentIssue(camille, await form({ body: 'Trop tard.' }));
    expect(written).toMatchObject({ ok: false, code: 'closed' });
  });
});

describe('changing the state', () => {
  it('is for the task force', async () => {
    for (const other of [region, alpha, observer]) {
      const result = await changeIssueState(other, await form({ state: 'PLANNED' }));
      expect(result).toMatchObject({ ok: false, code: 'forbidden' });
    }
    expect((await detail(camille)).state).toBe('ANALYSIS');
  });

  it('tells the second of two people what the first did', async () => {
    const [mine, theirs] = [await form({ state: 'AWAITING_ANSWER' }), await form({ state: 'PLANNED' })];
    const results = await Promise.all([changeIssueState(camille, mine), changeIssueState(noe, theirs)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [first, second] = results[0]?.ok ? ['Camille Lormont', results[1]] : ['Noé Vasseur', results[0]];
    if (!second || second.ok) throw new Error('both went through');
    const state = first === 'Camille Lormont' ? 'Réponse attendue' : 'Planifié';
    expect(second.code).toBe('conflict');
    expect(second.message).toMatch(new RegExp(`^${first} l’a passé à «\u00A0${state}\u00A0» à \\d{2}:\\d{2}\\.`));
    expect(await kinds()).toEqual(['OPENED', 'STATE']);
  });

  it('notes the fix, closes to reading only, and reopens for a reason', async () => {
    const fixed = await changeIssueState(
      camille,
      await form({ state: 'EFFECT_TO_CONFIRM', fixedOn: '2023-10-05', 'fixedIn:ALPHA-LAB': '4.2' }),
    );
    expect(fixed).toEqual({ ok: true });
    const early = await changeIssueState(camille, await form({ state: 'EFFECT_MEASURED' }));
    expect(early).toMatchObject({ ok: false, field: 'state' });
    expect(await changeIssueState(camille, await form({ state: 'CLOSED', reason: ' ' }))).toMatchObject({
      field: 'reason',
    });
    expect(await changeIssueState(camille, await form({ state: 'CLOSED', reason: 'Corrigé partout.' }))).toEqual({
      ok: true,
    });
    const closed = await detail(camille);
    expect(closed).toMatchObject({
      state: 'CLOSED',
      closedOn: '2023-10-05',
      closingReason: 'Corrigé partout.',
      rank: null,
    });
    expect(closed.products[0]?.fixedIn).toBe('4.2');
    expect(closed.effect).toEqual({ kind: 'too-soon', from: '2024-01-01' });
    for (const result of [
      await commentIssue(camille, await form({ body: 'Encore un mot.' })),
      await editIssue(
        camille,
        await form({ title: 'Autre titre', statement: '', category: 'DIFF-BUG', severity: 'SLOWS', region: '' }),
      ),
      await addAction(
        camille,
        await form({ kind: 'ACTION-TECH', what: 'Vérifier', owner: 'DNS', dueOn: '2023-11-01' }),
      ),
      await answerIssue(alpha, await form({ kind: 'ACCEPTED' })),
      await changeIssueLabs(camille, await form({ add: RENNES_2 })),
    ]) {
      expect(result).toMatchObject({ ok: false, code: 'closed' });
    }
    expect(await changeIssueState(camille, await form({ state: 'ANALYSIS' }))).toMatchObject({ field: 'reason' });
    expect(
      await changeIssueState(camille, await form({ state: 'ANALYSIS', reason: 'Revenu en version 4.3.' })),
    ).toEqual({ ok: true });
    expect(await detail(camille)).toMatchObject({ state: 'ANALYSIS', closedOn: null, closingReason: null });
    expect(await kinds()).toEqual(['OPENED', 'CHANGED', 'STATE', 'CLOSED', 'REOPENED']);
  });
});

describe('the history', () => {
  it('holds every change in order, with what was and what is', async () => {
    await editIssue(
      camille,
      await form({
        title: 'Apostrophes rejetées',
        statement: 'L’apostrophe n’est pas échappée.',
        category: 'DIFF-BUG',
        severity: 'SLOWS',
        region: '53',
      }),
    );
    await assignIssue(camille, await form({ owner: 'REGION:53', follower: noe.userId ?? '', dueOn: '2023-11-30' }));
    await changeIssueLabs(camille, await form({ add: `${RENNES_2}, ${RENNES}` }));
    await changeIssueLabs(camille, await form({ remove: PARIS }));
    await changeIssueProduct(camille, await form({ product: 'BETA-SIL', versions: '2.0' }));
    await changeIssueProduct(camille, await form({ product: 'ALPHA-LAB', versions: '4.0 et 4.1' }));
    const events = await db().issueEvent.findMany({ where: { issueId }, orderBy: { id: 'asc' } });
    expect(events.map(({ kind, details }) => [kind, details])).toEqual([
      ['OPENED', { feedbacks: 0 }],
      [
        'CHANGED',
        {
          fields: {
            title: ['Les noms à apostrophe font rejeter le document', 'Apostrophes rejetées'],
            severity: ['BLOCKS', 'SLOWS'],
            region: [null, 'Bretagne'],
          },
        },
      ],
      [
        'CHANGED',
        { fields: { owner: [null, 'ARS Bretagne'], follower: [null, 'Noé Vasseur'], dueOn: [null, '2023-11-30'] } },
      ],
      ['LABS', { added: 1, removed: 0 }],
      ['LABS', { added: 0, removed: 1 }],
      ['PRODUCTS', { added: ['BETA-SIL'], removed: [] }],
      ['CHANGED', { fields: { 'versions:Alpha Lab': [null, '4.0 et 4.1'] } }],
    ]);
    // Nothing to change is no line of history.
    await changeIssueProduct(camille, await form({ product: 'ALPHA-LAB', versions: '4.0 et 4.1' }));
    expect(await kinds()).toHaveLength(7);
    expect((await detail(camille)).story).toHaveLength(7);
  });

  it('finds a lab by a name that is its own only', async () => {
    const several = await changeIssueLabs(camille, await form({ add: 'Laboratoire' }));
    expect(several).toMatchObject({ ok: false, field: 'add' });
    expect(JSON.stringify(several)).toContain('Plusieurs laboratoires');
    expect(await changeIssueLabs(camille, await form({ add: `laboratoire 35000002` }))).toMatchObject({ ok: false });
    expect(await changeIssueLabs(camille, await form({ add: '999999999' }))).toMatchObject({ ok: false, field: 'add' });
  });
});

describe('comments', () => {
  it('keep what was typed when it may be a patient’s, and mention who reads the issue', async () => {
    const refused = await commentIssue(camille, await form({ body: 'Patient 1 85 05 78 006 084 91 rejeté.' }));
    expect(refused).toMatchObject({ ok: false, field: 'body' });
    await commentIssue(camille, await form({ body: 'Merci @maëlle kervella, @Noé Vasseur et @Sacha Alpha.' }));
    const mentions = await db().commentMention.findMany({ where: { comment: { issueId } }, include: { user: true } });
    expect(mentions.map(({ user }) => user.name).sort()).toEqual(['Maëlle Kervella', 'Noé Vasseur']);
  });

  it('are never internal from a vendor, and none from an observer', async () => {
    expect(await commentIssue(alpha, await form({ body: 'Note', internal: 'on' }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await commentIssue(observer, await form({ body: 'Note' }))).toMatchObject({ code: 'forbidden' });
    expect(await commentIssue(beta, await form({ body: 'Note' }))).toMatchObject({ code: 'not-found' });
  });
});

describe('actions', () => {
  const given = { kind: 'ACTION-TECH', what: 'Prévenir les laboratoires', owner: 'REGION:53', dueOn: '2023-10-20' };

  it('are not due before they are decided, and of a kind that their owner may bear', async () => {
    const early = await addAction(camille, await form({ ...given, dueOn: '2023-10-04' }));
    expect(early).toMatchObject({ ok: false, field: 'dueOn' });
    expect(JSON.stringify(early)).toContain('L’échéance précède le jour où l’action est décidée');
    const never = await addAction(camille, await form({ ...given, dueOn: '2028-10-06' }));
    expect(never).toMatchObject({ field: 'dueOn', message: 'Ce jour est dans plus de 5\u00A0ans. Vérifiez l’année.' });
    expect(await addAction(camille, await form({ ...given, kind: 'ACTION-FIX' }))).toMatchObject({ field: 'owner' });
    expect(await addAction(camille, await form({ ...given, owner: 'VENDOR:alpha' }))).toMatchObject({ field: 'owner' });
    expect(await addAction(region, await form(given))).toMatchObject({ code: 'forbidden' });
    expect(await addAction(camille, await form({ ...given, dueOn: '2023-10-05' }))).toEqual({ ok: true });
  });

  it('are carried on by who bears them, with what came of them', async () => {
    await addAction(camille, await form(given));
    const [action] = (await detail(region)).actions;
    const said = { action: String(action?.id), actionVersion: '0' };
    expect(action).toMatchObject({ owner: 'ARS Bretagne', mine: true, lateDays: null });
    expect(await advanceAction(alpha, await form({ ...said, state: 'DONE', doneOn: '2023-10-05' }))).toMatchObject({
      code: 'forbidden',
    });
    const tomorrow = await advanceAction(region, await form({ ...said, state: 'DONE', doneOn: '2023-10-06' }));
    expect(tomorrow).toMatchObject({ field: 'doneOn' });
    expect(await advanceAction(region, await form({ ...said, state: 'DROPPED', result: '' }))).toMatchObject({
      field: 'result',
    });
    const done = { ...said, state: 'DONE', doneOn: '2023-10-05', result: '23 laboratoires sur 23.' };
    expect(await advanceAction(region, await form(done))).toEqual({ ok: true });
    expect(await advanceAction(camille, await form(done))).toMatchObject({ code: 'conflict' });
    expect((await detail(camille)).actions[0]).toMatchObject({
      state: 'DONE',
      doneOn: '2023-10-05',
      result: '23 laboratoires sur 23.',
    });
    expect(await kinds()).toEqual(['OPENED', 'ACTION', 'ACTION_STATE']);
  });
});

describe('a vendor’s answer', () => {
  it('is about its own product, with a reason when it refuses', async () => {
    expect(await answerIssue(beta, await form({ kind: 'ACCEPTED' }))).toMatchObject({ ok: false, code: 'not-found' });
    expect(await answerIssue(camille, await form({ kind: 'ACCEPTED' }))).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await answerIssue(alpha, await form({ kind: 'REJECTED', body: ' ' }))).toMatchObject({
      ok: false,
      field: 'body',
    });
    expect(await answerIssue(alpha, await form({ kind: 'PLANNED', version: '4.2' }))).toMatchObject({
      ok: false,
      field: 'plannedOn',
    });
    expect(await db().vendorAnswer.count({ where: { issueId } })).toBe(0);
  });

  it('moves the issue on, and leaves the earlier answer to be read', async () => {
    await changeIssueState(camille, await form({ state: 'AWAITING_ANSWER' }));
    await answerIssue(alpha, await form({ kind: 'REJECTED', body: 'Comportement voulu.' }));
    expect((await detail(camille)).state).toBe('ANALYSIS');
    await answerIssue(
      alpha,
      await form({ kind: 'PLANNED', version: '4.2', plannedOn: '2023-11-15', body: 'Correctif testé.' }),
    );
    const { state, answers } = await detail(region);
    expect(state).toBe('PLANNED');
    expect(answers.map(({ kind, replaced, version, plannedOn }) => [kind, replaced, version, plannedOn])).toEqual([
      ['PLANNED', false, '4.2', '2023-11-15'],
      ['REJECTED', true, null, null],
    ]);
  });
});
