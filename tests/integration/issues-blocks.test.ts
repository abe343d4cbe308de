import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readTodo } from '@/lib/home/todo-queries';
import { readTold } from '@/lib/home/told-queries';
import { readLabIssues, readVendorIssues, readVendorWork } from '@/lib/issues/blocks-queries';
import { readLabsToCall } from '@/lib/labs/to-call-queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertSixIssues } from '../setup/issue-rows.ts';
import { insertUser } from '../setup/rows.ts';

const A = '350000022';
const D = '010000032';
const viewers = new Map<string, Viewer>();

function of(account: string): Viewer {
  const viewer = viewers.get(account);
  if (!viewer) throw new Error(`no viewer for ${account}`);
  return viewer;
}

const idsOf = (lines: readonly { id: number }[]) => lines.map(({ id }) => id);
const bump = () => db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertSixIssues();
  const grants = {
    dns: { role: 'TASKFORCE' },
    bretagne: { role: 'REGIONAL', regionCode: '53' },
    alpha: { role: 'VENDOR', vendorSlug: 'alpha' },
    beta: { role: 'VENDOR', vendorSlug: 'beta' },
    observer: { role: 'OBSERVER' },
  } as const;
  for (const [name, grant] of Object.entries(grants)) {
    const viewer = await viewerOfUser(await insertUser(name, grant));
    if (viewer) viewers.set(name, viewer);
  }
  // Said of E, that A has taken over.
  await db().feedback.update({ where: { id: 2 }, data: { legalEntityFiness: '290000017' } });
});

describe('a lab', () => {
  it('shows the issues that concern it and those it took over, by priority, closed ones apart', async () => {
    const { open, closed } = await readLabIssues(of('dns'), A);
    expect([idsOf(open), idsOf(closed)]).toEqual([[2, 1], [5]]);
  });

  it('tells what was said of it to the State, never to a vendor', async () => {
    const ofState = await readLabIssues(of('bretagne'), A);
    expect(ofState.feedbacks).toEqual([
      {
        number: 'R-0002',
        on: '2023-09-10',
        organisation: 'ARS Bretagne',
        excerpt: 'Ce que l’auteur a dit',
        state: 'ATTACHED',
        issue: { id: 2, title: 'Irritant 2' },
      },
    ]);
    const ofVendor = await readLabIssues(of('alpha'), A);
    expect(ofVendor.feedbacks).toBeNull();
    expect(JSON.stringify(ofVendor)).not.toContain('Goff');
  });

  it('hides the issues of another region', async () => {
    expect(idsOf((await readLabIssues(of('bretagne'), D)).open)).toEqual([]);
    expect(idsOf((await readLabIssues(of('dns'), D)).open)).toEqual([4]);
  });
});

describe('a vendor', () => {
  beforeAll(async () => {
    // Asked on 15/09, answered by Alpha the day after; by Bêta only before.
    await db().issue.update({ where: { id: 2 }, data: { state: 'AWAITING_ANSWER' } });
    await db().issueEvent.create({
      data: {
        issueId: 2,
        at: new Date('2023-09-15T08:00:00Z'),
        kind: 'STATE',
        actorLabel: 'Camille Lormont',
        actorOrg: 'DNS',
        details: { from: 'ANALYSIS', to: 'AWAITING_ANSWER' },
      },
    });
    for (const [vendorSlug, day] of [
      ['alpha', '2023-09-16'],
      ['beta', '2023-09-14'],
    ] as const) {
      await db().vendorAnswer.create({
        data: {
          issueId: 2,
          vendorSlug,
          kind: 'ACCEPTED',
          body: '',
          authorLabel: 'Nadia',
          createdAt: new Date(`${day}T09:00:00Z`),
        },
      });
    }
    await db().action.createMany({
      data: [
        { issueId: 2, what: 'Livrer', dueOn: new Date('2023-10-02') },
        { issueId: 3, what: 'Prévenir', dueOn: new Date('2023-10-05') },
        { issueId: 2, what: 'Finie', dueOn: new Date('2023-09-20'), state: 'DONE' as const },
      ].map((action) => ({
        kind: 'ACTION-FIX',
        ownerKind: 'VENDOR',
        ownerVendorSlug: 'beta',
        madeOn: new Date('2023-09-06'),
        ...action,
      })),
    });
    await bump();
  });

  it('is waited for until it has answered since it was asked', async () => {
    const beta = await readVendorIssues(of('dns'), 'beta');
    expect(beta.map(({ id, waiting }) => [id, waiting])).toEqual([
      [2, 20], // 15/09 → 05/10
      [4, null],
    ]);
    const alpha = await readVendorIssues(of('dns'), 'alpha');
    expect(alpha.map(({ id, waiting }) => [id, waiting])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(idsOf(await readVendorIssues(of('bretagne'), 'beta'))).toEqual([2]);
    expect(idsOf(await readVendorIssues(of('observer'), 'alpha'))).toEqual([2, 1]);
  });

  it('finds its answers to give and its open actions at home, no name of anybody', async () => {
    const work = await readVendorWork(of('beta'));
    expect(idsOf(work.issues)).toEqual([2]);
    expect(work.actions.map(({ what, dueOn, lateDays, issue }) => [what, dueOn, lateDays, issue?.id ?? null])).toEqual([
      ['Livrer', '2023-10-02', 3, 2],
      ['Prévenir', '2023-10-05', null, null], // about an issue that is on none of its products
    ]);
    expect(JSON.stringify(work)).not.toMatch(/Goff|Lormont|Nadia|Alpha/);
    expect(await readVendorWork(of('alpha'))).toMatchObject({ issues: [], actions: [] });
    expect(await readVendorWork(of('dns'))).toEqual({ issues: [], actions: [] });
  });
});

describe('home', () => {
  it('of a region tells what became of its feedbacks, the last answer first', async () => {
    const told = await readTold(of('bretagne'));
    expect(told.map(({ number, state, waiting, issue, deed }) => [number, state, waiting, issue?.id, deed])).toEqual([
      ['R-0001', 'TO_QUALIFY', 15, undefined, null],
      ['R-0002', 'ATTACHED', null, 2, 'Alpha accepte la demande, le 16/09/2023'],
      ['R-0003', 'ATTACHED', null, 2, 'Alpha accepte la demande, le 16/09/2023'],
    ]);
    await db().feedback.update({ where: { id: 3 }, data: { regionCode: '84' } });
    await bump();
    expect((await readTold(of('bretagne'))).map(({ number }) => number)).toEqual(['R-0001', 'R-0002']);
    expect(await readTold(of('alpha'))).toEqual([]);
  });

  it('of the task force lists what waits, nobody else’s does', async () => {
    await db().publishedFigure.create({
      data: {
        id: 'EM-LAB',
        indicator: 'documents-by-emitter',
        label: 'Laboratoires',
        value: 8_001,
        unit: 'documents',
        month: '2023-09',
        perimeter: 'lab',
        source: 'essai',
      },
    });
    await bump();
    const lines = (await readTodo(of('dns'))) ?? [];
    expect(lines.filter(({ key }) => key !== 'uploads').map(({ key, count, detail }) => [key, count, detail])).toEqual([
      ['issue-2', 2, 'Réponse attendue · Bêta · une action a 3\u00A0jours de retard'],
      ['issue-1', 2, 'En analyse · porteur à désigner · 6\u00A0jours de retard'],
      ['issue-3', 1, 'Effet à confirmer · porteur à désigner · échéance 20/10/2023'],
      ['feedback', 1, 'La plus ancienne attend depuis 15\u00A0jours'],
      ['published', 1, 'Laboratoires de biologie, sept.\u00A02023\u00A0: 8\u202F000 calculés, 8\u202F001 publiés'],
    ]);
    expect(lines.find(({ key }) => key === 'uploads')).toMatchObject({ href: expect.stringContaining('/vendors?') });
    for (const account of ['bretagne', 'alpha', 'observer']) expect(await readTodo(of(account))).toBeNull();
  });

  it('gives the last contact with a lab to call, and none to a vendor', async () => {
    await db().contactNote.createMany({
      data: [
        { occurredOn: new Date('2023-09-01'), kind: 'VISIT' as const },
        { occurredOn: new Date('2023-09-28'), kind: 'CALL' as const },
      ].map((note) => ({
        legalEntityFiness: A,
        authorLabel: 'Maëlle Le Goff',
        body: 'Note.',
        createdAt: new Date('2023-09-28T10:00:00Z'),
        ...note,
      })),
    });
    // A silent lab: VA signed, a declared zero.
    await db().feedCount.updateMany({ where: { legalEntityFiness: A, month: '2023-08' }, data: { count: 9_000 } });
    await db().feedCount.createMany({
      data: ['2023-06', '2023-07'].map((at) => ({
        month: at,
        legalEntityFiness: A,
        productCode: 'ALPHA-LAB',
        channel: 'DMP' as const,
        documentType: 'CR_BIO',
        source: 'VENDOR' as const,
        count: 9_000,
      })),
    });
    const contacts = async (account: string) =>
      (await readLabsToCall(of(account), month('2023-09'))).map(({ finess, lastContact }) => [finess, lastContact]);
    expect(await contacts('bretagne')).toEqual([[A, { on: '2023-09-28', kind: 'CALL' }]]);
    expect(await contacts('alpha')).toEqual([[A, null]]);
  });
});
