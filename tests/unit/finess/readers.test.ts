import { describe, expect, it } from 'vitest';
import { readHospitalList } from '@/lib/finess/hospital-list-reader';
import { readLegacy } from '@/lib/finess/legacy-reader';
import { readPlus } from '@/lib/finess/plus-reader';
import type { FinessRecord } from '@/lib/finess/records';

/** Pieces of seven bytes: lines, quotes and letters of two bytes are cut anywhere. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
}

async function all(batches: AsyncGenerator<FinessRecord[]>): Promise<FinessRecord[]> {
  const records: FinessRecord[] = [];
  for await (const batch of batches) records.push(...batch);
  return records;
}

const legacy = (...lines: string[]) =>
  all(readLegacy(pieces(Buffer.from(['finess;etalab;111;2026-05-12', ...lines, ''].join('\n'))), 'utf-8'));

const EJ =
  'structureej;2A0000014;SELARL  DU  MÂQUIS;;;12;R;FESCH;B;;;004;20090 AJACCIO CEDEX 1;2A;CORSE DU SUD;0495000000;85;SELARL;;;341522290;8690B;1999-04-01';
const ET =
  "structureet;970407680;970408936;LABM CARDUS;;;;6;AV;DE LA COMMUNE DE PARIS;;;407;9D;LA REUNION;97420 LE PORT;0262710900;;610;Laboratoire d'Analyses;3101;Laboratoires de Biologie Médicale;51171384400013;;;;;;2009-10-09;;2016-12-15;";
const GEO = 'geolocalisation;970407680;322224.3;7658429.5;,,,,,,UTM_S40;';

describe('legacy files', () => {
  it('reads an entity, its fields where structureej has them', async () => {
    expect(await legacy(EJ)).toEqual([
      { kind: 'extraction', line: 1, on: '2026-05-12' },
      {
        kind: 'legalEntity',
        line: 2,
        finess: '2A0000014',
        name: 'SELARL DU MÂQUIS',
        siren: '341522290',
        legalStatus: '85',
        town: 'AJACCIO',
        department: '2A',
        address: '12B R FESCH',
        postcode: '20090',
        phone: '0495000000',
        openedOn: '1999-04-01',
        closed: false,
        closedOn: null,
      },
    ]);
  });

  it('reads an establishment and its position overseas', async () => {
    const [, site, position] = await legacy(ET, GEO);
    expect(site).toMatchObject({
      finess: '970407680',
      owner: '970408936',
      category: '610',
      department: '974',
      siret: '51171384400013',
      address: '6 AV DE LA COMMUNE DE PARIS',
      openedOn: '2009-10-09',
    });
    expect(position).toMatchObject({ kind: 'position', line: 3, finess: '970407680' });
  });

  it('reads quoted names, and a long one in place of the one that is cut', async () => {
    const quoted = ET.replace('LABM CARDUS;', '"LBM""MEDIBIOLAB""  BAULE";');
    const long = ET.replace('LABM CARDUS;;', 'LABM CARDUS;LABORATOIRE DE BIOLOGIE CARDUS;');
    const [, first, second] = await legacy(quoted, long);
    expect(first).toMatchObject({ name: 'LBM"MEDIBIOLAB" BAULE' });
    expect(second).toMatchObject({ name: 'LABORATOIRE DE BIOLOGIE CARDUS' });
  });

  it('reads lines that end with CR LF', async () => {
    const text = `finess;etalab;1;2026-05-12\r\n${ET}\r\n`;
    const records = await all(readLegacy(pieces(Buffer.from(text)), 'utf-8'));
    expect(records[1]).toMatchObject({ kind: 'site', line: 2 });
  });

  it.each([
    ['a record cut short', ET.slice(0, 80), /ligne|champs au lieu de 32/],
    ['a number without its leading zero', EJ.replace('2A0000014', '10001725'), /forme d’un FINESS/],
    ['a SIRET that a spreadsheet has rounded', ET.replace('51171384400013', '5,117E+13'), /SIRET/],
    ['a date as spreadsheets write it', ET.replace('2009-10-09', '09/10/2009'), /AAAA-MM-JJ/],
    [
      'a position split by its commas',
      'geolocalisation;970407680;1.5;2.5;1;ATLASANTE;96;BAN;2026-05-04',
      /champs au lieu de 6/,
    ],
    ['a quote that is not closed', ET.replace('LABM CARDUS', '"LABM CARDUS'), /guillemet/],
    ['a record of no known type', 'structurexx;1;2', /inconnu/],
  ])('refuses %s, saying its line', async (_, row, message) => {
    const records = await legacy(EJ, row);
    expect(records.at(-1)).toEqual({ kind: 'refusal', line: 3, message: expect.stringMatching(message) });
  });

  it('warns of an absurd opening date, and of a position without a known projection', async () => {
    const records = await legacy(ET.replace('2009-10-09', '0001-01-01'), GEO.replace('UTM_S40', 'UTM_S99'));
    expect(records.filter(({ kind }) => kind === 'warning').map(({ line }) => line)).toEqual([2, 3]);
    expect(records.find(({ kind }) => kind === 'site')).toMatchObject({ openedOn: null });
  });
});

/** The same lab as the files of 2026 and the schema of 2025 spell it. */
const SPELLINGS = {
  2026: {
    schemaVersion: 'v1.0.0',
    generatedAt: '2026-03-09T15:49:37.6156113Z',
    gco: [{ pmSmsseId: '403' }],
    pmej: [
      {
        informationsGeneralesPMEJ: {
          numFinessPm: '010001725',
          denominationPm: 'SELAS CROIX BLANCHE         ',
          denominationLonguePmSmsse: 'SELAS CROIX BLANCHE',
          siren: '341522290',
          statutJuridique: '91',
          dateCreation: '1999-04-01',
        },
        adresse: [
          { usageAdresse: '02', cogCommune: '01053', codePostal: '01000', ligneAcheminement: 'BOURG EN BRESSE' },
        ],
        ege: [
          {
            informationsGeneralesEGE: {
              numFinessEge: '010001733',
              nomEgeCourt: 'LBM CROIX BLANCHE',
              nomEgeLong: 'LBM CROIX BLANCHE',
              siret: '34152229000012',
              dateOuverture: '1987-09-28',
            },
            categorieentiteGeographiqueExercice: '611',
            adresse: [
              { usageAdresse: '04', cogCommune: '69001' },
              {
                usageAdresse: '03',
                numeroVoie: '51',
                typeVoie: 'AV  ',
                libelleVoie: 'AMEDEE MERCIER  ',
                cogCommune: '01053',
                codePostal: '01000',
                ligneAcheminement: 'BOURG EN BRESSE',
                coordonneesGeographique: {
                  coordonneeX: '6569565.4',
                  coordonneeY: '872837.6',
                  directionLatitude: '46.203851',
                  directionLongitude: '5.241852',
                },
              },
            ],
            contact: [{ telecom: { telephone: '04.74.45.26.36' } }],
            etatObjet: 'A',
          },
        ],
        etatObjet: 'A',
      },
    ],
  },
  2025: {
    schemaVersion: 'v1.0.0',
    generatedAt: '2026-03-09',
    pmej: [
      {
        informationsGeneralesPmej: {
          num_finess_pm: '010001725',
          denominationPm: 'SELAS CROIX BLANCHE',
          siren: '341522290',
          statutJuridique: { code: '91', system: 'TRE_R72' },
          dateCreation: '1999-04-01',
          etatObjet: { code: 'A' },
        },
        adresse: [
          { usageAdresse: '02', cogCommune: '01053', codePostal: '01000', ligneAcheminement: 'BOURG EN BRESSE' },
        ],
        ege: [
          {
            informationsGeneralesEGE: {
              num_finess_ege: '010001733',
              nomEgeCourt: 'LBM CROIX BLANCHE',
              dateOuverture: '1987-09-28',
            },
            siret: '34152229000012',
            categorieEntiteGeographiqueExercice: { code: '611' },
            adresse: [
              {
                usageAdresse: '03',
                numeroVoie: '51',
                typeVoie: 'AV',
                libelleVoie: 'AMEDEE MERCIER',
                cogCommune: '01053',
                codePostal: '01000',
                ligneAcheminement: 'BOURG EN BRESSE',
                coordonneesGeographique: { directionLatitude: '46.203851', directionLongitude: '5.241852' },
              },
            ],
            contact: [{ telecom: { telephone: '0474452636' } }],
            etatObjet: { code: 'A' },
          },
        ],
      },
    ],
  },
};

const plus = (file: object, indent = 2) => all(readPlus(pieces(Buffer.from(JSON.stringify(file, null, indent)))));

describe('FINESS+', () => {
  it.each([2025, 2026] as const)('reads the spelling of %i', async (year) => {
    const records = await plus(SPELLINGS[year]);
    expect(records.map(({ kind }) => kind)).toEqual(['extraction', 'legalEntity', 'site']);
    expect(records[0]).toMatchObject({ on: '2026-03-09' });
    expect(records[1]).toMatchObject({
      finess: '010001725',
      name: 'SELAS CROIX BLANCHE',
      siren: '341522290',
      legalStatus: '91',
      town: 'BOURG EN BRESSE',
      department: '01',
      openedOn: '1999-04-01',
      closed: false,
    });
    expect(records[2]).toMatchObject({
      finess: '010001733',
      owner: '010001725',
      category: '611',
      siret: '34152229000012',
      address: '51 AV AMEDEE MERCIER',
      phone: '0474452636',
      department: '01',
      closed: false,
      longitude: 5.241852,
      latitude: 46.203851,
    });
  });

  it('reads what is closed, and leaves out a position that is not in France', async () => {
    const file = structuredClone(SPELLINGS[2026]);
    const site = file.pmej[0]?.ege[0];
    Object.assign(site ?? {}, { etatObjet: 'I' });
    Object.assign(site?.informationsGeneralesEGE ?? {}, { dateFermeture: '2025-12-31' });
    Object.assign(site?.adresse[1]?.coordonneesGeographique ?? {}, {
      directionLatitude: '6.3',
      directionLongitude: '2.7',
    });
    const records = await plus(file);
    const read = records.find(({ kind }) => kind === 'site');
    expect(read).toMatchObject({ closed: true, closedOn: '2025-12-31', longitude: null, latitude: null });
    expect(records.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });

  it('refuses a file that is cut, saying the line', async () => {
    const text = JSON.stringify(SPELLINGS[2026], null, 2).split('\n').slice(0, 20).join('\n');
    const records = await all(readPlus(pieces(Buffer.from(text))));
    expect(records.at(-1)).toMatchObject({ kind: 'refusal', line: 20, message: expect.stringContaining('tronqué') });
  });

  it('refuses the file of activities, and any other JSON', async () => {
    const activities = { schemaVersion: 'v1.0.0', pmej: [{ numFiness: '010001725', activitesAutorisees: [] }] };
    expect((await plus(activities)).at(-1)).toMatchObject({ message: expect.stringContaining('activités') });
    expect((await plus({ hello: 1 })).at(-1)).toMatchObject({ kind: 'refusal' });
  });
});

describe('list of hospital labs', () => {
  const HEADER = 'finess_et;finess_ej;name;dept;dept_sae;commune;cog_commune;categ;siret';

  it('reads the SAE’s file, in whatever order its columns are', async () => {
    const text = `${HEADER}\n970100400;970100186;C.H. FLEMING;971;9A;ST MARTIN;9A127;355;26971036400028\n`;
    expect(await all(readHospitalList(pieces(Buffer.from(text)), 'utf-8'))).toEqual([
      {
        kind: 'hospitalSite',
        line: 2,
        finess: '970100400',
        owner: '970100186',
        name: 'C.H. FLEMING',
        town: 'ST MARTIN',
        department: '971',
        category: '355',
        siret: '26971036400028',
      },
    ]);
  });

  it('refuses a row cut short', async () => {
    const records = await all(readHospitalList(pieces(Buffer.from(`${HEADER}\n970100400;9701`)), 'utf-8'));
    expect(records.at(-1)).toMatchObject({ kind: 'refusal', line: 2 });
  });
});
