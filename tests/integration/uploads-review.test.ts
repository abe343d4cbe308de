import { read, utils } from '@e965/xlsx';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { bytesSource, wholeBytes } from '@/lib/tabular/source';
import { toXlsx } from '@/lib/tabular/write';
import { applyUpload, checkUpload } from '@/lib/uploads/commands';
import { readErrorsFile } from '@/lib/uploads/errors-file-queries';
import { readMissingRows } from '@/lib/uploads/missing-rows-queries';
import { readPreview } from '@/lib/uploads/preview-queries';
import { readUploadFile } from '@/lib/uploads/queries';
import { acceptProposals, changeSettings, recheck, saveMends, undoMends } from '@/lib/uploads/review-commands';
import { readGridPage, readReview } from '@/lib/uploads/review-queries';
import { warningsPrint } from '@/lib/uploads/warnings-print';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, STRANGER, SAONE] = ['350000022', '010000024', '050000025', '710000025'] as const;
const ALL = { codes: 'all', reasons: {} } as const;
let vendor: Viewer;
let other: Viewer;

async function viewerOf(name: string, vendorSlug: string): Promise<Viewer> {
  const viewer = await viewerOfUser(await insertUser(name, { role: 'VENDOR', vendorSlug }));
  if (!viewer) throw new Error('no viewer');
  return viewer;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
  await insertLab({ finess: STRANGER, department: '05', product: 'BETA-SIL' });
  await insertLab({ finess: SAONE, department: '71', product: 'BETA-SIL' });
  vendor = await viewerOf('alpha', 'alpha');
  other = await viewerOf('beta', 'beta');
});
beforeEach(async () => {
  await db().feedCount.deleteMany();
  await db().columnMemory.deleteMany();
  await db().upload.deleteMany();
});

async function depositBytes(bytes: Uint8Array, fileName: string): Promise<string> {
  const result = await checkUpload(vendor, 'feeds', { source: bytesSource(bytes), fileName, mediaType: 'text/csv' });
  if (!result.ok || !result.upload.id) throw new Error('not deposited');
  return result.upload.id;
}
const depositText = (text: string, fileName = 'septembre.csv') => depositBytes(Buffer.from(text, 'utf8'), fileName);

const HEAD = 'Mois;N° FINESS;Logiciel;Canal;Type doc;Niv.;Nb docs';
/** Sixteen lines with an error, of eighteen: see the comments. */
const SIXTEEN = [
  HEAD,
  '2023-09;35OOO0022;Alpha Lab;;;N1;100', // 2: letters O
  '2023-09;35OOO0022;Alpha Lab;;;N3;101', // 3: the same
  '2023-08;350000202;Alpha Lab;;;N1;102', // 4: two digits swapped
  '2023-08;010000025;Alpha Lab;;;N1;103', // 5: the key
  `2023-07;${AIN};Alpha Lab;;;Niveau 3;104`, // 6
  `2023-07;${RENNES};Alpha Lab;;;Niveau 3;105`, // 7
  `setpembre 2023;${AIN};Alpha Lab;;;N3;106`, // 8
  `202308;${AIN};Alpha Lab;;;N3;107`, // 9
  `2023-06;${RENNES};Alpha Lab;Mon espace santé;;N1;108`, // 10
  `2023-05;${RENNES};Alpha Lab;;CR BIO2;N1;109`, // 11
  `2023-04;${RENNES};AlphaLab v2;;;N1;110`, // 12
  `2023-03;${RENNES};Alpha Lab;;;N1;1.234`, // 13
  `2023-02;${RENNES};Alpha Lab;;;N1;1234,5`, // 14: by hand
  `2023-01;${RENNES};Alpha Lab;;;N1;n.c.`, // 15: left out
  '2023-01;7509;Alpha Lab;;;N1;112', // 16: by hand
  `2022-12;${RENNES};Alpha Lab;;;N1;113`, // 17: right, and left out for its double
  `2022-12;${RENNES};Alpha Lab;;;N1;114`, // 18
].join('\r\n');

/** [month, FINESS, channel, level, count] of all that is declared. */
async function declared() {
  const rows = await db().feedCount.findMany({
    orderBy: [{ month: 'asc' }, { legalEntityFiness: 'asc' }, { level: 'asc' }],
  });
  return rows.map(({ month, legalEntityFiness, channel, level, count }) => [
    month,
    legalEntityFiness,
    channel,
    level,
    count,
  ]);
}

const linesLeft = async (id: string) => (await readReview(vendor, id))?.groups.linesLeft;

describe('a file with sixteen lines to mend', () => {
  it('is mended to none by proposals, by hand and by leaving rows out, then applied; its bytes stay as they came', async () => {
    const id = await depositText(SIXTEEN);
    expect(await linesLeft(id)).toBe(16);
    const review = await readReview(vendor, id);
    expect(review?.groups.open.map(({ code, lines, accept }) => [code, lines, accept])).toEqual([
      ['bad-month', 2, 2],
      ['bad-finess', 3, 2],
      ['unknown-finess', 2, 2],
      ['unknown-product', 1, 1],
      ['bad-channel', 1, 1],
      ['bad-document-type', 1, 1],
      ['bad-level', 2, 2],
      ['bad-count', 3, 1],
      ['duplicate-row', 1, 0],
    ]);
    const duplicate = review?.groups.open.at(-1)?.parts[0];
    expect([duplicate?.lines, duplicate?.twin]).toEqual([[18], 17]);

    if (!review) throw new Error('no review');
    // One right, and what the twelve lines with one proposal would add; the report itself stays as it is.
    const preview = await readPreview(vendor, id, review);
    expect([preview?.taken, preview?.report.added, preview?.report.errorCount]).toEqual([12, 13, 4]);
    expect(preview?.report.months.find(({ month }) => month === '2023-09')).toMatchObject({ before: null, after: 307 });
    expect(await linesLeft(id)).toBe(16);

    for (const { code } of review?.groups.open ?? []) await acceptProposals(vendor, id, { code });
    expect(await linesLeft(id)).toBe(4);
    expect((await readReview(vendor, id))?.groups.mended.map(({ title }) => title)).toContain(
      'FINESS inconnu\u00A0: 2\u00A0lignes corrigées',
    );
    await saveMends(vendor, id, {
      cells: [
        { line: 14, column: 'nombre', text: '1 235', code: 'bad-count', read: '1234,5' },
        { line: 16, column: 'finess', text: AIN, code: 'bad-finess', read: '7509' },
      ],
      removed: [
        { line: 15, code: 'bad-count' },
        { line: 17, code: 'duplicate-row' },
      ],
    });
    expect(await recheck(vendor, id)).toMatchObject({ ok: true, report: { errorCount: 0, rows: 15, added: 15 } });
    expect((await readReview(vendor, id))?.groups).toMatchObject({ open: [], mended: [], linesMended: 0 });

    expect(await applyUpload(vendor, id, ALL)).toMatchObject({ ok: true });
    expect(await declared()).toEqual([
      ['2022-12', RENNES, 'DMP', 'N1', 114],
      ['2023-01', AIN, 'DMP', 'N1', 112],
      ['2023-02', RENNES, 'DMP', 'N1', 1235],
      ['2023-03', RENNES, 'DMP', 'N1', 1234],
      ['2023-04', RENNES, 'DMP', 'N1', 110],
      ['2023-05', RENNES, 'DMP', 'N1', 109],
      ['2023-06', RENNES, 'MSS_CITIZEN', 'N1', 108],
      ['2023-07', AIN, 'DMP', 'N3', 104],
      ['2023-07', RENNES, 'DMP', 'N3', 105],
      ['2023-08', AIN, 'DMP', 'N1', 103],
      ['2023-08', AIN, 'DMP', 'N3', 107],
      ['2023-08', RENNES, 'DMP', 'N1', 102],
      ['2023-09', AIN, 'DMP', 'N3', 106],
      ['2023-09', RENNES, 'DMP', 'N1', 100],
      ['2023-09', RENNES, 'DMP', 'N3', 101],
    ]);
    const file = await readUploadFile(vendor, id);
    expect(file && Buffer.from(await wholeBytes(file.source)).toString('utf8')).toBe(SIXTEEN);
    expect(await saveMends(vendor, id, { removed: [{ line: 2, code: null }] })).toMatchObject({ reason: 'written' });
  });

  it('keeps the mends of two tabs at once, and gives back the text that stood before', async () => {
    const id = await depositText(SIXTEEN);
    await Promise.all([
      acceptProposals(vendor, id, { code: 'bad-level' }),
      acceptProposals(vendor, id, { code: 'bad-month' }),
      saveMends(vendor, id, { removed: [{ line: 15, code: 'bad-count' }] }),
    ]);
    expect(await linesLeft(id)).toBe(11);
    await undoMends(vendor, id, [
      { line: 6, column: 'niveau' },
      { line: 15, column: null },
    ]);
    expect(await linesLeft(id)).toBe(13);
    expect(await acceptProposals(other, id, { code: 'bad-level' })).toBeNull();
    expect(await saveMends(other, id, { removed: [{ line: 3, code: null }] })).toMatchObject({ reason: 'not-found' });
  });

  it('shows the lines concerned first, a mended one in its place, a page at a time', async () => {
    const id = await depositText(SIXTEEN);
    await acceptProposals(vendor, id, { code: 'bad-level', value: 'Niveau 3' });
    const page = await readGridPage(vendor, id, 'errors', 0);
    expect(page?.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18]);
    const [, , , , sixth] = page?.rows ?? [];
    expect([sixth?.lab, sixth?.cells.niveau?.text, sixth?.cells.niveau?.file, sixth?.cells.niveau?.undo]).toEqual([
      `Laboratoire ${AIN}`,
      'N3',
      'Niveau 3',
      true,
    ]);
    expect((await readGridPage(vendor, id, 'all', 0))?.total).toBe(17);
  });
});

describe('an unknown number', () => {
  const TEXT = [
    'mois;finess;produit;nombre',
    '2023-09;350000025;Alpha Lab;10', // the key of Rennes, one digit from a stranger's
    '2023-09;350000222;Alpha Lab;11', // two digits swapped, of Rennes
    '2023-09;770000025;Alpha Lab;12', // one digit from a stranger's
    '2023-09;990099009;Alpha Lab;13', // near nothing
  ].join('\n');

  it('is said to mean what the review proposes for it, in the sentence of the check and on the page', async () => {
    const id = await depositText(TEXT);
    const kept = await db().upload.findUniqueOrThrow({ where: { id } });
    const before = 'FINESS inconnu\u00A0: ';
    const said = [
      `${before}350000025 n’est pas dans le répertoire. Est-ce ${RENNES}, Laboratoire ${RENNES}, Ville\u202F?`,
      `${before}350000222 n’est pas dans le répertoire. Est-ce ${RENNES}, Laboratoire ${RENNES}, Ville\u202F?`,
      `${before}770000025 n’est pas dans le répertoire. Est-ce ${SAONE}, Laboratoire ${SAONE}, Ville\u202F?`,
      `${before}990099009 n’est pas dans le répertoire. Vérifiez le numéro auprès du laboratoire.`,
    ];
    const messages = (errors: { message: string }[]) => errors.map(({ message }) => message);
    expect(messages((kept.report as { errors: { message: string }[] }).errors)).toEqual(said);
    expect(messages((await readReview(vendor, id))?.report.errors ?? [])).toEqual(said);
    const grid = await readGridPage(vendor, id, 'errors', 0);
    expect(grid?.rows.map(({ cells }) => [cells.finess?.proposals[0]?.value, cells.finess?.error])).toEqual([
      [RENNES, said[0]],
      [RENNES, said[1]],
      [SAONE, said[2]],
      [undefined, said[3]],
    ]);
  });
});

describe('a file with one column a month', () => {
  it('is mended by its own column', async () => {
    const id = await depositText(
      `finess;produit;2023-08;2023-09\n${RENNES};Alpha Lab;10;n.c.\n${AIN};Alpha Lab;1.200;20\n`,
    );
    const page = await readGridPage(vendor, id, 'errors', 0);
    expect(page?.rows.map(({ line, cells }) => [line, cells.mois?.text, cells.nombre?.mendColumn])).toEqual([
      [2, '2023-09', '2023-09'],
      [3, '2023-08', '2023-08'],
    ]);
    await acceptProposals(vendor, id, { code: 'bad-count' });
    await saveMends(vendor, id, {
      cells: [{ line: 2, column: '2023-09', text: '11', code: 'bad-count', read: 'n.c.' }],
    });
    expect(await applyUpload(vendor, id, ALL)).toMatchObject({ ok: true });
    expect((await declared()).map(([month, finess, , , count]) => [month, finess, count])).toEqual([
      ['2023-08', AIN, 1200],
      ['2023-08', RENNES, 10],
      ['2023-09', AIN, 20],
      ['2023-09', RENNES, 11],
    ]);
  });
});

describe('how a file is read', () => {
  it('is changed by hand, at once, and columns are remembered for the next file', async () => {
    const id = await depositText(`mois;finess;produit;truc\n2023-09;${RENNES};Alpha Lab;12\n`);
    expect((await readReview(vendor, id))?.report.errors.map(({ code }) => code)).toEqual(['missing-column']);
    expect(await changeSettings(vendor, id, { columns: { truc: 'nombre' } })).toMatchObject({
      report: { errorCount: 0, added: 1 },
    });
    const next = await depositText(`mois;finess;produit;truc\n2023-08;${RENNES};Alpha Lab;13\n`);
    expect((await readReview(vendor, next))?.report.columns.at(-1)).toMatchObject({ meaning: 'nombre', how: 'memory' });
  });
});

describe('mends', () => {
  const text = `mois;finess;produit;nombre\n2023-09;${RENNES};Alpha Lab;-3\n2023-08;${RENNES};Alpha Lab;7\n`;
  const mendLine2 = (id: string) =>
    saveMends(vendor, id, { cells: [{ line: 2, column: 'nombre', text: '3', code: 'bad-count', read: '-3' }] });

  it('go when the file is read otherwise, and stay when what was guessed is said', async () => {
    const id = await depositText(text);
    await mendLine2(id);
    expect(await changeSettings(vendor, id, { separator: ';' })).toMatchObject({ dropped: 0, report: { added: 2 } });
    const other = await changeSettings(vendor, id, { headerLine: 2 });
    expect(other).toMatchObject({ dropped: 1, mends: { cells: {}, since: [] } });
    expect(await changeSettings(vendor, id, { headerLine: 1 })).toMatchObject({
      dropped: 0,
      report: { errorCount: 1 },
    });
  });

  it('that are being saved in another tab are waited for, and applied', async () => {
    const id = await depositText(text);
    let applying: Promise<unknown> = Promise.resolve();
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`select id from upload where id = ${id}::uuid for update`;
      applying = applyUpload(vendor, id, ALL);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.upload.update({ where: { id }, data: { mends: { cells: { 2: { nombre: '3' } }, removed: [] } } });
    });
    expect(await applying).toMatchObject({ ok: true });
    expect((await declared()).map((count) => count.at(-1))).toEqual([7, 3]);
  });
});

it('applies with the warnings that were seen, not with those that have come since', async () => {
  const id = await depositText(`mois;finess;produit;nombre\n2023-09;${RENNES};Alpha Lab;12\n`);
  const seen = (await readReview(vendor, id))?.report;
  if (!seen) throw new Error('no report');
  expect(await applyUpload(vendor, id, { ...ALL, print: 'of another page' })).toMatchObject({ reason: 'warnings' });
  expect(await declared()).toEqual([]);
  expect(await applyUpload(vendor, id, { ...ALL, print: warningsPrint(seen) })).toMatchObject({ ok: true });
});

describe('the file of errors', () => {
  const text = async (id: string) => {
    const file = await readErrorsFile(vendor, id);
    const pieces: Uint8Array[] = [];
    for await (const piece of file?.pieces ?? []) pieces.push(piece);
    return { name: file?.fileName, bytes: Buffer.concat(pieces) };
  };

  it('is the CSV as it came, in its separator and its encoding, with a column more', async () => {
    const lines = [
      'Relevé d’été',
      'mois,finess,produit,nombre',
      `2023-09,${RENNES},Alpha Lab,"1 234,5"`,
      `2023-08,${RENNES},Alpha Lab,7`,
    ];
    const bytes = Buffer.from(lines.join('\r\n').replaceAll('’', '\u0092'), 'latin1');
    const { name, bytes: given } = await text(await depositBytes(bytes, 'été.csv'));
    expect(name).toBe('été-erreurs.csv');
    expect(given.toString('latin1').split('\r\n')).toEqual([
      'Relev\xe9 d\x92\xe9t\xe9',
      'mois,finess,produit,nombre,erreur',
      `2023-09,${RENNES},Alpha Lab,"1 234,5","Nombre illisible\xa0: \xab\xa01 234,5\xa0\xbb n\x92est pas entier. Saisissez 1\xa0234 ou 1\xa0235."`,
      `2023-08,${RENNES},Alpha Lab,7,`,
      '',
    ]);
  });

  it('is a workbook when one came', async () => {
    const bytes = toXlsx({
      name: 'sept',
      columns: ['mois', 'finess', 'produit', 'nombre'].map((key) => ({ header: key, key, type: 'text' })),
      rows: [
        ['2023-09', RENNES, 'Alpha Lab', '12'],
        ['2023-08', RENNES, 'Alpha Lab', '-3'],
      ],
    });
    const { bytes: given } = await text(await depositBytes(bytes, 'sept.xlsx'));
    const workbook = read(given, { type: 'buffer' });
    expect(utils.sheet_to_json(workbook.Sheets.sept ?? {}, { header: 1 })).toEqual([
      ['mois', 'finess', 'produit', 'nombre', 'erreur'],
      ['2023-09', RENNES, 'Alpha Lab', '12'],
      [
        '2023-08',
        RENNES,
        'Alpha Lab',
        '-3',
        'Nombre négatif\u00A0: «\u00A0-3\u00A0». Un nombre de documents est positif ou nul.',
      ],
    ]);
  });
});

it('fills in the labs that the month lacks, their counts left to say', async () => {
  const id = await depositText(`mois;finess;produit;nombre\n2023-09;${RENNES};Alpha Lab;12\n`);
  expect(await readMissingRows(vendor, id)).toBe(
    `mois\tfiness\tproduit\tcanal\ttype_document\tniveau\tnombre\n2023-09\t${AIN}\tALPHA-LAB\tDMP\tCR_BIO\tN1\t`,
  );
});
