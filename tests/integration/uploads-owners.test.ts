import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db';
import type { Month } from '@/lib/month';
import { readExpectedLabs } from '@/lib/uploads/queries';
import { deposit } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, SITE] = ['350000022', '010000024', '350000048'] as const;
const file = (...lines: string[]) => ['mois;finess;produit;nombre', ...lines].join('\n');
const send = (...lines: string[]) => deposit('alpha', file(...lines), 'acknowledgeWarnings=true');

/** The site was the lab of Ain's until it became the lab of Rennes' on 1 March 2023. */
beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
  await db().site.create({
    data: {
      finess: SITE,
      legalEntityFiness: RENNES,
      name: 'Site',
      town: 'Rennes',
      departmentCode: '35',
      pastOwners: { create: { legalEntityFiness: AIN, validUntil: new Date('2023-03-01') } },
    },
  });
  await insertApiKey('alpha', 'alpha');
});

async function declared() {
  const rows = await db().feedCount.findMany({ where: { siteFiness: SITE }, orderBy: { month: 'asc' } });
  return rows.map(({ month, legalEntityFiness, count }) => [month, legalEntityFiness, count]);
}

it('gives a site’s count to the EJ that owned it at the end of its month', async () => {
  const { status } = await send(
    `2022-06;${SITE};ALPHA-LAB;10`,
    `2023-02;${SITE};ALPHA-LAB;20`,
    `2023-03;${SITE};ALPHA-LAB;30`,
  );
  expect(status).toBe(200);
  expect(await declared()).toEqual([
    ['2022-06', AIN, 10],
    ['2023-02', AIN, 20],
    ['2023-03', RENNES, 30],
  ]);
});

it('keeps one count of a site when its owner is learnt of afterwards', async () => {
  // Declared while the directory still said Ain.
  await db().feedCount.updateMany({ where: { siteFiness: SITE, month: '2023-03' }, data: { legalEntityFiness: AIN } });
  const { upload } = await send(`2023-03;${SITE};ALPHA-LAB;31`);
  expect([upload?.added, upload?.changed]).toEqual([0, 1]);
  expect((await declared()).at(-1)).toEqual(['2023-03', RENNES, 31]);
});

it('leaves a count that is said again the same to the owner that it had', async () => {
  await db().feedCount.updateMany({ where: { siteFiness: SITE, month: '2023-03' }, data: { legalEntityFiness: AIN } });
  const { upload } = await send(`2023-03;${SITE};Alpha Lab;31`);
  expect([upload?.changed, upload?.unchanged]).toEqual([0, 1]);
  expect((await declared()).at(-1)).toEqual(['2023-03', AIN, 31]);
});

it('says by whom a merged lab was taken over, and expects its successor from then on', async () => {
  await db().installation.deleteMany({ where: { legalEntityFiness: RENNES } });
  await db().legalEntity.update({
    where: { finess: AIN },
    data: { openedOn: null, closedOn: new Date('2023-05-01'), mergedIntoFiness: RENNES },
  });
  const { status, upload } = await deposit('alpha', file(`2023-04;${AIN};ALPHA-LAB;1`, `2023-05;${AIN};ALPHA-LAB;2`));
  expect([status, upload?.warnings.map(({ line, code, message }) => [line, code, message])]).toEqual([
    409,
    [
      [
        3,
        'closed-structure',
        `Structure fermée en mai\u00A02023\u00A0: Laboratoire ${AIN}, reprise par Laboratoire ${RENNES}. Vérifiez le mois ou le FINESS.`,
      ],
    ],
  ]);
  const expected = async (month: string) =>
    (await readExpectedLabs('alpha', month as Month)).map(({ finess }) => finess);
  expect([await expected('2023-04'), await expected('2023-05')]).toEqual([[AIN], [RENNES]]);
});
