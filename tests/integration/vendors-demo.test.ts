import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { readVendor, readVendors } from '@/lib/vendors/queries';
import { loadVendorsParams } from '@/lib/vendors/search-params';
import { freshDatabase } from '../setup/database.ts';
import { insertUser } from '../setup/rows.ts';

let dns: Viewer;

beforeAll(async () => {
  await freshDatabase({ demo: true });
  const made = await viewerOfUser(await insertUser('essai', { role: 'TASKFORCE' }));
  if (!made) throw new Error('no viewer');
  dns = made;
});

describe('the demo’s vendors', () => {
  it('hold the labs that their market says', async () => {
    const read = await readVendors(dns, loadVendorsParams(new URLSearchParams()));
    expect(Object.fromEntries(read?.lines.map(({ slug, labs }) => [slug, labs]) ?? [])).toEqual({
      sillage: 192,
      quintes: 150,
      verdance: 130,
      orfeo: 109,
      altimed: 95,
      boreal: 70,
      ormelis: 62,
      calanque: 54,
    });
    expect(read?.finding).toBe('6\u00A0éditeurs référencés tiennent 70,0\u00A0% des laboratoires');
    expect(read?.detail).toBe(
      'À fin septembre\u00A02023, 7\u00A0logiciels de laboratoire référencés équipent 603\u00A0laboratoires sur 862.',
    );
  });

  it('have their labs in regions, each once: 62', async () => {
    const read = await readVendor(dns, 'ormelis', null);
    expect(read?.regions.reduce((sum, { labs }) => sum + labs, 0)).toBe(62);
    expect(read?.products.map(({ code, referencings }) => [code, referencings[0]?.referencedOn])).toEqual([
      ['ORMELIS-LAB', '2021-12-13'],
      ['ORMELIS-LOINC', '2021-12-20'],
    ]);
    expect(read?.record.reporting.points).toHaveLength(26);
  });
});
