import { beforeAll, describe, expect, it } from 'vitest';
import { GET as labs } from '@/app/api/v1/labs/route';
import { GET as file } from '@/app/api/v1/uploads/[id]/file/route';
import { GET as uploads } from '@/app/api/v1/uploads/route';
import { db } from '@/lib/db';
import { deposit } from '../setup/api.ts';
import { addressesOnDisk, routeOf } from '../setup/api-contract.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const RENNES = '350000022';
const none = { params: Promise.resolve({}) };
const ask = (key: string, more: object = {}, method = 'GET') =>
  new Request('http://test/api/v1/', { method, headers: { Authorization: `Bearer ${key}`, ...more } });

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertApiKey('alpha', 'alpha');
  await insertApiKey('beta', 'beta');
});

describe('ETag', () => {
  it('answers 304 without a body as long as nothing has changed, and 200 once it has', async () => {
    const first = await labs(ask('alpha'), none);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('Authorization, Accept');
    const again = await labs(ask('alpha', { 'If-None-Match': `"other", ${etag}` }), none);
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect(again.headers.get('vary')).toBe('Authorization, Accept');
    expect((await labs(ask('alpha', { 'If-None-Match': etag.slice(2) }), none)).status).toBe(304);
    expect((await labs(ask('alpha', { 'If-None-Match': '*' }), none)).status).toBe(304);
    await db().legalEntity.update({ where: { finess: RENNES }, data: { name: 'Autre nom' } });
    const changed = await labs(ask('alpha', { 'If-None-Match': etag }), none);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is no way around the key, nor from one key to another', async () => {
    const etag = (await labs(ask('alpha'), none)).headers.get('etag') ?? '';
    expect((await labs(ask('nobody', { 'If-None-Match': '*' }), none)).status).toBe(401);
    expect((await labs(ask('beta', { 'If-None-Match': etag }), none)).status).toBe(200);
  });

  it('answers a HEAD with the headers alone', async () => {
    const get = await labs(ask('alpha'), none);
    const head = await labs(ask('alpha', {}, 'HEAD'), none);
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length']) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
    expect(head.headers.get('content-length')).toBe(String((await get.arrayBuffer()).byteLength));
  });

  it('changes with a deposit, and holds for the bytes of one for good', async () => {
    const before = (await uploads(ask('alpha'), none)).headers.get('etag') ?? '';
    const csv = `mois;finess;produit;nombre\n2023-09;${RENNES};ALPHA-LAB;12\n`;
    const { upload } = await deposit('alpha', csv);
    expect((await uploads(ask('alpha', { 'If-None-Match': before }), none)).status).toBe(200);
    const bytes = (headers: object = {}) =>
      file(ask('alpha', headers), { params: Promise.resolve({ id: upload?.id ?? '' }) });
    const read = await bytes();
    expect(await read.text()).toBe(csv);
    const again = await bytes({ 'If-None-Match': read.headers.get('etag') });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is not given to a refusal', async () => {
    const refused = await labs(ask('nobody'), none);
    expect([refused.headers.get('etag'), refused.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });
});

it('answers 405 with what is allowed wherever a method is not', async () => {
  for (const address of addressesOnDisk()) {
    const route = await routeOf(address);
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const own: string[] = [];
    for (const method of methods) {
      const handler = route[method];
      if (!handler) throw new Error(`${address} has no ${method}: export it with otherMethods`);
      const response = await handler(new Request('http://test/', { method }), { params: Promise.resolve({}) });
      if (response.status !== 405) own.push(method);
      else expect((await response.json()).status).toBe(405);
    }
    const allowed = (await route.OPTIONS?.(new Request('http://test/'), none))?.headers.get('allow')?.split(', ') ?? [];
    expect(
      allowed.filter((method) => methods.includes(method)),
      address,
    ).toEqual(own);
  }
});
