import { beforeAll, describe, expect, it } from 'vitest';
import { GET as list } from '@/app/api/v1/issues/route';
import { GET as describeApi } from '@/app/api/v1/openapi.json/route';
import { issueSchema } from '@/lib/issues/api-schema';
import { freshDatabase } from '../setup/database.ts';
import { insertSixIssues } from '../setup/issue-rows.ts';
import { insertApiKey } from '../setup/rows.ts';

async function issues(key: string, query = '') {
  const request = new Request(`http://test/api/v1/issues?${query}`, { headers: { Authorization: `Bearer ${key}` } });
  const response = await list(request, { params: Promise.resolve({}) });
  const text = await response.text();
  const body = JSON.parse(text);
  if (!response.ok) return { status: response.status, detail: body.detail as string, items: [], next: null, text };
  return {
    status: response.status,
    detail: '',
    items: issueSchema.strict().array().parse(body.items),
    next: body.next as string | null,
    text,
  };
}
const ids = async (key: string, query = '') => (await issues(key, query)).items.map(({ id }) => id);

describe('GET /issues', () => {
  beforeAll(async () => {
    await freshDatabase({ demo: false });
    await insertSixIssues();
    for (const key of ['dns', 'alpha', 'beta']) await insertApiKey(key, key === 'dns' ? null : key);
  });

  it('gives an issue with its weight, and no author', async () => {
    const { items, text } = await issues('dns');
    expect(items[1]).toEqual({
      id: 2,
      title: 'Irritant 2',
      category: 'DIFF-BUG',
      stage: 'ACTIONS',
      state: 'PLANNED',
      severity: 'BLOCKS',
      products: ['ALPHA-LAB', 'BETA-SIL'],
      legalEntities: 2,
      documentsPerMonth: 4_000,
      feedbacks: 2,
      openedOn: '2023-09-05',
      dueOn: null,
      closedOn: null,
    });
    expect(items[3]).toMatchObject({ id: 4, legalEntities: 1, documentsPerMonth: null });
    expect(text).not.toMatch(/Le Goff|a dit|ARS/);
  });

  it('gives a vendor the issues on its products, and no other’s code', async () => {
    const { items, text } = await issues('alpha');
    expect(items.map(({ id, products }) => [id, products])).toEqual([
      [1, ['ALPHA-LAB']],
      [2, ['ALPHA-LAB']],
      [5, ['ALPHA-LAB']],
    ]);
    expect(text).not.toMatch(/beta/i);
    expect(await ids('alpha', 'product=BETA-SIL')).toEqual([]);
    expect(await ids('beta')).toEqual([2, 4]);
  });

  it.each([
    ['', [1, 2, 3, 4, 5]], // 6 is told by 2
    ['open=true', [1, 2, 3, 4]],
    ['open=false', [5]],
    ['stage=DIAGNOSTIC', [1, 4]],
    ['state=CLOSED', [5]],
    ['stage=ACTIONS&state=CLOSED', []],
    ['category=DIFF-INS-QUAL', [1, 3]],
    ['category=DIFF-INS', [1, 3]], // a family: all under it
    ['category=DIFF', [1, 2, 3, 4, 5]],
    ['product=BETA-SIL', [2, 4]],
  ] as const)('is narrowed by «%s»', async (query, expected) => {
    expect(await ids('dns', query)).toEqual(expected);
  });

  it('goes page after page', async () => {
    const first = await issues('dns', 'limit=3');
    expect([first.items.length, first.next]).toEqual([3, '3']);
    const second = await issues('dns', `limit=3&cursor=${first.next}`);
    expect([second.items.map(({ id }) => id), second.next]).toEqual([[4, 5], null]);
  });

  it.each([
    'limit=0',
    'category=ZZZ',
    'category=DIFF-INS-',
    'stage=SUIVI',
    'state=OPEN',
    'open=oui',
    'category=%27',
    'cursor=6',
    'cursor=99999999999',
  ])('refuses %s', async (query) => {
    expect((await issues('dns', query)).status).toBe(400);
  });

  it('refuses the cursor of an issue that the key may not read, and no key', async () => {
    expect((await issues('alpha', 'cursor=3')).status).toBe(400);
    expect((await issues('nobody')).status).toBe(401);
  });

  it('is described', async () => {
    const description = await (await describeApi(new Request('http://test/api/v1/openapi.json'))).json();
    expect(Object.keys(description.components.schemas.Issue.properties)).toEqual(Object.keys(issueSchema.shape));
    expect(description.paths['/issues'].get.operationId).toBe('listIssues');
  });
});
