import { expect, it } from 'vitest';
import { viewerOfUser } from '@/lib/access/viewer';
import { fuzzUploads } from '../../scripts/bench/fuzz.ts';
import { KEPT_COUNT } from '../../scripts/bench/fuzz-files.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const LABS = ['350000022', '010000024', '2A0000020'];
const RUNS = 500;

// 10 000 in `npm run bench`.
it('takes whatever becomes of a file: never an exception, never a partial write', async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  for (const finess of LABS) await insertLab({ finess, department: finess.slice(0, 2), product: 'ALPHA-LAB' });
  await insertCounts([{ month: '2023-09', finess: '350000022', product: 'ALPHA-LAB', count: KEPT_COUNT }]);
  const viewer = await viewerOfUser(await insertUser('dns', { role: 'TASKFORCE' }));
  if (!viewer) throw new Error('no viewer');
  const { applied } = await fuzzUploads(viewer, { finess: LABS, products: ['ALPHA-LAB', 'Bêta SIL'] }, RUNS);
  expect(applied).toBeGreaterThan(RUNS / 20); // some are left whole, or the property would say little
}, 120_000);
