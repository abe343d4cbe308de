import { beforeAll, describe, expect, it } from 'vitest';
import { GET as readOne } from '@/app/api/v1/labs/[finess]/route';
import { GET as list } from '@/app/api/v1/labs/route';
import { GET as describeApi } from '@/app/api/v1/openapi.json/route';
import { db } from '@/lib/db';
import { labDetailSchema, labSchema } from '@/lib/labs/api-schema';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

const BASE = 'http://test/api/v1/labs';
const request = (key: string, path: string) =>
  new Request(`${BASE}${path}`, { headers: { Authorization: `Bearer ${key}` } });

async function labs(key: string, query = '') {
  const response = await list(request(key, `?${query}`), { params: Promise.resolve({}) });
  const body = await response.json();
  if (!response.ok) return { status: response.status, detail: body.detail as string, items: [], next: null };
  const items = labSchema.strict().array().parse(body.items);
  return { status: response.status, detail: null, items, next: body.next as string | null };
}

async function lab(key: string, finess: string) {
  const response = await readOne(request(key, `/${finess}`), { params: Promise.resolve({ finess }) });
  return { status: response.status, body: await response.json() };
}

describe('small rows', () => {
  // Rennes on Alpha then on Bêta; it has taken over a second lab of Rennes, on Bêta. La Réunion on Alpha; a hospital on Bêta.
  const [RENNES, ABSORBED, HOSPITAL, REUNION] = ['350000011', '350000029', '350000037', '970400010'] as const;

  beforeAll(async () => {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB', equippedOn: '2022-05-01' });
    await insertLab({ finess: ABSORBED, department: '35', product: 'BETA-SIL', closedOn: '2023-03-01' });
    await insertLab({ finess: HOSPITAL, department: '35', product: 'BETA-SIL', sector: 'HOSPITAL', sel: false });
    await insertLab({ finess: REUNION, department: '974', product: 'ALPHA-LAB' });
    await db().legalEntity.update({ where: { finess: ABSORBED }, data: { mergedIntoFiness: RENNES } });
    await db().site.create({
      data: { finess: '350000999', legalEntityFiness: RENNES, name: 'Site', town: 'Rennes', departmentCode: '35' },
    });
    // No longer there: it is not among the products of today.
    await db().installation.create({
      data: {
        legalEntityFiness: REUNION,
        productCode: 'BETA-SIL',
        installedOn: new Date('2019-01-01'),
        removedOn: new Date('2020-01-01'),
      },
    });
    await insertCounts([
      { month: '2023-01', finess: ABSORBED, product: 'BETA-SIL', count: 7, level: 'N1' },
      // Under its successor from March on.
      { month: '2023-04', finess: ABSORBED, product: 'BETA-SIL', count: 8, level: 'N1' },
      { month: '2023-02', finess: RENNES, product: 'ALPHA-LAB', count: 0, level: 'N1' },
      { month: '2023-03', finess: RENNES, product: 'ALPHA-LAB', count: 20, level: 'N3' },
      { month: '2023-05', finess: RENNES, product: 'ALPHA-LAB', count: 3, channel: 'MSS_PRO' },
      { month: '2023-01', finess: HOSPITAL, product: 'BETA-SIL', count: 30 },
      { month: '2023-01', finess: HOSPITAL, count: 40, source: 'CNAM' },
    ]);
    await insertApiKey('dns', null);
    await insertApiKey('alpha', 'alpha');
  });

  it('gives a lab with the facts of the one it has taken over, and the latter as it ended', async () => {
    const { items } = await labs('dns');
    expect(items[0]).toEqual({
      finess: RENNES,
      name: 'Laboratoire 350000011',
      sector: 'PRIVATE',
      sel: true,
      region: '53',
      department: '35',
      town: 'Ville',
      closedOn: null,
      mergedInto: null,
      products: [
        { code: 'ALPHA-LAB', name: 'Alpha Lab', device: 'SGL', since: '2020-01-01' },
        { code: 'BETA-SIL', name: 'Bêta SIL', device: 'SGL', since: '2020-01-01' },
      ],
      equippedSince: '2022-05-01',
      firstFeedMonth: '2023-03',
      lastFeedMonth: '2023-04',
    });
    expect(items[1]).toMatchObject({
      finess: ABSORBED,
      closedOn: '2023-03-01',
      mergedInto: RENNES,
      firstFeedMonth: '2023-01',
      lastFeedMonth: '2023-01',
    });
    expect(items[3]).toMatchObject({ finess: REUNION, equippedSince: null, firstFeedMonth: null, lastFeedMonth: null });
    expect(items[3]?.products.map(({ code }) => code)).toEqual(['ALPHA-LAB']);
  });

  it('tells a vendor its labs, and of these what goes through its own products', async () => {
    const { items } = await labs('alpha');
    expect(
      items.map(({ finess, products, firstFeedMonth, lastFeedMonth }) => [
        finess,
        products.map(({ code }) => code),
        firstFeedMonth,
        lastFeedMonth,
      ]),
    ).toEqual([
      [RENNES, ['ALPHA-LAB'], '2023-03', '2023-03'],
      [REUNION, ['ALPHA-LAB'], null, null],
    ]);
    const { body } = await lab('alpha', RENNES);
    expect(body.feeds).toEqual([
      { month: '2023-02', channel: 'DMP', level: 'N1', count: 0, source: 'VENDOR' },
      { month: '2023-03', channel: 'DMP', level: 'N3', count: 20, source: 'VENDOR' },
      { month: '2023-05', channel: 'MSS_PRO', level: null, count: 3, source: 'VENDOR' },
    ]);
  });

  it('gives one lab with its sites and counts, the Cnam’s measure in the place of the declaration', async () => {
    const { status, body } = await lab('dns', RENNES);
    expect(status).toBe(200);
    const read = labDetailSchema.strict().parse(body);
    expect(read.sites).toEqual([
      { finess: '350000999', name: 'Site', town: 'Rennes', department: '35', category: null, closedOn: null },
    ]);
    expect(read.feeds.map(({ month, count }) => [month, count])).toEqual([
      ['2023-02', 0],
      ['2023-03', 20],
      ['2023-04', 8],
      ['2023-05', 3],
    ]);
    expect((await lab('dns', HOSPITAL)).body.feeds).toEqual([
      { month: '2023-01', channel: 'DMP', level: null, count: 40, source: 'CNAM' },
    ]);
  });

  it('tells alike what is out of scope and what does not exist', async () => {
    const answers = await Promise.all([HOSPITAL, '999999999', 'x', '\u0000'].map((finess) => lab('alpha', finess)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('filters by place and sector', async () => {
    const found = async (query: string) => (await labs('dns', query)).items.map(({ finess }) => finess);
    expect(await found('region=04')).toEqual([REUNION]);
    expect(await found('department=35&sector=HOSPITAL')).toEqual([HOSPITAL]);
    expect(await found('region=53&sector=SEL')).toEqual([RENNES, ABSORBED]);
    expect(await found('region=53&department=974')).toEqual([]);
  });

  it('refuses a cursor, a limit or a filter that is none, and who has no key', async () => {
    for (const query of [
      'cursor=999999999',
      'cursor=%00',
      'limit=0',
      'limit=501',
      'limit=a',
      'sector=PUBLIC',
      'region=Bretagne',
    ]) {
      expect([query, (await labs('dns', query)).status]).toEqual([query, 400]);
    }
    // Another's lab is no cursor of one's own.
    expect((await labs('alpha', `cursor=${HOSPITAL}`)).status).toBe(400);
    expect((await labs('nobody')).status).toBe(401);
  });

  it('is described', async () => {
    const { paths } = await (await describeApi(new Request('http://test/api/v1/openapi.json'))).json();
    const parameters: { name?: string }[] = paths['/labs'].get.parameters;
    expect(parameters.flatMap(({ name }) => name ?? [])).toEqual(['cursor', 'limit', 'region', 'department', 'sector']);
    expect(paths['/labs/{finess}'].get.responses[200]).toBeDefined();
  });
});
