import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { reportSchema } from '@/lib/uploads/report';
import { deposit } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, BREST, LYON] = ['350000022', '010000024', '290000017', '690000013'] as const;
const [SITE, OTHER_SITE] = ['350000030', '350000048'] as const;
const file = (...lines: string[]) => ['mois;finess;produit;niveau;nombre', ...lines].join('\n');

let prepared = false;
beforeEach(async () => {
  if (!prepared) {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES, department: '35', product: 'BETA-SIL' });
    await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
    await insertLab({ finess: BREST, department: '29', product: 'BETA-SIL' });
    await insertLab({ finess: LYON, department: '69', product: 'ALPHA-LAB' });
    await db().installation.create({
      data: { legalEntityFiness: AIN, productCode: 'BETA-LOINC', installedOn: new Date('2022-01-01') },
    });
    for (const finess of [SITE, OTHER_SITE]) {
      await db().site.create({
        data: {
          finess,
          name: `Site ${finess}`,
          town: 'Rennes',
          departmentCode: '35',
          legalEntityFiness: RENNES,
          openedOn: new Date('2000-01-01'),
        },
      });
    }
    await insertApiKey('beta', 'beta');
    await insertApiKey('dns', null);
    prepared = true;
  }
  await db().feedCount.deleteMany();
  await db().upload.deleteMany();
});

/** The notices of a deposit, as its report keeps them. */
async function noticed({ upload }: Awaited<ReturnType<typeof deposit>>) {
  const { report } = await db().upload.findUniqueOrThrow({ where: { id: upload?.id ?? '' } });
  return reportSchema.parse(report).notices.map(({ code, month, labs, lines }) => [code, month, labs, lines]);
}

describe('what a deposit leaves to be asked', () => {
  it('never keeps it from being written, even by the API without a word', async () => {
    const done = await deposit('beta', file(`2023-01;${LYON};BETA-SIL;N3;50`));
    expect([done.status, done.upload?.state, done.upload?.warnings]).toEqual([200, 'APPLIED', []]);
    expect(await noticed(done)).toEqual([
      ['level-3-without-loinc', '2023-01', 1, [2]],
      ['not-installed', '2023-01', 1, [2]],
      ['month-incomplete', '2023-01', 3, []],
    ]);
  });

  it('is nothing where N3 has its LOINC, the lab its product, and the month all its labs', async () => {
    const done = await deposit(
      'beta',
      file(`2023-01;${AIN};BETA-SIL;N3;50`, `2023-01;${RENNES};BETA-SIL;N1;9`, `2023-01;${BREST};BETA-SIL;;0`),
    );
    expect(await noticed(done)).toEqual([]);
  });

  it('counts the labs that are told already as told, month by month', async () => {
    await insertCounts([{ month: '2023-01', finess: RENNES, product: 'BETA-SIL', count: 4 }]);
    const done = await deposit('beta', file(`2023-01;${AIN};BETA-SIL;;5`, `2023-02;${AIN};BETA-SIL;;5`));
    expect(await noticed(done)).toEqual([
      ['month-incomplete', '2023-01', 1, []],
      ['month-incomplete', '2023-02', 2, []],
    ]);
  });

  it('sums a lab’s levels, what stands and what the file says, against the Cnam’s measure', async () => {
    await insertCounts([
      { month: '2023-01', finess: RENNES, count: 400, source: 'CNAM' },
      { month: '2023-01', finess: AIN, count: 100, source: 'CNAM' },
      { month: '2023-01', finess: BREST, count: 1000, source: 'CNAM' },
      // Replaced by the file, and another that stays beside it.
      { month: '2023-01', finess: RENNES, product: 'BETA-SIL', level: 'N1', count: 300 },
      { month: '2023-01', finess: RENNES, product: 'BETA-SIL', level: 'N3', count: 41 },
    ]);
    const done = await deposit(
      'beta',
      file(
        `2023-01;${RENNES};BETA-SIL;N1;400`, // 441, +41 and 10.25 %: told
        `2023-01;${AIN};BETA-SIL;;130`, // +30 documents: not more than 30
        `2023-01;${BREST};BETA-SIL;;1100`, // +10 %: not more than 10 %
      ),
      'acknowledgeWarnings=true',
    );
    const unlike = (await noticed(done)).filter(([code]) => code === 'differs-from-cnam');
    expect(unlike).toEqual([['differs-from-cnam', '2023-01', 1, [2]]]);
    const { report } = await db().upload.findUniqueOrThrow({ where: { id: done.upload?.id ?? '' } });
    const message = reportSchema.parse(report).notices.find(({ code }) => code === 'differs-from-cnam')?.message;
    expect(message).toContain(`Laboratoire ${RENNES} (déclaré 441, mesuré 400)`);
  });
});

describe('what adds up', () => {
  /** The warnings of a dry run: code, line, and the figures of the message. */
  const warned = async (...lines: string[]) => {
    const { upload } = await deposit('beta', file(...lines), 'dryRun=true');
    return upload?.warnings.map(({ code, line, message }) => [code, line, message.match(/\d[\d\u202F]*/g)?.join(' ')]);
  };
  const messageOf = async (...lines: string[]) => {
    const { upload } = await deposit('beta', file(...lines), 'dryRun=true');
    return upload?.warnings.map(({ message }) => message);
  };
  const past = (count: number, level?: 'N1' | 'N3') =>
    insertCounts(
      ['2023-03', '2023-04', '2023-05'].map((month) => ({
        month,
        finess: RENNES,
        product: 'BETA-SIL',
        count,
        ...(level && { level }),
      })),
    );
  const stored = (month: string, count: number, level?: 'N1' | 'N3') =>
    insertCounts([{ month, finess: RENNES, product: 'BETA-SIL', count, ...(level && { level }) }]);
  const storedAt = (month: string, siteFiness: string, count: number) =>
    db().feedCount.create({
      data: {
        month,
        legalEntityFiness: RENNES,
        siteFiness,
        productCode: 'BETA-SIL',
        channel: 'DMP',
        documentType: 'CR_BIO',
        source: 'VENDOR',
        count,
      },
    });

  it('is told of the sites of an EJ that is declared in its own name', async () => {
    await stored('2023-06', 7036);
    expect(await messageOf(`2023-06;${SITE};BETA-SIL;;7000`, `2023-06;${OTHER_SITE};BETA-SIL;;35`)).toEqual([
      `Nombre inhabituel\u00A0: Laboratoire ${RENNES}, 7\u202F036 au nom de l’entité juridique et 7\u202F035 en 2\u00A0lignes de ses établissements pour juin\u00A02023\u00A0: les deux s’additionnent. Retirez ce qui est compté deux fois, ou confirmez.`,
    ]);
  });

  it('is told inside one file, and of an EJ beside its sites', async () => {
    expect(
      (await warned(`2023-06;${RENNES};BETA-SIL;;50`, `2023-06;${SITE};BETA-SIL;;20`))?.map(([code]) => code),
    ).toEqual(['outlier']);
    await storedAt('2023-07', SITE, 20);
    expect((await warned(`2023-07;${RENNES};BETA-SIL;;50`))?.map(([code, line]) => [code, line])).toEqual([
      ['outlier', 2],
    ]);
  });

  it('is nothing where it is usual, repeats what stands, is zero, or is of another channel', async () => {
    await stored('2023-05', 50);
    await storedAt('2023-05', SITE, 20);
    await stored('2023-06', 50);
    expect(await warned(`2023-06;${SITE};BETA-SIL;;20`)).toEqual([]); // May was of both
    expect(await warned(`2023-05;${SITE};BETA-SIL;;21`)).toEqual([]); // replaces
    await stored('2023-09', 50);
    expect(await warned(`2023-09;${SITE};BETA-SIL;;0`)).toEqual([]);
    const pro = ['mois;finess;produit;canal;nombre', `2023-09;${SITE};BETA-SIL;MSS_PRO;20`].join('\n');
    expect((await deposit('beta', pro, 'dryRun=true')).upload?.warnings).toEqual([]);
  });

  it('is told of a count without a level beside those with one', async () => {
    await past(42_500, 'N1');
    await stored('2023-06', 42_500, 'N1');
    expect(await messageOf(`2023-06;${RENNES};BETA-SIL;;42500`)).toEqual([
      `Nombre inhabituel\u00A0: Laboratoire ${RENNES}, juin\u00A02023, un nombre sans niveau s’ajoute aux 42\u202F500 déjà déclarés avec un niveau. Retirez ce qui est compté deux fois, ou confirmez.`,
    ]);
    expect(await warned(`2023-06;${RENNES};BETA-SIL;N3;300`)).toEqual([]); // another level is another document
  });

  it('is unusual by its total where the row has no past of its own', async () => {
    await past(42_500, 'N1');
    // 90 000 000 against three months of 42 500: 2117.6 times.
    const expected = [['outlier', 2, `${RENNES} 90\u202F000\u202F000 2023 2\u202F117 6 42\u202F500`]];
    expect(await warned(`2023-06;${RENNES};BETA-SIL;N3;90000000`)).toEqual(expected);
    expect(await warned(`2023-06;${RENNES};BETA-SIL;;90000000`)).toEqual(expected);
    expect(await warned(`2023-06;${SITE};BETA-SIL;N1;90000000`)).toEqual(expected);
    expect(await warned(`2023-06;${SITE};BETA-SIL;N1;127500`)).toEqual([]); // three times, not more
    // Told of the row that makes it.
    const two = await warned(`2023-06;${SITE};BETA-SIL;N1;900`, `2023-06;${OTHER_SITE};BETA-SIL;N1;90000000`);
    expect(two?.map(([code, line]) => [code, line])).toEqual([['outlier', 3]]);
    // With a past of its own it is told once.
    expect((await warned(`2023-06;${RENNES};BETA-SIL;N1;90000000`))?.length).toBe(1);
  });
});
