import { beforeAll, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readHome } from '@/lib/home/queries';
import { loadHomeParams } from '@/lib/home/search-params';
import { readSplit } from '@/lib/indicators/queries';
import { readLabsToCall } from '@/lib/labs/to-call-queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';

async function viewerOf(account: string): Promise<Viewer> {
  const user = await db().user.findUniqueOrThrow({ where: { email: `${account}@demo.test` } });
  const viewer = await viewerOfUser(user.id);
  if (!viewer) throw new Error(account);
  return viewer;
}

const home = async (account: string, query: string) =>
  readHome(await viewerOf(account), loadHomeParams(new URLSearchParams(query)));
const figure = (found: Awaited<ReturnType<typeof home>>, id: string) =>
  [...(found?.largeTiles ?? []), ...(found?.smallTiles ?? [])].find(({ definition }) => definition.id === id)?.point;

beforeAll(() => freshDatabase({ demo: true }));

it('opens on the last month that is over, with what is missing said', async () => {
  const found = await home('dns', '');
  expect([found?.month, found?.completeness]).toEqual(['2023-09', { reported: 780, expected: 862 }]);
  expect(found?.sentence.lead).toContain('331');
  expect(figure(found, 'dmp-documents')).toMatchObject({ complete: false, target: 8_333_333, trajectory: 10_228_942 });
});

it('shows January 2023 as published', async () => {
  const found = await home('dns', 'month=2023-01');
  expect(figure(found, 'dmp-documents')).toMatchObject({ value: 2_033_395, trajectory: 2_078_646, complete: true });
  expect(figure(found, 'orders-signed')?.value).toBe(339);
  expect(found?.emitters.total.value).toBe(6_608_354);
  expect(found?.published).toEqual({
    lab: 2_033_395,
    physician: 1_014_518,
    hospital_excl_sidep: 3_320_333,
    sidep: 220_566,
    esms: 19_542,
    total: 6_608_354,
  });
  expect(found?.feed.published).toEqual([true, ...Array(11).fill(false)]);
  expect(found?.change.finding).toContain('2e plus forte hausse');
});

it('gives the same documents as a whole, by region and by vendor', async () => {
  const dns = await viewerOf('dns');
  const france = { corridor: 'biologie', region: null, sector: null, vendor: null };
  for (const by of ['region', 'vendor', 'sector', 'level', 'product'] as const) {
    const points = await readSplit(dns, 'dmp-documents', france, by, [month('2023-01')]);
    expect(points?.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(2_033_395);
  }
});

it('opens a region’s home on the region, and France when asked', async () => {
  expect((await home('ars-bre', 'month=2022-02'))?.region).toEqual({ code: '53', label: 'Bretagne' });
  expect(figure(await home('ars-bre', 'month=2022-02'), 'adoption-rate')?.value).toBe(11 / 20);
  expect((await home('ars-bre', 'region=france'))?.region).toBeNull();
});

it('calls nobody from another region', async () => {
  const labs = await readLabsToCall(await viewerOf('ars-bre'), month('2023-09'));
  const departments = await db().legalEntity.findMany({
    where: { finess: { in: labs.map(({ finess }) => finess) } },
    select: { department: true },
  });
  expect(labs.length).toBeGreaterThan(0);
  expect(new Set(departments.map(({ department }) => department.regionCode))).toEqual(new Set(['53']));
  expect(await readLabsToCall(await viewerOf('observateur'), month('2023-09'))).toEqual([]);
});

it('does not exist for a month to come, an unknown region or corridor', async () => {
  expect(await home('dns', 'month=2023-10')).toBeNull();
  expect(await home('dns', 'region=99')).toBeNull();
  expect(await home('dns', 'corridor=inconnu')).toBeNull();
});

it('has the same table of emitters whichever corridor is chosen', async () => {
  const found = await home('dns', 'corridor=radiologie&month=2023-01');
  expect(found?.emitters.lines[0]).toMatchObject({ key: 'lab', value: 2_033_395 });
  expect(found?.emitters.total.value).toBe(6_608_354);
});

it('changes with the corridor: hospitals have their national series and target, and no order', async () => {
  const found = await home('dns', 'corridor=hopital&month=2023-01');
  expect(figure(found, 'dmp-documents')).toMatchObject({ value: 3_320_333, target: 1_666_667 });
  expect(figure(found, 'orders-deployed')?.value).toBeNull();
});
