import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readCorrectable } from '@/lib/labs/correction-queries';
import { correctCertificate, correctInstallation } from '@/lib/labs/equipment-commands';
import { findLab } from '@/lib/labs/lab-identity-queries';
import { readLab } from '@/lib/labs/lab-queries';
import { addNote } from '@/lib/labs/note-commands';
import { month } from '@/lib/month';
import { bytesSource } from '@/lib/tabular/source';
import { cancelUpload, depositUpload } from '@/lib/uploads/commands';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

// Labs of Bretagne, one of the Ain; each EJ has a site of its own except where told.
const LAB = '350000022';
const PEERS = ['350000030', '350000048', '350000055', '350000063', '350000071', '350000089'] as const;
const ABSORBED = '350000097';
const AIN = '010000024';
const SITES = ['350100012', '350100020'] as const;

let dns: Viewer;
let bretagne: Viewer;
let alpha: Viewer;
let observer: Viewer;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(`no viewer ${name}`);
  return found;
}

async function insertSite(finess: string, legalEntityFiness: string): Promise<void> {
  await db().site.create({
    data: { finess, legalEntityFiness, name: `Site ${finess}`, town: 'Rennes', departmentCode: '35' },
  });
}

async function read(who: Viewer, finess: string, at: string | null = null) {
  const lab = await readLab(who, finess, at === null ? null : month(at));
  if (!lab) throw new Error(`${finess} is not read`);
  return lab;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  for (const finess of [LAB, ABSORBED]) await insertLab({ finess, department: '35', product: 'ALPHA-LAB' });
  for (const finess of PEERS) await insertLab({ finess, department: '22', product: 'BETA-SIL' });
  await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
  for (const site of SITES) await insertSite(site, LAB);
  // Two sites each, as the lab has, but for the last, which has one: it is no peer.
  for (const [i, finess] of PEERS.entries()) {
    await insertSite(`22010000${i}`, finess);
    if (i < 5) await insertSite(`22020000${i}`, finess);
  }
  await insertCounts([
    ...PEERS.map((finess, i) => ({
      month: '2023-09',
      finess,
      product: 'BETA-SIL',
      count: [100, 200, 300, 400, 500, 9999][i] ?? 0,
    })),
    // August: four of them only.
    ...PEERS.slice(0, 4).map((finess) => ({ month: '2023-08', finess, product: 'BETA-SIL', count: 50 })),
    { month: '2023-08', finess: LAB, product: 'ALPHA-LAB', count: 80, level: 'N1' },
    { month: '2023-09', finess: LAB, product: 'ALPHA-LAB', count: 90, level: 'N1' },
    { month: '2023-09', finess: LAB, product: 'ALPHA-LAB', count: 30, level: 'N3' },
    { month: '2023-09', finess: LAB, product: 'BETA-SIL', count: 30, level: 'N1' },
    { month: '2023-09', finess: LAB, product: 'ALPHA-LAB', count: 7, channel: 'MSS_PRO' },
    { month: '2023-06', finess: ABSORBED, product: 'ALPHA-LAB', count: 11, level: 'N1' },
    { month: '2023-08', finess: ABSORBED, product: 'ALPHA-LAB', count: 20, level: 'N1' },
  ]);
  await db().installation.create({
    data: { legalEntityFiness: LAB, productCode: 'BETA-SIL', installedOn: new Date('2021-01-01') },
  });
  await db().order.create({
    data: {
      number: 'C-1',
      legalEntityFiness: LAB,
      deviceCode: 'SGL',
      productCode: 'ALPHA-LAB',
      amountCents: 2_250_000,
      events: {
        create: [
          { stage: 'ORDER_SIGNED', occurredOn: new Date('2022-11-14') },
          { stage: 'VA_SIGNED', occurredOn: new Date('2023-03-17') },
        ],
      },
    },
  });
  // Merged on 1 July 2023: June is its own, August is the lab's.
  await db().legalEntity.update({
    where: { finess: ABSORBED },
    data: { closedOn: new Date('2023-07-01'), mergedIntoFiness: LAB },
  });
  dns = await viewer('dns', { role: 'TASKFORCE' });
  bretagne = await viewer('ars', { role: 'REGIONAL', regionCode: '53' });
  alpha = await viewer('alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
  observer = await viewer('observer', { role: 'OBSERVER' });
});

describe('who may see a lab', () => {
  it('the task force all, an ARS its region, a vendor those that run its products, an observer none', async () => {
    const seen = (who: Viewer) =>
      Promise.all([LAB, AIN, '999999999'].map(async (finess) => (await readLab(who, finess, null)) !== null));
    expect(await seen(dns)).toEqual([true, true, false]);
    expect(await seen(bretagne)).toEqual([true, false, false]);
    expect(await seen(alpha)).toEqual([true, false, false]);
    expect(await seen(observer)).toEqual([false, false, false]);
  });

  it('the number of a site means its EJ, in scope only', async () => {
    expect((await findLab(bretagne, SITES[0]))?.finess).toBe(LAB);
    expect(await findLab(observer, SITES[0])).toBeNull();
    expect(await readLab(dns, SITES[0], null)).toBeNull();
  });

  it('a vendor sees what went through its own products, and no note', async () => {
    const own = await read(alpha, LAB);
    expect(own.feed.months.at(-1)?.documents).toBe(120);
    // The second came with the EJ that the lab has absorbed.
    expect(own.installations.map(({ product, absorbedName }) => [product.code, absorbedName])).toEqual([
      ['ALPHA-LAB', null],
      ['ALPHA-LAB', `Laboratoire ${ABSORBED}`],
    ]);
    expect([own.ownProductsOnly, own.notes]).toEqual([true, null]);
    const whole = await read(dns, LAB);
    expect(whole.feed.months.at(-1)).toMatchObject({ documents: 150, n1: 120, n3: 30, complete: true });
    expect(whole.installations.map(({ product }) => product.code).sort()).toEqual([
      'ALPHA-LAB',
      'ALPHA-LAB',
      'BETA-SIL',
    ]);
  });
});

describe('the lab in a month', () => {
  it('beside its peers: same region, sector and size, five at least that feed', async () => {
    const { peers, sentence } = await read(dns, LAB);
    // 100, 200, 300, 400 and 500; the one with 9 999 has another size.
    expect(peers.months.at(-1)).toEqual({ month: '2023-09', peers: 5, median: 300, low: 200, high: 400 });
    expect(peers.months.at(-2)).toEqual({ month: '2023-08', peers: 4, median: null, low: null, high: null });
    expect([peers.count, peers.band?.label]).toEqual([5, '2 à 4 sites']);
    expect(sentence.follow).toBe(
      'En septembre\u00A02023, 150\u00A0documents, 50,0\u00A0% sous la médiane de ses 5\u00A0pairs.',
    );
  });

  it('has what is declared for the EJ it has absorbed, from the day of the merger', async () => {
    const { feed, identity } = await read(dns, LAB);
    const byMonth = new Map(feed.months.map(({ month: at, documents }) => [at as string, documents]));
    expect(['2023-06', '2023-07', '2023-08'].map((at) => byMonth.get(at))).toEqual([null, null, 100]);
    expect(identity.absorbed.map(({ finess, on }) => [finess, on])).toEqual([[ABSORBED, '2023-07-01']]);
    expect(feed.messages).toEqual({ pro: 7, citizen: null });
  });

  it('a merged EJ stops with its last month, says who follows, and asks for nothing', async () => {
    const closed = await read(bretagne, ABSORBED);
    expect([closed.month, closed.lastMonth]).toEqual(['2023-06', '2023-06']);
    expect(closed.identity.successor).toEqual({ finess: LAB, name: `Laboratoire ${LAB}`, visible: true });
    expect(closed.feed.months.at(-1)?.documents).toBe(11);
    expect(closed.steps).toEqual([]);
    expect((await read(bretagne, ABSORBED, '2023-09')).month).toBe('2023-06');
  });

  it('an earlier month is as it stood: no VA yet in February', async () => {
    const { orders, asOf, ladder } = await read(dns, LAB, '2023-02');
    expect([asOf, orders[0]?.events.map(({ stage }) => stage)]).toEqual(['2023-02-28', ['ORDER_SIGNED']]);
    expect(ladder.find(({ state }) => state === 'current')?.key).toBe('ordered');
  });

  it('counts by site: a site without a count leaves the month incomplete', async () => {
    const finess = PEERS[0];
    await db().feedCount.deleteMany({ where: { legalEntityFiness: finess, month: '2023-09' } });
    await db().feedCount.create({
      data: {
        month: '2023-09',
        legalEntityFiness: finess,
        siteFiness: '220100000',
        productCode: 'BETA-SIL',
        channel: 'DMP',
        documentType: 'CR_BIO',
        level: 'N3',
        source: 'VENDOR',
        count: 100,
      },
    });
    const { feed, sites } = await read(dns, finess);
    expect(feed.months.at(-1)).toMatchObject({ documents: 100, complete: false, sites: { reported: 1, open: 2 } });
    expect(sites.map((site) => [site.finess, site.level, site.documents])).toEqual([
      ['220100000', 'N3', 100],
      ['220200000', null, null],
    ]);
  });
});

describe('contact notes', () => {
  const note = { finess: LAB, kind: 'CALL', occurredOn: '2023-09-28', body: 'Formation prévue le 16/10.' };

  it.each([
    ['a day to come', { occurredOn: '2023-10-06' }, 'occurredOn'],
    ['an unreadable day', { occurredOn: '28/09/2023' }, 'occurredOn'],
    ['no kind', { kind: 'FAX' }, 'kind'],
    ['blanks', { body: '  \n ' }, 'body'],
    ['more than 2 000 characters', { body: 'a'.repeat(2001) }, 'body'],
    ['a patient’s number', { body: 'Vu pour 1 84 12 76 451 089 46.' }, 'body'],
  ])('%s is refused and nothing is written', async (_, change, field) => {
    const result = await addNote(bretagne, { ...note, ...change });
    expect(result).toMatchObject({ ok: false, field });
    expect(await db().contactNote.count()).toBe(0);
  });

  it('a vendor writes none, an ARS none out of its region', async () => {
    expect(await addNote(alpha, note)).toMatchObject({ ok: false });
    expect(await addNote(bretagne, { ...note, finess: AIN })).toMatchObject({ ok: false });
    expect(await db().contactNote.count()).toBe(0);
  });

  it('is kept with its trail, and read by the State’s services', async () => {
    const before = await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } });
    const result = await addNote(bretagne, note);
    expect(result.ok).toBe(true);
    const { notes } = await read(dns, LAB);
    expect(notes?.map(({ kind, occurredOn, author, body }) => [kind, occurredOn, author, body])).toEqual([
      ['CALL', '2023-09-28', 'ars', 'Formation prévue le 16/10.'],
    ]);
    expect(await db().auditEvent.count({ where: { action: 'lab.note', subjectId: LAB } })).toBe(1);
    const after = await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } });
    expect(after.version - before.version).toBe(1n);
  });
});

describe('texts that a person types', () => {
  it('lose the control characters that no database text can hold', async () => {
    const written = await addNote(bretagne, {
      finess: LAB,
      kind: 'CALL',
      occurredOn: '2023-09-28',
      body: 'Formation\u0000 prévue\u0007\r\nle 16/10.',
    });
    if (!written.ok) throw new Error(written.message);
    const kept = await db().contactNote.delete({ where: { id: written.id } });
    expect(kept.body).toBe('Formation prévue\nle 16/10.');
    const nothing = { finess: AIN, site: null, product: 'BETA-SIL', version: null, installedOn: '2020-01-01' };
    expect(await correctInstallation(dns, { ...nothing, removedOn: null, reason: ' \u0000' })).toEqual({
      ok: false,
      message: 'Motif absent. Dites pourquoi vous corrigez.',
    });
    const corrected = { ...nothing, version: '3\u0000.1', removedOn: null, reason: 'Vu\u0000 sur place' };
    expect(await correctInstallation(dns, corrected)).toEqual({ ok: true });
    const revision = await db().equipmentRevision.findFirst({ where: { legalEntityFiness: AIN } });
    expect(revision).toMatchObject({ reason: 'Vu sur place', after: { version: '3.1' } });
  });
});

describe('history', () => {
  it('tells a correction with who and why; another vendor’s is not a vendor’s to read', async () => {
    const result = await correctInstallation(bretagne, {
      finess: LAB,
      site: null,
      product: 'BETA-SIL',
      version: '7.1',
      installedOn: '2021-02-01',
      removedOn: null,
      reason: 'Vu sur place',
    });
    expect(result).toEqual({ ok: true });
    const corrections = async (who: Viewer) =>
      (await read(who, LAB)).history.filter(({ text }) => text.startsWith('Correction'));
    expect((await corrections(dns)).map(({ text, by }) => [text, by])).toEqual([
      [
        'Correction du parc installé\u00A0: Bêta SIL 7.1, installé le 01/02/2021, au lieu de\u00A0: Bêta SIL, installé le 01/01/2021',
        'ars\u00A0: Vu sur place',
      ],
    ]);
    expect(await corrections(alpha)).toEqual([]);
  });

  it('runs from the newest to the oldest', async () => {
    const { history } = await read(dns, LAB);
    expect(history.filter(({ by }) => by === null).map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2023-09-01 Premier document structuré (N3)',
      '2023-08-01 Première alimentation du DMP',
      `2023-07-01 Fusion\u00A0: Laboratoire ${ABSORBED} (${ABSORBED}) rejoint ce laboratoire`,
      '2023-03-17 VA SGL signée (C-1)',
      '2022-11-14 Commande SGL signée (C-1)',
      '2021-02-01 Bêta SIL 7.1 installé',
      '2020-01-01 Alpha Lab installé',
      `2020-01-01 Alpha Lab installé (Laboratoire ${ABSORBED})`,
      '2000-01-01 Ouverture',
    ]);
  });

  it('a cancelled deposit is no correction by hand, and a vendor is not told who corrected, nor why', async () => {
    const finess = PEERS[5];
    const beta = await viewer('beta', { role: 'VENDOR', vendorSlug: 'beta' });
    const told = async (who: Viewer) =>
      (await read(who, finess)).history.filter(({ text, by }) => by !== null || text.startsWith('Correction'));
    const rows = `finess;produit;version;date_installation;date_certificat_dmp\n${finess};BETA-SIL;8;2023-02-01;2022-12-12`;
    const source = bytesSource(new TextEncoder().encode(rows));
    const file = { source, fileName: 'parc.csv', mediaType: 'text/csv' };
    const deposited = await depositUpload(beta, 'installations', file, { codes: 'all', reasons: {} });
    if (!deposited.ok) throw new Error(deposited.reason);
    expect(await cancelUpload(beta, deposited.upload.id ?? '')).toMatchObject({ ok: true, restored: 1, removed: 1 });
    expect([await told(dns), await told(beta)]).toEqual([[], []]);

    const certificate = { finess, equippedOn: '2022-12-01', endedOn: null, reason: 'Signalé par un concurrent' };
    expect(await correctCertificate(dns, certificate)).toEqual({ ok: true });
    const text = 'Correction du certificat DMP\u00A0: depuis le 01/12/2022, au lieu de\u00A0: rien';
    const seen = async (who: Viewer) => (await told(who)).map((one) => [one.text, one.by]);
    expect(await seen(dns)).toEqual([[text, 'dns\u00A0: Signalé par un concurrent']]);
    expect(await seen(beta)).toEqual([[text, null]]);
  });
});

it('a correction starts from the row that it would write over: with its end, and of the lab itself', async () => {
  const finess = PEERS[4];
  await db().installation.updateMany({
    where: { legalEntityFiness: finess },
    data: { version: '7', removedOn: new Date('2023-06-30') },
  });
  await db().dmpCertificate.create({
    data: { legalEntityFiness: finess, equippedOn: new Date('2021-01-01'), endedOn: new Date('2022-01-01') },
  });
  expect(await readCorrectable(finess, [])).toEqual({
    installations: [
      { product: 'BETA-SIL', site: null, version: '7', installedOn: '2020-01-01', removedOn: '2023-06-30' },
    ],
    certificate: { equippedOn: '2021-01-01', endedOn: '2022-01-01' },
  });
  // One row of each product: the one that came with the absorbed EJ is not the lab's to correct.
  const own = await readCorrectable(LAB, SITES);
  expect(own.installations.map(({ product }) => product).sort()).toEqual(['ALPHA-LAB', 'BETA-SIL']);
});
