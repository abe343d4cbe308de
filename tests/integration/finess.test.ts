import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import type { FinessImport } from '@/lib/finess/commands';
import type { FinessRefusal, FinessReport } from '@/lib/finess/report';
import { abandonImport, applyImport, openImport, receiveFile } from '@/lib/finess/run-commands';
import { freshDatabase } from '../setup/database';
import { insertUser } from '../setup/rows';

const UN = '010001725';
const DEUX = '690035159';
const CORSE = '2A0000014';
const directory = mkdtempSync(path.join(tmpdir(), 'vigie-finess-'));
let client: pg.Client;
let files = 0;

beforeAll(async () => {
  client = new pg.Client({ connectionString: await freshDatabase({ demo: false }) });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  rmSync(directory, { recursive: true });
});

beforeEach(async () => {
  await client.query('truncate legal_entity, site, hospital_lab_site, audit_event, finess_import cascade');
});

function write(content: string | Uint8Array): string {
  const file = path.join(directory, `${++files}.txt`);
  writeFileSync(file, content);
  return file;
}

/** A legacy file of the day. */
const extraction = (day: string, rows: string[]) => ['finess;etalab;111;'.concat(day), ...rows, ''].join('\n');

type Entity = { name?: string; status?: string; department?: string; town?: string };
const ej = (finess: string, { name = 'LABORATOIRE', status = '91', department = '01', town = 'BOURG' }: Entity = {}) =>
  `structureej;${finess};${name};;;1;R;DU LAC;;;;053;01000 ${town};${department};AIN;;${status};;;;341522290;;1999-04-01`;

type Place = { name?: string; category?: string; department?: string; town?: string; street?: string };
const et = (
  finess: string,
  owner: string,
  { name = 'SITE', category = '611', department = '01', town = 'BOURG', street = 'DU LAC' }: Place = {},
) =>
  `structureet;${finess};${owner};${name};;;;5;R;${street};;;053;${department};AIN;01000 ${town};0474452636;;${category};Lab;3101;Labs;34152229000012;;;;;;2010-07-01;;2019-06-21;`;

const geo = (finess: string, x: string, y: string, projection: string) =>
  `geolocalisation;${finess};${x};${y};,,,,,,${projection};`;

const FIRST = [
  ej(UN, { name: 'SELAS UN' }),
  ej(DEUX, { name: 'SELARL DEUX', status: '85', department: '69', town: 'LYON' }),
  ej(CORSE, { name: 'LABO CORSE', status: '72', department: '2A', town: 'AJACCIO' }),
  ej('590799730', { name: 'ASSOCIATION SANS LABORATOIRE', status: '60' }),
  et('010001733', UN, { name: 'UN CENTRE' }),
  et('010002160', UN, { name: 'UN NORD' }),
  et('010008944', DEUX, { name: 'DEUX' }),
  et('2A0000022', CORSE, { name: 'CORSE', department: '2A', category: '612' }),
  et('970216057', '590799730', { category: '340' }),
  geo('010001733', '870215.7', '6571590.5', 'LAMBERT_93'),
];

async function run(options: Pick<FinessImport, 'files'> & Partial<FinessImport>) {
  const { importFiness } = await import('@/lib/finess/commands');
  return importFiness({ dryRun: false, actorLabel: 'Essai', ...options });
}

async function apply(...contents: (string | Uint8Array)[]): Promise<FinessReport> {
  const result = await run({ files: contents.map(write) });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.report;
}

async function refused(...contents: (string | Uint8Array)[]): Promise<FinessRefusal> {
  const before = await stateOf();
  const result = await run({ files: contents.map(write) });
  if (result.ok) throw new Error('was not refused');
  expect(await stateOf()).toEqual(before);
  return result.refusal;
}

const rows = async (sql: string) => (await client.query(sql)).rows;
const row = async (sql: string) => (await rows(sql))[0];

/** All that an import may write. */
const stateOf = () =>
  row(`select (select jsonb_agg(e order by finess) from legal_entity e) as entities, (select jsonb_agg(s order by finess) from site s) as sites,
    (select count(*) from legal_entity_past) as past, (select count(*) from site_owner_past) as owners,
    (select count(*) from merger_proposal) as mergers, (select version from data_version) as version,
    (select count(*) from audit_event) as audit`);

describe('an extraction', () => {
  it('brings in the labs and who owns them, and nothing else', async () => {
    const report = await apply(extraction('2026-01-10', FIRST));
    expect(report).toMatchObject({
      dryRun: false,
      extractedOn: '2026-01-10',
      legalEntities: { added: 3, changed: 0, closed: 0, unchanged: 0 },
      sites: { added: 4, changed: 0, closed: 0, unchanged: 0 },
      ignored: { legalEntities: 1, sites: 1 },
      warnings: { count: 0 },
    });
    expect(await rows('select finess, name, sector, sel, town, department_code from legal_entity order by 1')).toEqual(
      [
        { finess: UN, name: 'SELAS UN', sector: 'PRIVATE', sel: true, town: 'BOURG', department_code: '01' },
        { finess: CORSE, name: 'LABO CORSE', sector: 'PRIVATE', sel: false, town: 'AJACCIO', department_code: '2A' },
        { finess: DEUX, name: 'SELARL DEUX', sector: 'PRIVATE', sel: true, town: 'LYON', department_code: '69' },
      ].sort((a, b) => (a.finess < b.finess ? -1 : 1)),
    );
    expect(await row("select category, longitude, latitude, siret from site where finess = '010001733'")).toEqual({
      category: '611',
      longitude: 5.208596,
      latitude: 46.222745,
      siret: '34152229000012',
    });
  });

  it('writes nothing when it is an essay, and tells the same', async () => {
    const before = await stateOf();
    const result = await run({ files: [write(extraction('2026-01-10', FIRST))], dryRun: true });
    expect(result).toMatchObject({
      ok: true,
      report: { dryRun: true, legalEntities: { added: 3 }, sites: { added: 4 } },
    });
    expect(await stateOf()).toEqual(before);
  });

  it('changes nothing the second time, in two files, in another order, in Latin-1', async () => {
    const accents = FIRST.map((line) => line.replace('UN NORD', 'UN MÂCON'));
    await apply(extraction('2026-01-10', accents));
    const before = await stateOf();
    const same = { added: 0, changed: 0, closed: 0 };
    const again = await apply(Buffer.from(extraction('2026-01-10', accents), 'latin1'));
    expect(again).toMatchObject({ legalEntities: { ...same, unchanged: 3 }, sites: { ...same, unchanged: 4 } });
    const split = await apply(
      extraction(
        '2026-01-10',
        accents.filter((line) => !line.startsWith('structureej')),
      ),
      extraction(
        '2026-01-10',
        accents.filter((line) => line.startsWith('structureej')),
      ),
    );
    expect(split).toMatchObject({ legalEntities: { ...same, unchanged: 3 }, sites: { ...same, unchanged: 4 } });
    expect(await stateOf()).toEqual(before);
    expect(await row("select name from site where finess = '010002160'")).toEqual({ name: 'UN MÂCON' });
  });

  it('opens, closes, renames, moves, changes owners, proposes the merger, and keeps what was', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const report = await apply(
      extraction('2026-04-10', [
        ej(UN, { name: 'SELAS UN' }),
        ej(DEUX, { name: 'SELAS DEUX', status: '91', department: '69', town: 'VILLEURBANNE' }),
        et('010001733', UN, { name: 'UN CENTRE', street: 'DES ALPES' }),
        et('010008944', DEUX, { name: 'DEUX' }),
        et('2A0000022', DEUX, { name: 'DEUX AJACCIO', department: '2A', category: '612' }),
        et('010008969', DEUX, { name: 'NOUVEAU' }),
      ]),
    );
    expect(report.legalEntities).toEqual({ added: 0, changed: 1, closed: 1, unchanged: 1 });
    expect(report.sites).toEqual({ added: 1, changed: 2, closed: 1, unchanged: 1 });
    const said = Object.fromEntries(
      Object.entries(report.changes).map(([kind, { first }]) => [
        kind,
        first.map(({ finess, before, after }) => [finess, before, after]),
      ]),
    );
    expect(said).toEqual({
      opened: [['010008969', null, 'BOURG']],
      closed: [
        [CORSE, null, '2026-04-10'],
        ['010002160', null, '2026-04-10'],
      ],
      reopened: [],
      renamed: [
        [DEUX, 'SELARL DEUX', 'SELAS DEUX'],
        ['2A0000022', 'CORSE', 'DEUX AJACCIO'],
      ],
      moved: [
        [DEUX, '1 R DU LAC, 01000 LYON', '1 R DU LAC, 01000 VILLEURBANNE'],
        ['010001733', '5 R DU LAC, 01000 BOURG', '5 R DES ALPES, 01000 BOURG'],
      ],
      changedOwner: [['2A0000022', `${CORSE} LABO CORSE`, `${DEUX} SELAS DEUX`]],
    });
    expect(report.mergersProposed).toEqual([
      { absorbed: CORSE, absorbedName: 'LABO CORSE', successor: DEUX, successorName: 'SELAS DEUX', sites: 1 },
    ]);
    expect(await rows('select finess, valid_until::text, name, town, sel from legal_entity_past')).toEqual([
      { finess: DEUX, valid_until: '2026-04-10', name: 'SELARL DEUX', town: 'LYON', sel: true },
    ]);
    expect(await rows('select site_finess, legal_entity_finess, valid_until::text from site_owner_past')).toEqual([
      { site_finess: '2A0000022', legal_entity_finess: CORSE, valid_until: '2026-04-10' },
    ]);
    expect(
      await rows('select finess, closed_on::text, merged_into_finess from legal_entity where closed_on is not null'),
    ).toEqual([{ finess: CORSE, closed_on: '2026-04-10', merged_into_finess: null }]);
    expect(
      await rows(
        'select absorbed_finess, successor_finess, effective_on::text, site_count, state from merger_proposal',
      ),
    ).toEqual([
      { absorbed_finess: CORSE, successor_finess: DEUX, effective_on: '2026-04-10', site_count: 1, state: 'PROPOSED' },
    ]);
  });

  it('reopens what comes back, and leaves closed what a person has merged', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const without = FIRST.filter((line) => !line.includes('010002160') && !line.includes(CORSE));
    expect((await apply(extraction('2026-02-10', without))).sites.closed).toBe(2);
    await client.query(`update legal_entity set merged_into_finess = '${DEUX}' where finess = '${CORSE}'`);
    const report = await apply(extraction('2026-03-10', FIRST));
    expect(report.changes.reopened.first.map(({ finess }) => finess)).toEqual(['010002160', '2A0000022']);
    expect(await row(`select closed_on::text from legal_entity where finess = '${CORSE}'`)).toEqual({
      closed_on: '2026-02-10',
    });
  });

  /** Days of 2026 (MM-DD) → whether an EJ was open on each. */
  const openOn = (finess: string, days: string[]) =>
    rows(`select d.opened_on <= day and d.closed_on > day as open from (select unnest('{${days.map((day) => `2026-${day}`)}}'::date[]) as day) a
      join legal_entity_state d on d.finess = '${finess}' and d.valid_from <= day and d.valid_to > day order by day`).then(
      (found) => found.map(({ open }) => open),
    );

  it('keeps the months that an EJ was closed when it opens again', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const without = FIRST.filter((line) => !line.includes(CORSE) && !line.includes('2A0000022'));
    await apply(extraction('2026-02-10', without));
    await apply(extraction('2026-03-10', FIRST));
    expect(await rows('select finess, name, valid_until::text, closed_on::text from legal_entity_past')).toEqual([
      { finess: CORSE, name: 'LABO CORSE', valid_until: '2026-03-10', closed_on: '2026-02-10' },
    ]);
    expect(await openOn(CORSE, ['02-05', '02-20', '03-20'])).toEqual([true, false, true]);
    await apply(extraction('2026-05-10', without));
    expect(await openOn(CORSE, ['02-05', '02-20', '03-20', '05-20'])).toEqual([true, false, true, false]);
  });

  it('opens again what a person has closed, says so, and keeps the closing across a change of name', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const renamed = FIRST.map((line) => line.replace('SELARL DEUX', 'SELAS DEUX'));
    await apply(extraction('2026-04-10', renamed));
    const closeByHand = async (day: string) => {
      await client.query(`update legal_entity set closed_on = '${day}' where finess = '${DEUX}'`);
      await client.query(`insert into audit_event (at, actor, actor_label, action, subject_type, subject_id, details)
        values ('2026-04-20', 'system', 'Essai', 'legal-entity.close', 'legal-entity', '${DEUX}', '{"after": "${day}"}')`);
    };
    await closeByHand('2026-03-01');
    const report = await apply(extraction('2026-05-10', renamed));
    expect(report.warnings.first.map(({ message }) => message)).toEqual([
      `${DEUX}\u00A0: fermée à la main au 01/03/2026, ouverte dans le fichier, rouverte.`,
    ]);
    expect(await openOn(DEUX, ['02-20', '03-20', '04-20', '05-20'])).toEqual([true, false, false, true]);
    await closeByHand('2026-06-15');
    const before = await apply(extraction('2026-06-10', renamed));
    expect(before.changes.reopened.count).toBe(0);
    expect(before.warnings.first.map(({ message }) => message)).toEqual([
      `${DEUX}\u00A0: fermée ici au 15/06/2026, après le jour de l’extraction, laissée fermée.`,
    ]);
    expect(await openOn(DEUX, ['05-20', '06-20'])).toEqual([true, false]);
  });

  it('adds what is not known, and nothing else, when a later one has been applied', async () => {
    await apply(extraction('2026-04-10', FIRST));
    await apply(
      extraction(
        '2026-05-10',
        FIRST.filter((line) => !line.includes('010002160')),
      ),
    );
    const before = await stateOf();
    const report = await apply(
      extraction('2026-01-10', [
        ej(DEUX, { name: 'ANCIEN DEUX', status: '72', department: '2A', town: 'AJACCIO' }),
        ej('130000011', { name: 'INCONNUE', status: '85', department: '13' }),
        et('010001733', DEUX, { name: 'ANCIEN CENTRE' }),
        et('010002160', UN, { name: 'UN NORD' }),
        et('130000029', '130000011', { name: 'INCONNU', department: '13' }),
      ]),
    );
    expect(report.legalEntities).toEqual({ added: 1, changed: 0, closed: 0, unchanged: 1 });
    expect(report.sites).toEqual({ added: 1, changed: 0, closed: 0, unchanged: 2 });
    expect(report.warnings.first.map(({ message }) => message)).toContain(
      'extraction du 10/01/2026, plus ancienne que celle du 10/05/2026 déjà appliquée\u00A0: elle ajoute ce qui n’est pas connu, et ne change rien d’autre.',
    );
    await client.query("delete from site where finess = '130000029'");
    await client.query("delete from legal_entity where finess = '130000011'");
    const { entities, sites, past, owners, mergers } = before;
    expect(await stateOf()).toMatchObject({ entities, sites, past, owners, mergers });
  });

  it('does not undo mergers recorded by hand, nor propose them again', async () => {
    await apply(extraction('2026-01-10', FIRST));
    // Corse into Deux, then Deux into Un; Deux’s own site has stayed behind.
    await client.query(
      `update legal_entity set merged_into_finess = '${DEUX}', closed_on = '2026-02-01' where finess = '${CORSE}'`,
    );
    await client.query(
      `update legal_entity set merged_into_finess = '${UN}', closed_on = '2026-02-05' where finess = '${DEUX}'`,
    );
    await client.query(`update site set legal_entity_finess = '${UN}' where finess = '2A0000022'`);
    const report = await apply(extraction('2026-03-10', FIRST));
    expect(report.sites).toEqual({ added: 0, changed: 1, closed: 0, unchanged: 3 });
    expect(report.legalEntities).toEqual({ added: 0, changed: 0, closed: 0, unchanged: 3 });
    expect(report.mergersProposed).toEqual([]);
    expect(await rows('select distinct legal_entity_finess from site')).toEqual([{ legal_entity_finess: UN }]);
    expect(await rows('select site_finess from site_owner_past')).toEqual([{ site_finess: '010008944' }]);
  });

  it('leaves alone what no extraction brought, until one names it', async () => {
    await client.query(`insert into legal_entity (finess, name, sector, sel, town, department_code)
      values ('990000001', 'À la main', 'PRIVATE', true, 'Bourg', '01'), ('${UN}', 'Démonstration', 'PRIVATE', true, 'Bourg', '01')`);
    const report = await apply(extraction('2026-01-10', FIRST));
    expect(report.legalEntities).toEqual({ added: 2, changed: 1, closed: 0, unchanged: 0 });
    expect(
      await rows(
        "select finess, name, from_finess from legal_entity where finess in ('990000001', '010001725') order by 1",
      ),
    ).toEqual([
      { finess: UN, name: 'SELAS UN', from_finess: true },
      { finess: '990000001', name: 'À la main', from_finess: false },
    ]);
  });

  it('closes no site when it holds entities only', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const report = await apply(extraction('2026-02-10', [ej(UN, { name: 'SELAS UN' })]));
    expect([report.legalEntities.closed, report.sites.closed]).toEqual([2, 0]);
  });

  it('takes the sector from the legal status and the sites, and a name’s SEL for want of a status', async () => {
    await apply(
      extraction('2026-01-10', [
        ej(UN, { name: 'CH PUBLIC', status: '13' }),
        ej(DEUX, { name: 'LBM SELAS DEUX', status: '' }),
        et('010001733', UN),
        et('010008944', DEUX),
      ]),
    );
    expect(await rows('select finess, sector, sel from legal_entity order by 1')).toEqual([
      { finess: UN, sector: 'HOSPITAL', sel: false },
      { finess: DEUX, sector: 'PRIVATE', sel: true },
    ]);
  });
});

describe('a file that is not right', () => {
  it('is refused whole, with its line', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const text = extraction('2026-02-10', FIRST);
    expect(await refused(text.slice(0, -20))).toMatchObject({ line: 11 });
    expect(await refused('<html><body>Erreur</body></html>')).toMatchObject({
      line: 1,
      message: expect.stringContaining('page web'),
    });
    expect(await refused('')).toMatchObject({ message: expect.stringContaining('vide') });
    expect(await refused(Buffer.from('finess;etalab;1;2026-01-01\n\u0000'))).toMatchObject({ line: 2 });
    expect(await refused('a;b;c\n1;2;3\n')).toMatchObject({ message: expect.stringContaining('non reconnu') });
    expect(await refused(FIRST.join('\n'))).toMatchObject({ message: expect.stringContaining('première ligne') });
  });

  it('is refused when its UTF-8 is damaged', async () => {
    const bytes = Buffer.from(extraction('2026-02-10', [ej(UN, { name: 'MÂCON' }), ej(DEUX, { name: 'X' })]));
    bytes[bytes.indexOf('X;;;')] = 0xff;
    expect(await refused(bytes)).toMatchObject({ line: 3, message: expect.stringContaining('abîmé') });
  });

  it('is refused when a number comes twice with different values, and read when the rows are equal', async () => {
    const twice = [...FIRST, et('010008944', DEUX, { name: 'AUTRE' })];
    expect(await refused(extraction('2026-01-10', twice))).toMatchObject({
      line: 8,
      message: expect.stringContaining('lignes 8 et 12'),
    });
    const report = await apply(extraction('2026-01-10', [...FIRST, ...FIRST.slice(6, 7)]));
    expect([report.sites.added, report.warnings.count]).toEqual([4, 1]);
  });

  it('asks for the entities when the establishments come alone, and leaves a lone site out otherwise', async () => {
    const sites = FIRST.filter((line) => !line.startsWith('structureej'));
    expect(await refused(extraction('2026-01-10', sites))).toMatchObject({
      line: 2,
      message: expect.stringContaining('cs1100501'),
    });
    const report = await apply(extraction('2026-01-10', [ej(UN), ...sites]));
    expect([report.legalEntities.added, report.sites.added, report.warnings.count]).toEqual([1, 2, 2]);
  });

  it('is refused when it would close more than a fifth, unless that is accepted', async () => {
    const sites = Array.from({ length: 60 }, (_, i) => et(String(100_000_000 + i), UN));
    await apply(extraction('2026-01-10', [ej(UN), ...sites]));
    const partial = extraction('2026-02-10', [ej(UN), ...sites.slice(0, 5)]);
    expect(await refused(partial)).toMatchObject({ message: expect.stringContaining('fichier partiel') });
    const accepted = await run({ files: [write(partial)], acceptClosures: true });
    expect(accepted).toMatchObject({ ok: true, report: { sites: { closed: 55, unchanged: 5 } } });
  });

  it('waits for no other import', async () => {
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query('select pg_advisory_lock(72707372)');
    expect(await refused(extraction('2026-01-10', FIRST))).toMatchObject({
      message: expect.stringContaining('en cours'),
    });
    await other.end();
  });
});

describe('the other files', () => {
  const SAE =
    'finess_et;finess_ej;name;dept;dept_sae;commune;cog_commune;categ;siret\n' +
    '010000024;010780054;CH DE FLEYRIAT;01;01;VIRIAT;01451;355;26010004500012\n';

  it('takes hospital labs from the SAE’s list, and completes them from an extraction', async () => {
    const list = await apply(SAE);
    expect(list).toMatchObject({
      legalEntities: { added: 1 },
      sites: { added: 1 },
      hospitalSitesListed: 1,
      extractedOn: null,
    });
    expect(await apply(SAE)).toMatchObject({
      legalEntities: { unchanged: 1 },
      sites: { unchanged: 1 },
      hospitalSitesListed: 0,
    });
    expect(await row('select site_finess, source from hospital_lab_site')).toEqual({
      site_finess: '010000024',
      source: 'SAE 2023, bordereau BIO',
    });
    await apply(
      extraction('2026-01-10', [
        ej('010780054', { name: 'CENTRE HOSPITALIER DE BOURG', status: '13' }),
        et('010000024', '010780054', { name: 'CH DE FLEYRIAT', category: '355', town: 'VIRIAT' }),
        et('010000032', '010780054', { name: 'EHPAD', category: '500' }),
      ]),
    );
    expect(await rows('select finess, name, sector, from_finess from legal_entity')).toEqual([
      { finess: '010780054', name: 'CENTRE HOSPITALIER DE BOURG', sector: 'HOSPITAL', from_finess: true },
    ]);
    expect(await rows('select finess, category, phone from site')).toEqual([
      { finess: '010000024', category: '355', phone: '0474452636' },
    ]);
  });

  it('follows the legacy files with those of FINESS+, which hold what is closed', async () => {
    await apply(extraction('2026-01-10', FIRST));
    const entity = (
      finess: string,
      name: string,
      status: string,
      department: string,
      town: string,
      sites: object[],
    ) => ({
      informationsGeneralesPMEJ: {
        numFinessPm: finess,
        denominationPm: name,
        siren: '341522290',
        statutJuridique: status,
        dateCreation: '1999-04-01',
      },
      adresse: [
        {
          usageAdresse: '02',
          numeroVoie: '1',
          typeVoie: 'R',
          libelleVoie: 'DU LAC',
          cogCommune: `${department}053`,
          codePostal: '01000',
          ligneAcheminement: town,
        },
      ],
      ege: sites,
      etatObjet: 'A',
    });
    const site = (finess: string, name: string, department: string, state = 'A', closedOn?: string) => ({
      informationsGeneralesEGE: {
        numFinessEge: finess,
        nomEgeCourt: name,
        siret: '34152229000012',
        dateOuverture: '2010-07-01',
        dateFermeture: closedOn,
      },
      categorieentiteGeographiqueExercice: department === '2A' ? '612' : '611',
      adresse: [
        {
          usageAdresse: '03',
          numeroVoie: '5',
          typeVoie: 'R',
          libelleVoie: 'DU LAC',
          cogCommune: `${department}053`,
          codePostal: '01000',
          ligneAcheminement: 'BOURG',
        },
      ],
      contact: [{ telecom: { telephone: '0474452636' } }],
      etatObjet: state,
    });
    const report = await apply(
      JSON.stringify({
        schemaVersion: 'v1.0.0',
        generatedAt: '2026-08-01T03:00:00Z',
        pmej: [
          entity(UN, 'SELAS UN', '91', '01', 'BOURG', [
            site('010001733', 'UN CENTRE', '01'),
            site('010002160', 'UN NORD', '01', 'I', '2026-06-30'),
            site('010009041', 'FERMÉ DE LONGUE DATE', '01', 'I', '2003-01-01'),
          ]),
          entity(DEUX, 'SELARL DEUX', '85', '69', 'LYON', [site('010008944', 'DEUX', '01', 'A', '2027-01-01')]),
          entity(CORSE, 'LABO CORSE', '72', '2A', 'AJACCIO', [site('2A0000022', 'CORSE', '2A')]),
        ],
      }),
    );
    expect(report.legalEntities).toEqual({ added: 0, changed: 0, closed: 0, unchanged: 3 });
    expect(report.sites).toEqual({ added: 0, changed: 0, closed: 1, unchanged: 3 });
    expect(await rows('select finess, closed_on::text from site where closed_on is not null')).toEqual([
      { finess: '010002160', closed_on: '2026-06-30' },
    ]);
  });
});

describe('an import from the page', () => {
  const TEXT = extraction('2026-01-10', FIRST);
  let admin: Viewer;

  beforeAll(async () => {
    const made = await viewerOfUser(await insertUser('Administration', { role: 'ADMIN' }));
    if (!made) throw new Error('no viewer');
    admin = made;
  });

  /** Opens an import of one file and sends these bytes. */
  async function send(text: string, size = Buffer.byteLength(text)): Promise<string> {
    const opened = await openImport(admin, [{ name: 'extraction.csv', size }]);
    if (!opened.ok) throw new Error(opened.message);
    await receiveFile(admin, opened.id, 0, new Blob([text]).stream());
    return opened.id;
  }

  const find = (id: string) => row(`select state::text, directory, refusal from finess_import where id = '${id}'`);
  const reaches = (id: string, state: string) =>
    vi.waitFor(async () => expect((await find(id)).state).toBe(state), { timeout: 10_000 });
  const working = async () => (await row("select count(*)::int as n from pg_locks where locktype = 'advisory'")).n > 0;

  it('is checked, then applied, and leaves no file', async () => {
    const id = await send(TEXT);
    await reaches(id, 'CHECKED');
    const { directory } = await find(id);
    expect(existsSync(directory)).toBe(true);
    expect(await applyImport(admin, id)).toEqual({ ok: true });
    await reaches(id, 'APPLIED');
    await vi.waitFor(() => expect(existsSync(directory)).toBe(false));
    expect(await row('select count(*)::int as n from legal_entity')).toEqual({ n: 3 });
    expect((await abandonImport(admin, id)).ok).toBe(false);
  });

  it('stays abandoned when it was so while it was checked', async () => {
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query('begin; lock table hospital_lab_site in access exclusive mode');
    const id = await send(TEXT);
    await vi.waitFor(async () => expect(await working()).toBe(true));
    const { state, directory } = await find(id);
    expect(state).toBe('CHECKING');
    expect(await abandonImport(admin, id)).toEqual({ ok: true });
    await other.query('rollback');
    await other.end();
    await vi.waitFor(async () => expect(await working()).toBe(false));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await find(id)).state).toBe('ABANDONED');
    expect(existsSync(directory)).toBe(false);
  });

  it('ends refused, without files, when a file comes cut', async () => {
    const id = await send(TEXT, Buffer.byteLength(TEXT) + 1);
    const { state, directory, refusal } = await find(id);
    expect([state, existsSync(directory), refusal]).toEqual([
      'REFUSED',
      false,
      'extraction.csv n’est pas arrivé entier. Recommencez l’import.',
    ]);
  });

  it('ends refused, without files, when what it holds is refused', async () => {
    const id = await send('a;b;c\n1;2;3\n');
    await reaches(id, 'REFUSED');
    const { directory } = await find(id);
    await vi.waitFor(() => expect(existsSync(directory)).toBe(false));
  });

  it('takes the place of one that waits, and of one whose server has stopped, not of one at work', async () => {
    const id = await send(TEXT);
    await reaches(id, 'CHECKED');
    const { directory } = await find(id);
    const [dead, alive] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
    const insert = (run: string, beat: Date) =>
      client.query(
        `insert into finess_import (id, state, actor_label, files, directory, started_at, beat_at, bytes_total)
         values ($1, 'APPLYING', 'Essai', '[]', '/nowhere/vigie', $2, $2, 1)`,
        [run, beat],
      );
    const { now } = await import('@/lib/clock');
    await insert(dead, new Date(now().getTime() - 31_000));
    await insert(alive, now());
    expect((await abandonImport(admin, alive)).ok).toBe(false);
    expect(await abandonImport(admin, dead)).toEqual({ ok: true });
    await client.query(`update finess_import set state = 'APPLYING' where id = '${dead}'`);
    expect((await openImport(admin, [{ name: 'x.csv', size: 1 }])).ok).toBe(true);
    expect([(await find(id)).state, (await find(dead)).state, (await find(alive)).state]).toEqual([
      'ABANDONED',
      'ABANDONED',
      'APPLYING',
    ]);
    expect(existsSync(directory)).toBe(false);
  });
});

const REAL = path.resolve(import.meta.dirname, '../../../shared/data/finess');

describe.skipIf(!existsSync(REAL))('the public files', () => {
  const real = (name: string) => path.join(REAL, name);
  const counts = { changed: 0, closed: 0 };

  it('give 406 entities and 4 114 sites, once', async () => {
    const whole = await run({ files: [real('finess-labs-legacy-latin1.csv')] });
    expect(whole).toMatchObject({
      ok: true,
      report: { legalEntities: { ...counts, added: 406 }, sites: { ...counts, added: 4114 }, warnings: { count: 0 } },
    });
    const before = await stateOf();
    for (const files of [['finess-labs-legacy.csv'], ['cs1100507-labs-et-geo.csv', 'cs1100501-labs-ej.csv']]) {
      expect(await run({ files: files.map(real) })).toMatchObject({
        report: { legalEntities: { ...counts, unchanged: 406 }, sites: { ...counts, unchanged: 4114 } },
      });
    }
    expect(await stateOf()).toEqual(before);
  });
});
