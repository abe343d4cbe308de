import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { reportSchema } from '@/lib/uploads/report';
import { deposit } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, BREST, LYON] = ['350000022', '010000024', '290000017', '690000013'] as const;
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
