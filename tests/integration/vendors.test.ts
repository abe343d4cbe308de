import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { month } from '@/lib/month';
import { vendorLabsLink } from '@/lib/vendors/links';
import { readVendor, readVendors, type VendorsPage } from '@/lib/vendors/queries';
import { loadVendorsParams } from '@/lib/vendors/search-params';
import { vendorSheet, vendorsSheet } from '@/lib/vendors/sheets';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const JANUARY = month('2023-01');

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const made = await viewerOfUser(await insertUser(name, grant));
  if (!made) throw new Error(`no viewer for ${name}`);
  return made;
}

async function page(who: Viewer, query: Record<string, string> = {}): Promise<VendorsPage> {
  const read = await readVendors(who, loadVendorsParams(new URLSearchParams(query)));
  if (!read) throw new Error('no page');
  return read;
}

describe('small rows', () => {
  // Rennes: a SEL on Alpha, a SEL and a hospital on Bêta; La Réunion: a SEL on Alpha. The first one has taken over a lab on Bêta.
  const [RENNES_A, RENNES_B, HOSPITAL, REUNION, ABSORBED] = [
    '350000011',
    '350000029',
    '350000037',
    '970400010',
    '350000045',
  ] as const;
  let dns: Viewer;
  let alpha: Viewer;
  let brittany: Viewer;
  let observer: Viewer;

  beforeAll(async () => {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES_A, department: '35', product: 'ALPHA-LAB', equippedOn: '2023-01-31' });
    await insertLab({ finess: RENNES_B, department: '35', product: 'BETA-SIL' });
    await insertLab({ finess: HOSPITAL, department: '35', product: 'BETA-SIL', sector: 'HOSPITAL', sel: false });
    await insertLab({ finess: REUNION, department: '974', product: 'ALPHA-LAB' });
    await insertLab({ finess: ABSORBED, department: '35', product: 'BETA-SIL', closedOn: '2023-01-10' });
    await db().legalEntity.update({ where: { finess: ABSORBED }, data: { mergedIntoFiness: RENNES_A } });
    await db().installation.updateMany({ where: { legalEntityFiness: RENNES_A }, data: { version: '4.2' } });
    await db().referencing.createMany({
      data: [
        {
          productCode: 'ALPHA-LAB',
          waveId: 'biologie-1',
          version: '4.2',
          referencedOn: new Date('2023-01-31'),
        },
        // Not yet in January.
        { productCode: 'BETA-SIL', waveId: 'biologie-1', version: '1', referencedOn: new Date('2023-02-01') },
      ],
    });
    await insertCounts([
      { month: '2022-12', finess: HOSPITAL, product: 'BETA-SIL', count: 3, level: 'N1' },
      { month: '2023-01', finess: RENNES_A, product: 'ALPHA-LAB', count: 100, level: 'N1' },
      { month: '2023-01', finess: RENNES_A, product: 'ALPHA-LAB', count: 50, level: 'N3' },
      { month: '2023-01', finess: REUNION, product: 'ALPHA-LAB', count: 0, level: 'N1' },
      { month: '2023-01', finess: HOSPITAL, product: 'BETA-SIL', count: 30, level: 'N1' },
      { month: '2023-01', finess: ABSORBED, product: 'BETA-SIL', count: 5, level: 'N1' },
    ]);
    dns = await viewer('dns', { role: 'TASKFORCE' });
    alpha = await viewer('alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
    brittany = await viewer('ars', { role: 'REGIONAL', regionCode: '53' });
    observer = await viewer('obs', { role: 'OBSERVER' });
  });

  it('counts each vendor’s labs at the month’s end, the base of an absorbed lab with its successor', async () => {
    const { lines, finding } = await page(dns, { month: '2023-01' });
    const told = lines.map(({ label, labs, share, equipped, feeding, documents, level3, reporting }) => [
      label,
      labs,
      share,
      equipped,
      feeding,
      documents?.value,
      level3?.value,
      [reporting?.reported, reporting?.expected],
    ]);
    expect(told).toEqual([
      // Its two, and the one taken over by a lab on Alpha; Rennes’ other SEL has not declared.
      ['Bêta', 3, 0.75, 1, 2, 35, 0, [2, 3]],
      ['Alpha', 2, 0.5, 1, 1, 150, 50 / 150, [2, 2]],
    ]);
    expect(finding).toBe('1\u00A0éditeur référencé tient 50,0\u00A0% des laboratoires');
  });

  it('is restricted to a region, and knows no other', async () => {
    const { lines, region } = await page(dns, { month: '2023-01', region: '53', sort: 'vendor' });
    expect(region).toEqual({ code: '53', label: 'Bretagne' });
    expect(lines.map(({ label, labs, share }) => [label, labs, share])).toEqual([
      ['Alpha', 1, 1 / 3],
      ['Bêta', 3, 1],
    ]);
    expect(await readVendors(dns, loadVendorsParams(new URLSearchParams({ region: '00' })))).toBeNull();
    expect(await readVendors(dns, loadVendorsParams(new URLSearchParams({ month: '2023-10' })))).toBeNull();
  });

  it('has nothing to say of a month that nobody declared', async () => {
    const { lines } = await page(dns, { month: '2023-02' });
    expect(lines.map(({ feeding, documents, reporting }) => [feeding, documents?.value, reporting?.reported])).toEqual([
      [null, null, 0],
      [null, null, 0],
    ]);
  });

  it('shows a vendor itself first, the other without name, link or products; in the file too', async () => {
    const read = await page(alpha, { month: '2023-01' });
    expect(read.lines.map(({ key, label, own, slug, productCount }) => [key, label, own, slug, productCount])).toEqual([
      ['alpha', 'Alpha', true, 'alpha', 1],
      ['autre-1', 'Éditeur 1', false, null, 2],
    ]);
    expect(read.lines[1]?.products).toBeNull();
    expect(JSON.stringify([read, vendorsSheet(read)])).not.toMatch(/beta|bêta/i);
  });

  it('shows every vendor to the observer and to the region', async () => {
    for (const who of [observer, brittany]) {
      expect((await page(who, { month: '2023-01' })).lines.map(({ slug }) => slug)).toEqual(['beta', 'alpha']);
    }
  });

  it('has a page for the State and for the vendor itself only', async () => {
    expect((await readVendor(alpha, 'alpha', JANUARY))?.own).toBe(true);
    expect((await readVendor(observer, 'beta', JANUARY))?.name).toBe('Bêta');
    for (const slug of ['beta', 'autre-1', 'gamma']) expect(await readVendor(alpha, slug, JANUARY)).toBeNull();
    expect(await readVendor(dns, 'gamma', JANUARY)).toBeNull();
  });

  it('tells versions, regions and the record since the first expected month', async () => {
    const read = await readVendor(dns, 'alpha', JANUARY);
    if (!read) throw new Error('no page');
    expect(read.sentence).toBe(
      'À fin janvier\u00A02023, 2\u00A0laboratoires utilisent ses logiciels, 50,0\u00A0% des laboratoires de France\u202F; 1 a un certificat DMP et 1 alimente le DMP.',
    );
    expect(read.products.map(({ code, labs, versions }) => [code, labs, versions])).toEqual([
      [
        'ALPHA-LAB',
        2,
        [
          { product: 'ALPHA-LAB', version: '4.2', labs: 1 },
          { product: 'ALPHA-LAB', version: null, labs: 1 },
        ],
      ],
    ]);
    const regions = read.regions.map(({ name, labs, share, feedingRate, documents }) => [
      name,
      labs,
      share,
      feedingRate,
      documents,
    ]);
    expect(regions).toEqual([
      ['Bretagne', 1, 1 / 3, 1, 150],
      ['La Réunion', 1, 1, 0, 0],
    ]);
    const { reporting, documents, level3 } = read.record;
    expect(reporting.points.map(({ month: at, reported, expected }) => [at, reported, expected])).toEqual([
      ['2022-12', 0, 2],
      ['2023-01', 2, 2],
    ]);
    expect(documents.points.map(({ value }) => value)).toEqual([null, 150]);
    expect(level3.points.map(({ value }) => value)).toEqual([null, 50 / 150]);
    expect(vendorSheet(read, 'regions')?.rows[0]).toEqual(['53', 'Bretagne', 1, 1 / 3, 1, 1, 1, 1, 150]);
    expect(vendorSheet(read, 'toString')).toBeNull();
  });

  it('links to labs that the viewer may see', () => {
    expect(vendorLabsLink(dns, 'beta', JANUARY, '04')).toBe('/labs?month=2023-01&region=04&vendor=beta');
    expect(vendorLabsLink(alpha, 'alpha', JANUARY, null)).toBe('/labs?month=2023-01&vendor=alpha');
    expect(vendorLabsLink(alpha, 'beta', JANUARY, null)).toBeNull();
    expect(vendorLabsLink(brittany, 'beta', JANUARY, null)).toBe('/labs?month=2023-01&region=53&vendor=beta');
    expect(vendorLabsLink(brittany, 'beta', JANUARY, '04')).toBeNull();
    expect(vendorLabsLink(observer, 'beta', JANUARY, null)).toBeNull();
  });
});
