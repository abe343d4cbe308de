import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { readFeedRows } from '@/lib/feeds/queries';
import { reconcile } from '@/lib/figures/reconciliation';
import type { Perimeter } from '@/lib/figures/types';
import { readLabRows } from '@/lib/labs/queries';
import { month } from '@/lib/month';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN] = ['350000022', '010000024'] as const;
const AT = month('2023-01');
const BIOLOGY: Perimeter = { corridor: 'biologie', region: null, sector: null, vendor: null };
const declaration = (count: number, finess: string = RENNES) =>
  `mois;finess;produit;nombre\n2023-01;${finess};ALPHA-LAB;${count}`;
const measure = (count: number, finess: string = RENNES) => `mois;finess;nombre\n2023-01;${finess};${count}`;

let prepared = false;
beforeEach(async () => {
  if (!prepared) {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
    await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
    await insertApiKey('alpha', 'alpha');
    await insertApiKey('dns', null);
    prepared = true;
  }
  await db().feedCount.deleteMany();
  await db().upload.deleteMany();
  await db().period.deleteMany();
});

const documents = async (perimeter = BIOLOGY, by: 'vendor' | null = null) =>
  (await readFeedRows(perimeter, by, AT)).map(({ key, source, count }) => [key, source, count]);

/** [FINESS, product, source, count] of all that is kept. */
async function kept() {
  const rows = await db().feedCount.findMany({ orderBy: [{ legalEntityFiness: 'asc' }, { source: 'asc' }] });
  return rows.map((row) => [row.legalEntityFiness, row.productCode, row.source, row.count]);
}

describe('the Cnam’s measures', () => {
  it('stand beside the declaration, count first in France, and leave the vendor its own figure', async () => {
    expect((await deposit('alpha', declaration(100))).status).toBe(200);
    expect(await documents()).toEqual([['', 'VENDOR', 100]]);
    const measured = await deposit('dns', measure(80), 'kind=cnam-feeds');
    expect([measured.status, measured.upload?.state, measured.upload?.added]).toEqual([200, 'APPLIED', 1]);
    expect(await kept()).toEqual([
      [RENNES, 'ALPHA-LAB', 'VENDOR', 100],
      [RENNES, null, 'CNAM', 80],
    ]);
    expect(await documents()).toEqual([['', 'CNAM', 80]]);
    expect(await documents({ ...BIOLOGY, vendor: 'alpha' })).toEqual([['', 'VENDOR', 100]]);
    expect(await documents(BIOLOGY, 'vendor')).toEqual([['alpha', 'VENDOR', 100]]);
    expect(reconcile({ declared: 100, measured: 80 }, 0.05)).toMatchObject({ difference: -20, ratio: -0.2 });
  });

  it('count a lab that only they know as feeding in France, and not for its vendor', async () => {
    await deposit('dns', measure(80), 'kind=cnam-feeds');
    const [france] = await readLabRows(BIOLOGY, null, AT, AT);
    const [alpha] = await readLabRows({ ...BIOLOGY, vendor: 'alpha' }, null, AT, AT);
    expect([france?.all.feeding, alpha?.all.feeding]).toEqual([1, 0]);
    await deposit('alpha', declaration(100));
    const [told] = await readLabRows({ ...BIOLOGY, vendor: 'alpha' }, null, AT, AT);
    expect([told?.all.feeding, told?.all.reported]).toEqual([1, 1]);
  });

  it('replace their own value and no other, and give it back when taken back', async () => {
    await deposit('alpha', declaration(100));
    const first = await deposit('dns', measure(80), 'kind=cnam-feeds');
    const second = await deposit('dns', measure(90), 'kind=cnam-feeds&acknowledgeWarnings=true');
    expect([second.upload?.added, second.upload?.changed]).toEqual([0, 1]);
    expect(await uploads.cancel('dns', second.upload?.id ?? '')).toBe(200);
    expect(await kept()).toEqual([
      [RENNES, 'ALPHA-LAB', 'VENDOR', 100],
      [RENNES, null, 'CNAM', 80],
    ]);
    const same = await deposit('dns', `${measure(80)}\n2023-01;${AIN};7`, 'kind=cnam-feeds');
    expect([same.upload?.added, same.upload?.unchanged]).toEqual([1, 1]);
    expect(await uploads.cancel('dns', first.upload?.id ?? '')).toBe(200);
    // The third deposit says 80 too: it stays.
    expect(await kept()).toEqual([
      [AIN, null, 'CNAM', 7],
      [RENNES, 'ALPHA-LAB', 'VENDOR', 100],
      [RENNES, null, 'CNAM', 80],
    ]);
  });

  it('are the task force’s to deposit, with the same checks and locks', async () => {
    expect((await deposit('alpha', measure(80), 'kind=cnam-feeds')).status).toBe(403);
    const faulty = await deposit(
      'dns',
      `mois;finess;nombre\n2023-01;${RENNES};-1\n2023-13;${RENNES};1\n2023-01;${AIN};5\n2023-01;${AIN};6`,
      'kind=cnam-feeds',
    );
    expect([faulty.status, faulty.upload?.errors.map(({ line, code }) => [line, code])]).toEqual([
      422,
      [
        [2, 'negative-count'],
        [3, 'bad-month'],
        [5, 'duplicate-row'],
      ],
    ]);
    const done = await deposit('dns', measure(80), 'kind=cnam-feeds');
    await db().period.create({ data: { month: '2023-01', state: 'LOCKED', changedAt: new Date() } });
    expect((await deposit('dns', measure(81), 'kind=cnam-feeds')).upload?.errors[0]?.code).toBe('locked-month');
    expect(await uploads.cancel('dns', done.upload?.id ?? '')).toBe(409);
  });
});
