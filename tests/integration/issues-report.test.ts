import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { reportFeedback } from '@/lib/issues/feedback-commands';
import { readFeedback } from '@/lib/issues/feedback-queries';
import type { ReportInput } from '@/lib/issues/report';
import { findLabChoices, findLabsNear, readLabChoice } from '@/lib/issues/report-labs-queries';
import { similarIssues } from '@/lib/issues/similar-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

// Rennes (35) and Brest (29) are Brittany, 53; Lyon (69) is not.
const RENNES = '350000011';
const BREST = '290000012';
const CLOSED = '350000029';
const LYON = '690000013';

type Who = 'ars' | 'ars2' | 'dns' | 'alpha' | 'beta' | 'observer';
const viewers = {} as Record<Who, Viewer>;

async function person(who: Who, grant: Parameters<typeof insertUser>[1]): Promise<void> {
  const viewer = await viewerOfUser(await insertUser(who, grant));
  if (viewer) viewers[who] = viewer;
}

const said = (input: Partial<Record<keyof ReportInput, unknown>> = {}) => ({
  clientKey: randomUUID(),
  lab: RENNES,
  region: null,
  category: 'DIFF-LOINC',
  severity: 'SLOWS',
  channel: 'GRADES_ARS',
  body: 'Le transcodage n’avance pas.',
  meToo: null,
  ...input,
});

async function insertIssue(title: string, more: { regionCode?: string; product?: string; closedOn?: string } = {}) {
  const { id } = await db().issue.create({
    data: {
      title,
      statement: '',
      categoryCode: 'DIFF-LOINC',
      severity: 'SLOWS',
      state: more.closedOn ? 'CLOSED' : 'ANALYSIS',
      openedOn: new Date('2023-09-01'),
      closedOn: more.closedOn ? new Date(more.closedOn) : null,
      regionCode: more.regionCode ?? null,
      ...(more.product && { products: { create: { productCode: more.product } } }),
    },
  });
  return id;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: BREST, department: '29', product: 'BETA-SIL' });
  await insertLab({ finess: CLOSED, department: '35', product: 'ALPHA-LAB', closedOn: '2023-04-01' });
  await db().legalEntity.update({ where: { finess: CLOSED }, data: { mergedIntoFiness: RENNES } });
  await insertLab({ finess: LYON, department: '69', product: 'BETA-SIL' });
  await person('ars', { role: 'REGIONAL', regionCode: '53' });
  await person('ars2', { role: 'REGIONAL', regionCode: '53' });
  await person('dns', { role: 'TASKFORCE' });
  await person('alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
  await person('beta', { role: 'VENDOR', vendorSlug: 'beta' });
  await person('observer', { role: 'OBSERVER' });
});

describe('a feedback', () => {
  it('is kept with what it is about, and its author is told when it is read and answered', async () => {
    const answer = await reportFeedback(viewers.ars, said());
    // Thursday 5 October 2023: two working days on is Monday the 9th.
    expect(answer).toMatchObject({
      ok: true,
      number: expect.stringMatching(/^R-\d{4}$/),
      qualifiedBefore: '2023-10-09',
      answeredBefore: '2023-10-19',
      issue: null,
    });
    const row = await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(row).toMatchObject({
      userId: viewers.ars.userId,
      authorLabel: 'ars',
      organisation: 'ARS Bretagne',
      regionCode: '53',
      legalEntityFiness: RENNES,
      productCode: 'ALPHA-LAB',
      state: 'TO_QUALIFY',
      meToo: false,
      issueId: null,
    });
    expect(await db().auditEvent.count({ where: { action: 'feedback.report', subjectId: String(row.id) } })).toBe(1);
  });

  it('sent twice, or ten times at once, is one', async () => {
    const input = said();
    const first = await reportFeedback(viewers.ars, input);
    const again = await reportFeedback(viewers.ars, input);
    expect(again).toEqual(first);
    expect(await reportFeedback(viewers.ars, { ...input, body: 'Autre texte' })).toEqual({ ...first, differs: true });

    const issue = await insertIssue('Ensemble');
    const hurried = said({ meToo: issue });
    const answers = await Promise.all(Array.from({ length: 10 }, () => reportFeedback(viewers.ars, hurried)));
    expect(new Set(answers.map((answer) => answer.ok && answer.number)).size).toBe(1);
    expect(await db().feedback.count({ where: { clientKey: String(hurried.clientKey) } })).toBe(1);
    expect(await db().issueEvent.count({ where: { issueId: issue } })).toBe(1);
    expect(await reportFeedback(viewers.ars2, hurried)).toMatchObject({ ok: false, field: null });
  });

  it('is of the whole region without a lab, of France for the task force', async () => {
    await reportFeedback(viewers.ars, said({ lab: null }));
    expect(await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      regionCode: '53',
      legalEntityFiness: null,
      productCode: null,
    });
    await reportFeedback(viewers.dns, said({ lab: null }));
    expect(await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      regionCode: null,
      organisation: 'DNS',
    });
  });

  it('is about the lab whose number is typed in groups or in small letters, about none where nothing is typed', async () => {
    await insertLab({ finess: '2A0000018', department: '2A', product: 'ALPHA-LAB' });
    for (const [typed, lab] of [
      ['350 000 011', '350000011'],
      ['350\u00A0000\u202F011', '350000011'],
      [' 2a0000018 ', '2A0000018'],
      ['', null],
    ] as const) {
      expect(await reportFeedback(viewers.dns, said({ lab: typed }))).toMatchObject({ ok: true });
      const kept = await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } });
      expect(kept.legalEntityFiness).toBe(lab);
    }
  });

  it('keeps HTML and scripts as text', async () => {
    const body = '<script>alert(1)</script> & <b>gras</b>';
    await reportFeedback(viewers.ars, said({ body }));
    expect((await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } })).body).toBe(body);
  });
});

describe('what is refused', () => {
  const refusal = async (who: Who, input: Parameters<typeof said>[0]) => reportFeedback(viewers[who], said(input));

  it('a lab that has closed, with the one that has taken it over', async () => {
    expect(await refusal('ars', { lab: CLOSED })).toEqual({
      ok: false,
      field: 'lab',
      message:
        'Laboratoire 350000029 est fermé depuis le 01/04/2023. Laboratoire 350000011 (350000011) l’a repris\u202F: signalez le blocage pour lui.',
      successor: { finess: RENNES, name: 'Laboratoire 350000011', town: 'Ville' },
    });
  });

  it('a lab of another region or of no one, told alike', async () => {
    const other = await refusal('ars', { lab: LYON });
    expect(other).toMatchObject({ ok: false, field: 'lab', message: 'Laboratoire introuvable dans votre région.' });
    expect(await refusal('ars', { lab: '999999999' })).toEqual(other);
  });

  it('another region’s name, an unknown category, one with causes, an unknown channel', async () => {
    expect(await refusal('ars', { lab: null, region: '84' })).toMatchObject({ ok: false, field: 'region' });
    expect(await refusal('ars', { category: 'DIFF' })).toMatchObject({ ok: false, field: 'category' });
    expect(await refusal('ars', { category: 'DIFF-INS-QUAL' })).toMatchObject({
      field: 'category',
      message:
        '«\u00A0Qualification de l’INS peu aisée\u00A0» a plusieurs causes\u202F: choisissez «\u00A0Organisation à changer\u00A0» ou «\u00A0Refus de patients\u00A0».',
    });
    expect(await refusal('ars', { channel: 'PIGEON' })).toMatchObject({ ok: false, field: 'channel' });
    expect(await refusal('ars', { severity: null })).toMatchObject({ ok: false, field: 'severity' });
    expect(await refusal('ars', { clientKey: 'x' })).toMatchObject({ ok: false, field: null });
  });

  it('20 000 characters, a patient’s number, a day of birth', async () => {
    expect(await refusal('ars', { body: 'a'.repeat(20_000) })).toMatchObject({
      field: 'body',
      message: expect.stringContaining('20\u202F000 caractères, 2\u202F000 au plus'),
    });
    expect(await refusal('ars', { body: 'INS 184127645108946' })).toMatchObject({
      field: 'body',
      message: expect.stringContaining('«\u00A0184127645108946\u00A0»'),
    });
    expect(await refusal('ars', { body: 'patiente née le 12/03/1965' })).toMatchObject({
      field: 'body',
      message: expect.stringContaining('«\u00A0née le 12/03/1965\u00A0»'),
    });
    expect(await db().feedback.count({ where: { body: { contains: '1965' } } })).toBe(0);
  });

  it('an observer; a vendor on a lab that does not run its products', async () => {
    expect(await refusal('observer', {})).toMatchObject({ ok: false, field: null });
    expect(await refusal('alpha', { lab: BREST })).toMatchObject({ field: 'lab', message: 'Laboratoire introuvable.' });
    expect(await refusal('alpha', { lab: RENNES, channel: 'VENDOR' })).toMatchObject({ ok: true });
    expect(await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      vendorSlug: 'alpha',
      organisation: 'Alpha',
      productCode: 'ALPHA-LAB',
    });
  });
});

describe('«Moi aussi»', () => {
  it('does not join another region’s issue', async () => {
    const elsewhere = await insertIssue('À Lyon seulement', { regionCode: '84' });
    expect(await reportFeedback(viewers.dns, said({ meToo: elsewhere }))).toMatchObject({
      ok: false,
      field: 'meToo',
      message: expect.stringContaining('propre à une autre région'),
    });
    expect(await db().issueLab.count({ where: { issueId: elsewhere } })).toBe(0);
  });

  it('follows a merger that ends while it waits', async () => {
    const [from, into] = [await insertIssue('Un doublon'), await insertIssue('Ce qui reste')];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const merging = db().$transaction(async (tx) => {
      await tx.$queryRaw`select id from issue where id = ${from} for update`;
      await gate;
      const closedOn = new Date('2023-10-05');
      await tx.issue.update({ where: { id: from }, data: { state: 'CLOSED', closedOn, mergedIntoId: into } });
    });
    const sent = reportFeedback(viewers.ars, said({ meToo: from }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    release();
    await merging;
    expect(await sent).toMatchObject({ ok: true, issue: { id: into } });
    expect(await db().feedback.count({ where: { issueId: from } })).toBe(0);
  });

  it('joins the issue at once and adds its lab once', async () => {
    const issue = await insertIssue('Transcodage trop long');
    await db().action.create({
      data: {
        issueId: issue,
        kind: 'ACTION-ACC',
        what: 'Une fiche de transcodage',
        ownerKind: 'DNS',
        madeOn: new Date('2023-09-10'),
        dueOn: new Date('2023-10-16'),
      },
    });
    const first = await reportFeedback(viewers.ars, said({ body: '', meToo: issue }));
    expect(first).toMatchObject({
      ok: true,
      issue: {
        id: issue,
        legalEntities: 1,
        action: { what: 'Une fiche de transcodage', dueOn: '2023-10-16', late: false },
      },
    });
    await reportFeedback(viewers.ars2, said({ body: 'Ici aussi.', meToo: issue }));
    const second = await reportFeedback(viewers.ars2, said({ lab: BREST, meToo: issue }));
    expect(second).toMatchObject({ issue: { legalEntities: 2 } });
    expect(await db().issueLab.count({ where: { issueId: issue } })).toBe(2);
    expect(await db().feedback.count({ where: { issueId: issue, state: 'ATTACHED', meToo: true } })).toBe(3);
    const event = await db().issueEvent.findFirstOrThrow({ where: { issueId: issue } });
    expect(event).toMatchObject({ kind: 'FEEDBACK_ATTACHED', actorOrg: 'ARS Bretagne', internal: false });
    expect(event.details).toMatchObject({ organisation: 'ARS Bretagne', meToo: true });
  });

  it('follows a merger, and is refused on an issue closed or out of scope', async () => {
    const target = await insertIssue('Cible');
    const merged = await insertIssue('Doublon', { closedOn: '2023-10-01' });
    await db().issue.update({ where: { id: merged }, data: { mergedIntoId: target } });
    expect(await reportFeedback(viewers.ars, said({ meToo: merged }))).toMatchObject({ issue: { id: target } });
    const closed = await insertIssue('Clos', { closedOn: '2023-10-02' });
    expect(await reportFeedback(viewers.ars, said({ meToo: closed }))).toMatchObject({
      field: 'meToo',
      message: expect.stringContaining('est clos depuis le 02/10/2023'),
    });
    const lyon = await insertIssue('Ailleurs', { regionCode: '84' });
    expect(await reportFeedback(viewers.ars, said({ meToo: lyon }))).toMatchObject({ ok: false, field: 'meToo' });
    const alone = await insertIssue('Bêta seulement', { product: 'BETA-SIL' });
    expect(await reportFeedback(viewers.alpha, said({ meToo: alone }))).toMatchObject({ ok: false, field: 'meToo' });
  });
});

describe('what the form looks up', () => {
  it('labs of one’s scope, the closed ones last with who has taken them over', async () => {
    const found = await findLabChoices(viewers.ars, 'laboratoire');
    expect(found.map(({ finess }) => finess)).toEqual([BREST, RENNES, CLOSED]);
    expect(found[2]?.closed).toEqual({
      on: '2023-04-01',
      successor: { finess: RENNES, name: 'Laboratoire 350000011', town: 'Ville' },
    });
    expect(found[1]?.product).toBe('Alpha Lab (Alpha)');
    expect(await readLabChoice(viewers.ars, LYON)).toBeNull();
    expect(await findLabChoices(viewers.alpha, BREST)).toEqual([]);
    expect(await findLabChoices(viewers.observer, 'laboratoire')).toEqual([]);
  });

  it('labs near a place, the nearest first', async () => {
    const sites = [
      { finess: '350000111', legalEntityFiness: RENNES, departmentCode: '35', longitude: -1.68, latitude: 48.11 },
      { finess: '350000112', legalEntityFiness: BREST, departmentCode: '35', longitude: -1.5, latitude: 48.11 },
      { finess: '690000113', legalEntityFiness: LYON, departmentCode: '69', longitude: -1.68, latitude: 48.11 },
    ];
    await db().site.createMany({ data: sites.map((site) => ({ ...site, name: 'Site', town: 'Ville' })) });
    const near = await findLabsNear(viewers.ars, { latitude: 48.11, longitude: -1.68 });
    expect(near.map(({ finess }) => finess)).toEqual([RENNES, BREST]);
    expect(near[0]?.distance).toBeCloseTo(0, 5);
    // 0,18° of longitude at 48,11° north: 0,18 × 111,19 × cos 48,11° = 13,4 km.
    expect(near[1]?.distance).toBeCloseTo(13.4, 1);
  });

  it('open issues alike, of one’s scope', async () => {
    const text = 'La file d’attente du secrétariat s’allonge le matin';
    const queue = await insertIssue('La file s’allonge le matin au secrétariat', { product: 'ALPHA-LAB' });
    await db().issue.update({ where: { id: queue }, data: { categoryCode: 'DIFF-INS-ORG' } });
    const far = await insertIssue('La file s’allonge le matin', { regionCode: '84' });
    const asked = { text, category: 'DIFF-INS-ORG', lab: null };
    const found = await similarIssues(viewers.ars, asked);
    expect(found[0]).toEqual({
      id: queue,
      title: 'La file s’allonge le matin au secrétariat',
      legalEntities: 0,
      standing: 'en diagnostic',
    });
    expect(found.map(({ id }) => id)).not.toContain(far);
    expect((await similarIssues(viewers.alpha, asked)).map(({ id }) => id)).toEqual([queue]);
    expect(await similarIssues(viewers.beta, asked)).toEqual([]);
  });
});

describe('/issues/feedback/[number]', () => {
  it('is read by its author, its region and the State; by a vendor once attached, without the author’s name', async () => {
    const issue = await insertIssue('Suivi', { product: 'ALPHA-LAB' });
    const answer = await reportFeedback(viewers.ars, said({ meToo: issue }));
    const waiting = await reportFeedback(viewers.ars, said());
    if (!answer.ok || !waiting.ok) throw new Error('refused');
    expect(await readFeedback(viewers.ars2, answer.number)).toMatchObject({ own: false, author: 'ars' });
    expect(await readFeedback(viewers.dns, answer.number.slice(2))).toMatchObject({
      author: 'ars',
      issue: { id: issue },
    });
    expect(await readFeedback(viewers.alpha, answer.number)).toMatchObject({
      author: null,
      organisation: 'ARS Bretagne',
      lab: { name: 'Laboratoire 350000011' },
    });
    expect(await readFeedback(viewers.alpha, waiting.number)).toBeNull();
    expect(await readFeedback(viewers.beta, answer.number)).toBeNull();
    expect(await readFeedback(viewers.observer, answer.number)).toBeNull();
    expect(await readFeedback(viewers.ars, waiting.number)).toMatchObject({
      own: true,
      state: 'TO_QUALIFY',
      issue: null,
    });
  });
});
