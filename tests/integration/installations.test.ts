import { beforeEach, describe, expect, it } from 'vitest';
import { viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { correctCertificate, correctInstallation } from '@/lib/labs/equipment-commands';
import { isoDate } from '@/lib/month';
import { toFrenchCsv, toXlsx } from '@/lib/tabular/write';
import { readKept, readUpload } from '@/lib/uploads/queries';
import { readTemplate } from '@/lib/uploads/template-queries';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertUser, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, SITE] = ['350000022', '010000024', '350000048'] as const;
const HEAD = 'finess;produit;version;date_installation;date_certificat_dmp';
const file = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const send = (key: string, body: string | Uint8Array, query = '') =>
  deposit(key, body, `kind=installations&acknowledgeWarnings=true&${query}`);

let users: { dns: string; bretagne: string; alpha: string };
let prepared = false;
beforeEach(async () => {
  if (!prepared) {
    await freshDatabase({ demo: false });
    await insertVendors();
    for (const [finess, departmentCode] of [
      [RENNES, '35'],
      [AIN, '01'],
    ] as const) {
      await db().legalEntity.create({
        data: { finess, name: `Labo ${finess}`, sector: 'PRIVATE', sel: true, town: 'Ville', departmentCode },
      });
    }
    await db().site.create({
      data: { finess: SITE, legalEntityFiness: RENNES, name: 'Site', town: 'Rennes', departmentCode: '35' },
    });
    await insertApiKey('alpha', 'alpha');
    await insertApiKey('beta', 'beta');
    await insertApiKey('dns', null);
    users = {
      dns: await insertUser('Dominique', { role: 'TASKFORCE' }),
      bretagne: await insertUser('Yann', { role: 'REGIONAL', regionCode: '53' }),
      alpha: await insertUser('Alice', { role: 'VENDOR', vendorSlug: 'alpha' }),
    };
    prepared = true;
  }
  await db().installation.deleteMany();
  await db().dmpCertificate.deleteMany();
  await db().equipmentRevision.deleteMany();
  await db().upload.deleteMany();
  await db().period.deleteMany();
  await db().installation.create({
    data: {
      legalEntityFiness: RENNES,
      productCode: 'ALPHA-LAB',
      version: '1.0',
      installedOn: new Date('2020-01-15'),
    },
  });
});

const day = (date: Date | null) => (date ? isoDate(date) : null);

/** [EJ, site, product, version, from, until] of all that is installed. */
async function installed() {
  const rows = await db().installation.findMany({
    orderBy: [{ legalEntityFiness: 'asc' }, { productCode: 'asc' }, { installedOn: 'asc' }],
  });
  return rows.map((row) => [
    row.legalEntityFiness,
    row.siteFiness,
    row.productCode,
    row.version,
    day(row.installedOn),
    day(row.removedOn),
  ]);
}

/** [EJ, from] of all certificates. */
async function certified() {
  const rows = await db().dmpCertificate.findMany({ orderBy: { legalEntityFiness: 'asc' } });
  return rows.map(({ legalEntityFiness, equippedOn }) => [legalEntityFiness, day(equippedOn)]);
}

/** What a change leaves beside the rows themselves. */
async function traces() {
  const { version } = await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } });
  return [version, await db().equipmentRevision.count()] as const;
}

const effect = ({ status, upload }: Awaited<ReturnType<typeof deposit>>) =>
  upload && [status, upload.rows, upload.added, upload.changed, upload.unchanged];
const findings = (list: { line: number | null; column: string | null; code: string }[] = []) =>
  list.map(({ line, column, code }) => [line, column, code]);

const FIRST = [RENNES, null, 'ALPHA-LAB', '1.0', '2020-01-15', null];

async function viewer(id: string) {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

describe('a deposit of the installed base', () => {
  it('adds, leaves alone what is known, and counts a row once', async () => {
    const body = file(
      `${RENNES};Alpha Lab;1.0;15/01/2020;12/12/2022`, // known, its certificate is not
      `${AIN};ALPHA-LAB;2.1;2023-03-17;2023-01-05`, // both new
      `${SITE};ALPHA-LAB;1.0;2021-05-01;`, // a site beside its EJ
    );
    expect(effect(await send('alpha', body))).toEqual([200, 3, 3, 0, 0]);
    expect(await installed()).toEqual([
      [AIN, null, 'ALPHA-LAB', '2.1', '2023-03-17', null],
      FIRST,
      [RENNES, SITE, 'ALPHA-LAB', '1.0', '2021-05-01', null],
    ]);
    expect(await certified()).toEqual([
      [AIN, '2023-01-05'],
      [RENNES, '2022-12-12'],
    ]);
    const before = await traces();
    const again = file(`${RENNES};ALPHA-LAB;;;`, `${AIN};ALPHA-LAB;2.1;17/03/2023;05/01/2023`);
    expect(effect(await send('alpha', again))).toEqual([200, 2, 0, 0, 2]);
    expect(await traces()).toEqual(before);
  });

  it('ends the earlier version the day a later one begins', async () => {
    const answer = await send('alpha', file(`${RENNES};ALPHA-LAB;2.0;2023-03-17;`));
    expect(effect(answer)).toEqual([200, 1, 0, 1, 0]);
    const upgraded = [
      [RENNES, null, 'ALPHA-LAB', '1.0', '2020-01-15', '2023-03-17'],
      [RENNES, null, 'ALPHA-LAB', '2.0', '2023-03-17', null],
    ];
    expect(await installed()).toEqual(upgraded);
    const { textChanges } = (await readUpload(await viewer(users.alpha), answer.upload?.id ?? ''))?.report ?? {};
    expect(textChanges).toEqual([
      {
        line: 2,
        finess: RENNES,
        name: `Labo ${RENNES}`,
        what: 'Alpha Lab',
        before: 'version 1.0, depuis le 15/01/2020',
        after: 'version 2.0, depuis le 17/03/2023',
      },
    ]);
    const trail = await db().equipmentRevision.findMany({ where: { uploadId: answer.upload?.id ?? '' } });
    expect(trail.map(({ before, after, actorLabel }) => [before, after, actorLabel])).toEqual([
      [
        expect.objectContaining({ version: '1.0', removedOn: null }),
        expect.objectContaining({ version: '1.0', removedOn: '2023-03-17' }),
        'Clé «\u00A0alpha\u00A0»',
      ],
      [null, expect.objectContaining({ version: '2.0', installedOn: '2023-03-17' }), 'Clé «\u00A0alpha\u00A0»'],
    ]);
    // The file of before the upgrade says nothing new.
    expect(effect(await send('alpha', file(`${RENNES};ALPHA-LAB;1.0;2020-01-15;`)))).toEqual([200, 1, 0, 0, 1]);
    expect(await installed()).toEqual(upgraded);
  });

  it.each([
    ['the same day, another version', '1.1;2020-01-15', ['1.1', '2020-01-15']],
    ['an earlier day', '1.0;2019-12-01', ['1.0', '2019-12-01']],
    ['a later day, no other version', ';2020-02-01', ['1.0', '2020-02-01']],
    ['another version, no day', '1.1;', ['1.1', '2020-01-15']],
  ])('corrects in place: %s', async (_, cells, [version, from]) => {
    expect(effect(await send('alpha', file(`${RENNES};ALPHA-LAB;${cells};`)))).toEqual([200, 1, 0, 1, 0]);
    expect(await installed()).toEqual([[RENNES, null, 'ALPHA-LAB', version, from, null]]);
  });

  it('changes a certificate’s day, once for the EJ', async () => {
    await send('alpha', file(`${RENNES};ALPHA-LAB;;;2022-12-12`));
    const body = file(`${RENNES};ALPHA-LAB;1.0;2020-01-15;2022-12-05`, `${SITE};ALPHA-LAB;;2021-05-01;2022-12-05`);
    expect(effect(await send('alpha', body))).toEqual([200, 2, 1, 1, 0]);
    expect(await certified()).toEqual([[RENNES, '2022-12-05']]);
  });

  it('reads the days of a workbook', async () => {
    const xlsx = toXlsx({
      name: 'parc',
      columns: [
        { header: 'FINESS', key: 'f', type: 'text' },
        { header: 'Produit', key: 'p', type: 'text' },
        { header: 'Date installation', key: 'd', type: 'date' },
      ],
      rows: [[AIN, 'ALPHA-LAB', '2023-03-17']],
    });
    expect(effect(await send('alpha', xlsx))).toEqual([200, 1, 1, 0, 0]);
    expect(await installed()).toEqual([[AIN, null, 'ALPHA-LAB', null, '2023-03-17', null], FIRST]);
  });

  it('of another vendor stands beside the one in place, and is the depositor’s alone', async () => {
    const { status, upload } = await send('beta', file(`${RENNES};Bêta SIL;7;2023-01-01;`));
    expect([status, await installed()]).toEqual([200, [FIRST, [RENNES, null, 'BETA-SIL', '7', '2023-01-01', null]]]);
    expect(await uploads.cancel('alpha', upload?.id ?? '')).toBe(404);
  });

  it('starts from a template that says what is known, and changes nothing as it is', async () => {
    await send('alpha', file(`${RENNES};ALPHA-LAB;;;2022-12-12`, `${SITE};ALPHA-LAB;1.0;2021-05-01;`));
    await db().installation.create({
      data: { legalEntityFiness: AIN, productCode: 'BETA-SIL', installedOn: new Date('2020-01-01') },
    });
    const { sheet } = await readTemplate(await viewer(users.alpha), 'installations');
    expect(sheet.rows).toEqual([
      [RENNES, 'ALPHA-LAB', '1.0', '2020-01-15', '2022-12-12'],
      [SITE, 'ALPHA-LAB', '1.0', '2021-05-01', '2022-12-12'],
    ]);
    for (const bytes of [toFrenchCsv(sheet), toXlsx(sheet)]) {
      const { upload } = await deposit('alpha', bytes, 'kind=installations', 'application/octet-stream');
      expect([upload?.state, upload?.unchanged, upload?.warnings]).toEqual(['APPLIED', 2, []]);
    }
  });

  it('with the same bytes is the same deposit; counts of the same bytes would be another', async () => {
    const body = file(`${AIN};ALPHA-LAB;2.1;2023-03-17;`);
    const first = await send('alpha', body);
    const before = await traces();
    expect((await send('alpha', body)).upload?.id).toBe(first.upload?.id);
    expect(await traces()).toEqual(before);
    expect((await deposit('alpha', body)).upload?.errors.map(({ code }) => code)).toEqual([
      'missing-column',
      'missing-column',
    ]);
  });
});

describe('a bad file writes nothing, and says where', () => {
  it.each([
    ['no day for what is not there', `${AIN};ALPHA-LAB;;;`, 'date_installation', 'bad-date'],
    ['a day that is none', `${AIN};ALPHA-LAB;;31/02/2023;`, 'date_installation', 'bad-date'],
    ['a day to come', `${AIN};ALPHA-LAB;;2023-10-06;`, 'date_installation', 'future-date'],
    ['a certificate to come', `${RENNES};ALPHA-LAB;;;06/10/2023`, 'date_certificat_dmp', 'future-date'],
    ['another’s product', `${RENNES};Bêta SIL;;2023-01-01;`, 'produit', 'not-your-product'],
    ['an unknown product', `${RENNES};Gamma;;2023-01-01;`, 'produit', 'unknown-product'],
    ['an unknown lab', '350000030;ALPHA-LAB;;2023-01-01;', 'finess', 'unknown-finess'],
    ['no FINESS', '35A;ALPHA-LAB;;2023-01-01;', 'finess', 'bad-finess'],
    ['a double', `${SITE};alpha lab;;2022-01-01;`, 'produit', 'duplicate-row'],
    ['two certificates of one EJ', `${RENNES};ALPHA-LAB;;;2022-12-13`, 'date_certificat_dmp', 'duplicate-row'],
  ])('%s', async (_, row, column, code) => {
    const [before, stands] = [await traces(), await installed()];
    const { status, upload } = await send('alpha', file(`${SITE};ALPHA-LAB;2;2021-05-01;2022-12-12`, row));
    expect([status, findings(upload?.errors)]).toEqual([422, [[3, column, code]]]);
    expect([await traces(), await installed(), await certified()]).toEqual([before, stands, []]);
  });

  it('a day that contradicts the history', async () => {
    await send('alpha', file(`${RENNES};ALPHA-LAB;2.0;2023-03-17;`));
    const { upload } = await send('alpha', file(`${RENNES};ALPHA-LAB;2.0;2019-03-17;`));
    expect(findings(upload?.errors)).toEqual([[2, 'date_installation', 'bad-date']]);
  });

  it('without its columns', async () => {
    const { upload } = await send('alpha', `finess;version\n${RENNES};1`);
    expect(findings(upload?.errors)).toEqual([
      [1, 'produit', 'missing-column'],
      [1, 'date_installation', 'missing-column'],
    ]);
  });
});

it('tells of a lab that a merger has closed, and by whom it was taken over', async () => {
  await db().legalEntity.update({
    where: { finess: AIN },
    data: { closedOn: new Date('2023-02-01'), mergedIntoFiness: RENNES },
  });
  const { status, upload } = await deposit('alpha', file(`${AIN};ALPHA-LAB;;2022-01-01;`), 'kind=installations');
  expect([status, findings(upload?.warnings)]).toEqual([409, [[2, 'finess', 'closed-structure']]]);
  expect(upload?.warnings[0]?.message).toContain(`Labo ${AIN}, reprise par Labo ${RENNES}.`);
  await db().legalEntity.update({ where: { finess: AIN }, data: { closedOn: null, mergedIntoFiness: null } });
});

describe('a certificate that is known', () => {
  const KNOWN =
    'Un certificat est déjà connu pour ce laboratoire. Laissez la case vide, ou demandez sa correction à l’ARS.';
  const from = (finess: string, equippedOn: string) =>
    db().dmpCertificate.create({ data: { legalEntityFiness: finess, equippedOn: new Date(equippedOn) } });
  const betaIn = (finess: string, until: string | null = null) =>
    db().installation.create({
      data: {
        legalEntityFiness: finess,
        productCode: 'BETA-SIL',
        installedOn: new Date('2019-01-01'),
        removedOn: until === null ? null : new Date(until),
      },
    });

  it('is neither told nor changed by a vendor that does not run there yet; the State changes it', async () => {
    await from(AIN, '2020-05-05');
    const { status, upload } = await send('alpha', file(`${AIN};ALPHA-LAB;1;2023-01-01;01/01/2022`));
    expect([status, findings(upload?.errors)]).toEqual([422, [[2, 'date_certificat_dmp', 'bad-date']]]);
    expect(upload?.errors[0]?.message).toBe(KNOWN);
    const { textChanges } = (await readUpload(await viewer(users.alpha), upload?.id ?? ''))?.report ?? {};
    expect(textChanges).toEqual([]);
    expect(await certified()).toEqual([[AIN, '2020-05-05']]);
    // The day that is known is refused alike: it cannot be found by trying.
    const guess = await send('alpha', file(`${AIN};ALPHA-LAB;1;2023-01-01;05/05/2020`));
    expect([guess.status, guess.upload?.errors.map(({ message }) => message)]).toEqual([422, [KNOWN]]);
    expect(effect(await send('dns', file(`${AIN};ALPHA-LAB;1;2023-01-01;01/01/2022`)))).toEqual([200, 1, 0, 1, 0]);
    expect(await certified()).toEqual([[AIN, '2022-01-01']]);
  });

  it('is not renewed, nor contradicted with its date told, by such a vendor either', async () => {
    await db().dmpCertificate.createMany({
      data: [
        { legalEntityFiness: AIN, equippedOn: new Date('2018-01-01'), endedOn: new Date('2019-01-01') },
        { legalEntityFiness: AIN, equippedOn: new Date('2020-05-05'), endedOn: new Date('2021-01-01') },
      ],
    });
    for (const day of ['2022-01-01', '2018-06-01']) {
      const { upload } = await send('alpha', file(`${AIN};ALPHA-LAB;1;2023-01-01;${day}`));
      expect(upload?.errors.map(({ message }) => message)).toEqual([KNOWN]);
    }
  });

  it('is changed by a vendor that runs there, in an EJ since absorbed too, but not where it was removed', async () => {
    await from(RENNES, '2020-05-05');
    await betaIn(RENNES, '2022-01-01');
    const row = (day: string) => file(`${RENNES};Bêta SIL;2;2023-01-01;${day}`);
    expect((await send('beta', row('2020-05-06'))).status).toBe(422);
    await betaIn(AIN);
    const merger = { closedOn: new Date('2023-02-01'), mergedIntoFiness: RENNES };
    await db().legalEntity.update({ where: { finess: AIN }, data: merger });
    expect((await send('beta', row('2020-05-07'))).status).toBe(200);
    await db().legalEntity.update({ where: { finess: AIN }, data: { closedOn: null, mergedIntoFiness: null } });
    expect(await certified()).toEqual([[RENNES, '2020-05-07']]);
  });
});

describe('what was corrected by hand', () => {
  const correct = async () => {
    const dns = await viewer(users.dns);
    const reason = 'Procès-verbal';
    const installation = { product: 'ALPHA-LAB', version: '1.0', installedOn: '2020-01-20', removedOn: null };
    expect(await correctInstallation(dns, { finess: RENNES, site: null, reason, ...installation })).toEqual({
      ok: true,
    });
    const certificate = { finess: RENNES, equippedOn: '2022-12-12', endedOn: null, reason };
    expect(await correctCertificate(dns, certificate)).toEqual({ ok: true });
  };
  const CORRECTED = [RENNES, null, 'ALPHA-LAB', '1.0', '2020-01-20', null];

  it('is not a vendor’s to change; said again it is unchanged; the State changes it', async () => {
    await correct();
    const of = async (cells: string) =>
      findings((await send('alpha', file(`${RENNES};ALPHA-LAB;${cells}`))).upload?.errors);
    expect(await of('1.0;2020-01-15;')).toEqual([[2, 'date_installation', 'bad-date']]);
    expect(await of('1.0;2020-01-20;2022-12-01')).toEqual([[2, 'date_certificat_dmp', 'bad-date']]);
    expect([await installed(), await certified()]).toEqual([[CORRECTED], [[RENNES, '2022-12-12']]]);
    const same = file(`${RENNES};ALPHA-LAB;1.0;2020-01-20;2022-12-12`);
    expect(effect(await send('alpha', same))).toEqual([200, 1, 0, 0, 1]);
    expect(effect(await send('dns', file(`${RENNES};ALPHA-LAB;1.0;2020-01-15;2022-12-01`)))).toEqual([200, 1, 0, 1, 0]);
  });

  it('stays so when a deposit of the State over it is cancelled', async () => {
    await correct();
    const { upload } = await send('dns', file(`${RENNES};ALPHA-LAB;1.0;2020-01-15;`));
    expect(await uploads.cancel('dns', upload?.id ?? '')).toBe(200);
    expect(await installed()).toEqual([CORRECTED]);
    expect((await send('alpha', file(`${RENNES};ALPHA-LAB;1.0;2020-01-16;`))).status).toBe(422);
  });
});

describe('a locked month', () => {
  const lock = () => db().period.create({ data: { month: '2023-03', state: 'LOCKED', changedAt: new Date() } });

  it('keeps the installed base that it was counted with', async () => {
    await lock();
    const { status, upload } = await send(
      'dns',
      file(`${RENNES};ALPHA-LAB;2.0;2023-03-31;`, `${SITE};ALPHA-LAB;1;2023-05-01;2023-03-01`),
    );
    expect([status, findings(upload?.errors)]).toEqual([
      422,
      [
        [2, 'date_installation', 'locked-month'],
        [3, 'date_certificat_dmp', 'locked-month'],
      ],
    ]);
    expect(upload?.errors[0]?.message).toContain('mars\u00A02023');
    expect(effect(await send('alpha', file(`${RENNES};ALPHA-LAB;2.0;2023-04-01;`)))).toEqual([200, 1, 0, 1, 0]);
  });

  it('is not corrected by hand', async () => {
    await lock();
    const given = { finess: RENNES, site: null, product: 'ALPHA-LAB', version: '1.0', installedOn: '2020-01-15' };
    const ended = async (removedOn: string) =>
      correctInstallation(await viewer(users.dns), { ...given, removedOn, reason: 'Retrait' });
    expect(await ended('2023-03-15')).toEqual({
      ok: false,
      message:
        'Mois verrouillé\u00A0: mars\u00A02023. Cette correction changerait ce qui y est compté. Demandez à la DNS de le rouvrir.',
    });
    expect(await ended('2023-04-01')).toEqual({ ok: true });
  });

  it('keeps a deposit from being cancelled', async () => {
    const { upload } = await send('alpha', file(`${AIN};ALPHA-LAB;;2022-01-01;`));
    await lock();
    const before = await traces();
    expect(await uploads.cancel('alpha', upload?.id ?? '')).toBe(409);
    expect([await traces(), (await installed()).length]).toEqual([before, 2]);
  });
});

describe('a cancelled deposit', () => {
  const put = async (...lines: string[]) => (await send('alpha', file(...lines))).upload?.id ?? '';

  it('gives back what stood before, and the trail says so', async () => {
    const id = await put(`${RENNES};ALPHA-LAB;2.0;2023-03-17;2022-12-12`, `${AIN};ALPHA-LAB;;2022-01-01;`);
    expect(await uploads.cancel('alpha', id)).toBe(200);
    expect([await installed(), await certified()]).toEqual([[FIRST], []]);
    const trail = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(trail.map(({ action, details }) => [action, details])).toEqual([
      ['upload.apply', { rows: 2, added: 1, changed: 1, unchanged: 0 }],
      ['upload.cancel', { restored: 1, removed: 2, kept: 0 }],
    ]);
    expect(await db().equipmentRevision.count({ where: { reason: 'Dépôt annulé' } })).toBe(4);
    expect(await put(`${AIN};ALPHA-LAB;;2022-01-01;`)).not.toBe(id);
  });

  it('leaves a product that a later one has touched, which then returns to before both', async () => {
    const upgrade = await put(`${RENNES};ALPHA-LAB;2.0;2023-03-17;2022-12-12`);
    const later = await put(`${RENNES};ALPHA-LAB;2.1;2023-03-17;`);
    await uploads.cancel('alpha', upgrade);
    expect(await installed()).toEqual([
      [RENNES, null, 'ALPHA-LAB', '1.0', '2020-01-15', '2023-03-17'],
      [RENNES, null, 'ALPHA-LAB', '2.1', '2023-03-17', null],
    ]);
    expect(await certified()).toEqual([]);
    await uploads.cancel('alpha', later);
    expect(await installed()).toEqual([FIRST]);
  });

  it('leaves a product that the State has corrected since', async () => {
    const id = await put(`${RENNES};ALPHA-LAB;1.1;2020-01-15;`);
    const corrected = await correctInstallation(await viewer(users.dns), {
      finess: RENNES,
      site: null,
      product: 'ALPHA-LAB',
      version: '1.1',
      installedOn: '2020-01-20',
      removedOn: null,
      reason: 'Procès-verbal',
    });
    expect(corrected).toEqual({ ok: true });
    await uploads.cancel('alpha', id);
    expect(await installed()).toEqual([[RENNES, null, 'ALPHA-LAB', '1.1', '2020-01-20', null]]);
    const cancelled = await readUpload(await viewer(users.dns), id);
    expect(cancelled && (await readKept(cancelled)).count).toBe(1);
  });
});

describe('a correction', () => {
  const given = {
    finess: RENNES,
    site: null,
    product: 'ALPHA-LAB',
    version: '1.0',
    installedOn: '15/01/2020',
    removedOn: '30/06/2023',
    reason: 'Changement de logiciel',
  };

  it('is written with who, why and what stood before, in the scope of who corrects', async () => {
    const [before] = await traces();
    expect(await correctInstallation(await viewer(users.bretagne), given)).toEqual({ ok: true });
    expect(await installed()).toEqual([[RENNES, null, 'ALPHA-LAB', '1.0', '2020-01-15', '2023-06-30']]);
    const [revision] = await db().equipmentRevision.findMany();
    expect(revision).toMatchObject({
      actorLabel: 'Yann',
      reason: 'Changement de logiciel',
      uploadId: null,
      before: expect.objectContaining({ removedOn: null }),
      after: expect.objectContaining({ removedOn: '2023-06-30' }),
    });
    expect((await traces())[0]).toBe(before + 1n);
    const elsewhere = await correctInstallation(await viewer(users.bretagne), { ...given, finess: AIN });
    expect(elsewhere).toMatchObject({ ok: false });
    expect(await correctInstallation(await viewer(users.alpha), given)).toMatchObject({ ok: false });
    expect((await traces())[0]).toBe(before + 1n);
  });

  it.each([
    ['no reason', { reason: '  ' }, 'Motif absent. Dites pourquoi vous corrigez.'],
    ['a removal before', { removedOn: '2020-01-15' }, 'La date de retrait doit suivre la date d’installation.'],
    [
      'a removal to come',
      { removedOn: '2023-10-06' },
      'Date de retrait\u00A0: le 06/10/2023 est à venir. Saisissez une date passée.',
    ],
    ['another’s site', { site: '010000032' }, 'Ce site n’est pas de ce laboratoire.'],
  ])('is refused: %s', async (_, wrong, message) => {
    expect(await correctInstallation(await viewer(users.dns), { ...given, ...wrong })).toEqual({ ok: false, message });
    expect(await installed()).toEqual([FIRST]);
  });

  it('sets a certificate, then its end; the same again writes nothing', async () => {
    const dns = await viewer(users.dns);
    const certificate = { finess: RENNES, equippedOn: '2022-12-12', endedOn: null, reason: 'Attestation' };
    expect(await correctCertificate(dns, certificate)).toEqual({ ok: true });
    expect(await correctCertificate(dns, { ...certificate, endedOn: '2023-05-01' })).toEqual({ ok: true });
    const before = await traces();
    expect(await correctCertificate(dns, { ...certificate, endedOn: '2023-05-01' })).toEqual({ ok: true });
    expect(await traces()).toEqual(before);
    const [row] = await db().dmpCertificate.findMany();
    expect([day(row?.equippedOn ?? null), day(row?.endedOn ?? null)]).toEqual(['2022-12-12', '2023-05-01']);
  });
});
