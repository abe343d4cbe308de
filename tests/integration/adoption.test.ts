import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { leadOf } from '@/lib/adoption/findings';
import { openRegionsOf } from '@/lib/adoption/open-regions';
import { regionsAt } from '@/lib/adoption/places';
import { type Adoption, readAdoption } from '@/lib/adoption/queries';
import { loadAdoptionParams } from '@/lib/adoption/search-params';
import { adoptionSheet } from '@/lib/adoption/sheets';
import { readIndicator } from '@/lib/indicators/queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertUser } from '../setup/rows.ts';

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const made = await viewerOfUser(await insertUser(name, grant));
  if (!made) throw new Error(`no viewer for ${name}`);
  return made;
}

const read = async (query: string) => readAdoption(await loadAdoptionParams(new URLSearchParams(query)));

async function found(query: string): Promise<Adoption> {
  const adoption = await read(query);
  if (!adoption) throw new Error(`nothing for ${query}`);
  return adoption;
}

/** «part/whole» of the regions of the month asked, by code. */
function regionCounts({ regions, regionShares, months, month: at }: Adoption) {
  const places = regionsAt(regions, regionShares, months.indexOf(at));
  return Object.fromEntries(places.map(({ code, part, whole }) => [code, `${part}/${whole}`]));
}

beforeAll(async () => {
  await freshDatabase({ demo: true });
});

describe('February 2022, as the Cnam published it', () => {
  it('has 122 of 364 SEL, 179 equipped, and says that the number is published', async () => {
    const adoption = await found('month=2022-02');
    const labs = adoption.place[adoption.months.indexOf(month('2022-02'))];
    expect(labs).toMatchObject({ open: 364, feeding: 122, equipped: 179, equippedFeeding: 122 });
    expect(adoption.published).toEqual(['2022-02']);
    expect(labs && leadOf({ measure: 'feeding', population: 'sel', place: null }, labs)).toContain('(33,5\u00A0%)');
  });

  it('shares them by region, the twelve overseas SEL beside the 364', async () => {
    expect(regionCounts(await found('month=2022-02'))).toMatchObject({
      53: '11/20',
      52: '8/18',
      94: '0/3',
      11: '17/58',
      '01': '0/3',
      '02': '1/3',
      '03': '0/2',
      '04': '1/4',
      '06': 'null/0',
    });
  });

  it('goes down to a region and to a department of it', async () => {
    const index = 6; // August 2021 is the first month
    expect((await found('region=53')).place[index]).toMatchObject({ open: 20, feeding: 11 });
    const { focus, place, regions, departments, shares } = await found('department=29');
    expect([focus.region?.name, focus.department?.name]).toEqual(['Bretagne', 'Finistère']);
    expect(place[index]?.open).toBe(shares['29']?.wholes[index]);
    expect([regions.length, departments.length]).toEqual([18, 101]);
  });
});

describe('the page beside the other ones', () => {
  it('has the points of the indicators, every month', async () => {
    const dns = await viewer('essai-dns', { role: 'TASKFORCE' });
    const pairs = [
      ['feeding', 'adoption-rate'],
      ['everFed', 'adoption-rate-cumulative'],
      ['equippedFeeding', 'adoption-rate-equipped'],
    ] as const;
    for (const [measure, id] of pairs) {
      const { rates } = await found(`measure=${measure}`);
      const answer = await readIndicator(dns, id, {
        perimeter: { corridor: 'biologie', region: null, sector: 'SEL', vendor: null },
        by: null,
        from: null,
        to: null,
      });
      if (!answer.found || !answer.splitAllowed) throw new Error(`no ${id}`);
      expect(rates).toEqual(answer.points.map(({ value }) => value));
    }
  });

  it('counts hospitals overseas too: 479', async () => {
    expect((await found('population=hospital')).place.at(-1)?.open).toBe(479);
    expect((await found('population=private')).place.at(-1)?.open).toBe(383);
  });

  it('does not exist for a month, a region or a department that does not', async () => {
    expect(await read('month=2023-10')).toBeNull();
    expect(await read('month=2019-01')).toBeNull();
    expect(await read('region=99')).toBeNull();
    expect(await read('department=20')).toBeNull();
  });

  it('leads to lists that the role may open', async () => {
    expect(openRegionsOf(await viewer('essai-ars', { role: 'REGIONAL', regionCode: '53' }))).toEqual(['53']);
    expect(openRegionsOf(await viewer('essai-obs', { role: 'OBSERVER' }))).toEqual([]);
    expect(openRegionsOf(await viewer('essai-admin', { role: 'ADMIN' }))).toBe('all');
    expect(openRegionsOf(await viewer('essai-editeur', { role: 'VENDOR', vendorSlug: 'ormelis' }))).toEqual([]);
  });

  it('exports what is on screen', async () => {
    const sheet = adoptionSheet('regions', await found('month=2022-02&region=53'));
    expect(sheet.rows).toEqual([['53', 'Bretagne', 11, 20, 0.55]]);
    expect(adoptionSheet('departments', await found('')).rows).toHaveLength(101);
  });
});
