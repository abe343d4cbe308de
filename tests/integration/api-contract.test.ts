import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { exampleRow } from '@/lib/uploads/column-words';
import { UPLOAD_KINDS } from '@/lib/uploads/kinds';
import { addressesOnDisk, Contract, type Route, routeOf } from '../setup/api-contract.ts';
import { freshDatabase } from '../setup/database.ts';
import { type Document, type Method, type Operation, openApiDocument, operationsOf } from '../setup/openapi.ts';

const ROLES = ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR', 'OBSERVER'] as const;
const ABSENT = '01900000-0000-7000-8000-000000000000';
const UNKNOWN: { [name: string]: string[] } = {
  id: [ABSENT, 'x'],
  finess: ['999999999', 'x'],
  number: ['nothing', '\u0000'],
};

let document: Document;
let contract: Contract;
const routes = new Map<string, Route>();
const faults: string[] = [];
// What each key may name in an address: a lab, an order, an upload of its own.
const known: { [name: string]: string[] } = { id: [], finess: [], number: [] };

type Call = {
  key?: string | null;
  query?: string;
  params?: { [name: string]: string };
  headers?: object;
  body?: string;
};

async function insertKey(key: string, role: (typeof ROLES)[number], scopes = ['read', 'uploads'], revoked = false) {
  const hash = createHash('sha256').update(key).digest('hex');
  const vendorSlug = role === 'VENDOR' ? 'calanque' : null;
  await db().apiKey.create({
    data: { label: key, hash, role, vendorSlug, scopes, revokedAt: revoked ? new Date('2023-10-01') : null },
  });
}

/** Calls an operation as a request would and keeps what is not as described. */
async function call(path: string, method: Method, operation: Operation, given: Call) {
  const { key = 'TASKFORCE', query = '', params = {}, headers = {}, body } = given;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const request = new Request(`http://test/api/v1${address}?${query}`, {
    method: method.toUpperCase(),
    headers: { ...(key !== null && { Authorization: `Bearer ${key}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const handler = routes.get(path)?.[method.toUpperCase()];
  if (!handler) throw new Error(`no handler: ${method} ${path}`);
  const response = await handler(request, { params: Promise.resolve(params) });
  const headersOf = response.headers;
  const status = response.status;
  const { faults: found, body: answer } = await contract.check(operation, `${key} ${address}?${query}`, response);
  faults.push(...found);
  return { status, headers: headersOf, answer };
}

async function deposit(body: string, query: string, key = 'TASKFORCE', type = 'text/csv') {
  const operation = document.paths['/uploads']?.post;
  if (!operation) throw new Error('no deposit');
  return call('/uploads', 'post', operation, { key, query, headers: { 'Content-Type': type }, body });
}

const idOf = (answer: unknown) => (answer as { id: string }).id;

beforeAll(async () => {
  await freshDatabase({ demo: true });
  process.env.LOG_LEVEL = 'silent'; // faults are asked for below
  document = await openApiDocument();
  contract = new Contract(document);
  for (const path of Object.keys(document.paths)) routes.set(path, await routeOf(path));
  for (const role of ROLES) await insertKey(role, role);
  await insertKey('reader', 'VENDOR', ['read']);
  await insertKey('blind', 'VENDOR', ['uploads']);
  await insertKey('revoked', 'TASKFORCE', ['read', 'uploads'], true);
  // One that the vendor may read, then one that it may not.
  const own = { installations: { some: { product: { vendorSlug: 'calanque' } } } };
  const labs = [
    await db().legalEntity.findFirstOrThrow({ where: own }),
    await db().legalEntity.findFirstOrThrow({ where: { NOT: own } }),
  ];
  known.finess = labs.map(({ finess }) => finess);
  const vendorSlug = 'calanque';
  const orders = [
    await db().order.findFirstOrThrow({ where: { product: { vendorSlug } } }),
    await db().order.findFirstOrThrow({ where: { product: { NOT: { vendorSlug } } } }),
  ];
  known.number = orders.map(({ number }) => number);
});

it('describes every address on disk, and no other', () => {
  expect(Object.keys(document.paths).sort()).toEqual(addressesOnDisk());
});

describe('deposits', () => {
  // The product that this lab runs is the vendor's: its own counts, of a month that is declared already.
  const row = async () => {
    const { productCode } = await db().installation.findFirstOrThrow({
      where: { legalEntityFiness: known.finess?.[0] ?? '', product: { vendorSlug: 'calanque', deviceCode: 'SGL' } },
    });
    return `2023-09;${known.finess?.[0]};${productCode}`;
  };

  it('answers as described to every kind, from every role', async () => {
    const statuses = [];
    for (const key of [...ROLES, 'reader', 'blind', 'revoked', 'nobody', null]) {
      for (const kind of UPLOAD_KINDS) {
        const rows = JSON.stringify([exampleRow(kind)]);
        const { status } = await deposit(rows, `kind=${kind}&dryRun=true`, key as string, 'application/json');
        statuses.push([key, kind, status]);
      }
    }
    const of = (key: string | null, ...expected: number[]) => UPLOAD_KINDS.map((kind, i) => [key, kind, expected[i]]);
    expect(statuses).toEqual([
      // The example of series alone holds for this database.
      ...of('ADMIN', 422, 422, 422, 422, 200),
      ...of('TASKFORCE', 422, 422, 422, 422, 200),
      ...of('REGIONAL', 403, 403, 403, 403, 403),
      ...of('VENDOR', 422, 422, 403, 403, 403),
      ...of('OBSERVER', 403, 403, 403, 403, 403),
      ...of('reader', 403, 403, 403, 403, 403),
      ...of('blind', 422, 422, 403, 403, 403),
      ...of('revoked', 401, 401, 401, 401, 401),
      ...of('nobody', 401, 401, 401, 401, 401),
      ...of(null, 401, 401, 401, 401, 401),
    ]);
  });

  it('checks, warns, refuses and writes', async () => {
    const good = `mois;finess;produit;niveau;nombre\n${await row()};N1;1\n`;
    const checked = await deposit(good, 'dryRun=true', 'VENDOR');
    expect([checked.status, (checked.answer as { state: string }).state]).toEqual([200, 'CHECKED']);
    const warned = await deposit(good.replace('niveau', 'inconnue;niveau').replace(';N1', ';;N1'), '', 'VENDOR');
    expect(warned.status).toBe(409);
    expect((await deposit(good.replace('N1', 'N9'), '', 'VENDOR')).status).toBe(422);
    const written = await deposit(good, 'acknowledgeWarnings=true&reason=vu', 'VENDOR');
    expect([written.status, idOf(written.answer)]).toEqual([200, idOf(checked.answer)]);
    expect((await deposit(good, '', 'VENDOR', 'image/png')).status).toBe(415);
    expect((await deposit(good, 'kind=nothing', 'VENDOR')).status).toBe(400);
    expect((await deposit(good, `reason=${'x'.repeat(501)}`, 'VENDOR')).status).toBe(400);
    known.id = [idOf(written.answer), idOf((await deposit('x\n1\n', '')).answer)];
  });
});

it('answers every GET as described: each role, what is known and what is not, good and wrong parameters', {
  timeout: 120_000,
}, async () => {
  for (const { path, method, operation } of operationsOf(document)) {
    if (method !== 'get') continue;
    const isPublic = operation.security?.length === 0;
    const [name] = /(?<=\{)\w+(?=\})/.exec(path) ?? [];
    const inPath = document.paths[path]?.parameters?.find((parameter) => parameter.name === name);
    const allowed = (inPath?.schema as { enum?: string[] } | undefined)?.enum;
    const values = name ? [...(allowed ?? known[name] ?? []), ...(UNKNOWN[name] ?? []), 'nothing'] : [''];
    for (const key of [...ROLES, 'reader', 'blind', 'revoked', 'nobody', null]) {
      for (const value of values) {
        const params = name ? { [name]: value } : {};
        const { status, headers } = await call(path, method, operation, { key, params });
        const expected = isPublic
          ? [200]
          : key === 'blind'
            ? [403]
            : [...ROLES, 'reader'].includes(key ?? '')
              ? [200, 404]
              : [401];
        expect(expected, `${key} ${path} ${value}`).toContain(status);
        if (status === 401) expect(headers.get('www-authenticate')).toBe('Bearer');
        if (status !== 200) continue;
        const again = await call(path, method, operation, {
          key,
          params,
          headers: { 'If-None-Match': headers.get('etag') },
        });
        expect(again.status, `${path} again`).toBe(304);
      }
    }
    const params = name ? { [name]: values[0] ?? '' } : {};
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in !== 'query') continue;
      const { status } = await call(path, method, operation, { params, query: `${parameter.name}=%00%C3%A9` });
      expect(status, `${path} ${parameter.name}`).toBe(400);
      const strange = await call(path, method, operation, { params, query: `${parameter.name}=%C3%A9` });
      expect([200, 400, 404], `${path} ${parameter.name}`).toContain(strange.status);
      const allowedValues = (parameter.schema as { enum?: string[] }).enum ?? [];
      for (const value of allowedValues) {
        await call(path, method, operation, { params, query: `${parameter.name}=${value}` });
      }
      // A shut list and a number have wrong values, which are refused.
      if (allowedValues.length > 0 || parameter.name === 'limit')
        expect(strange.status, `${path} ${parameter.name}`).toBe(400);
    }
    await call(path, method, operation, { params, headers: { Accept: 'text/csv' } });
  }
});

it('follows the pages of every list to its end, each thing once', async () => {
  for (const { path, method, operation } of operationsOf(document)) {
    if (!operation.parameters?.some(({ name }) => name === 'cursor')) continue;
    const seen: unknown[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null && page < 6; page++) {
      const { answer } = await call(path, method, operation, { key: 'VENDOR', query: `limit=7&cursor=${next}` });
      const read = answer as { items: { [name: string]: unknown }[]; next: string | null };
      seen.push(...read.items.map((item) => item.id ?? item.finess ?? item.number));
      next = read.next;
    }
    expect(seen.length, path).toBeGreaterThan(0);
    expect(new Set(seen).size, path).toBe(seen.length);
  }
});

it('cancels as described: not a lock, not another’s, twice the same', async () => {
  const operation = document.paths['/uploads/{id}']?.delete;
  if (!operation) throw new Error('no cancelling');
  const [own = '', others = ''] = known.id ?? [];
  const cancel = async (id: string, key: string | null) =>
    (await call('/uploads/{id}', 'delete', operation, { key, params: { id } })).status;
  expect(await cancel(others, 'VENDOR')).toBe(404);
  expect(await cancel(ABSENT, 'VENDOR')).toBe(404);
  expect(await cancel('x', 'VENDOR')).toBe(404);
  expect(await cancel(own, 'reader')).toBe(403);
  expect(await cancel(own, null)).toBe(401);
  await db().period.create({ data: { month: '2023-09', state: 'LOCKED', changedAt: new Date() } });
  expect(await cancel(own, 'VENDOR')).toBe(409);
  await db().period.deleteMany({ where: { month: '2023-09' } });
  expect([await cancel(own, 'VENDOR'), await cancel(own, 'VENDOR')]).toEqual([200, 200]);
});

it('tells a fault of the server without its inside', async () => {
  for (const { path, method, operation } of operationsOf(document)) {
    if (operation.security?.length === 0) continue;
    const params = Promise.reject(new Error('secret inside'));
    params.catch(() => {});
    const handler = routes.get(path)?.[method.toUpperCase()];
    const headers = { Authorization: 'Bearer TASKFORCE' };
    const response = await handler?.(new Request('http://test/', { method: method.toUpperCase(), headers }), {
      params,
    });
    if (!response) throw new Error(path);
    expect(await response.clone().text()).not.toContain('secret');
    expect(response.status).toBe(500);
    faults.push(...(await contract.check(operation, 'fault', response)).faults);
  }
});

it('has answered nothing that is not described', () => {
  expect(faults).toEqual([]);
});

it('has met every answer that is described', () => {
  const described = operationsOf(document).flatMap(({ operation: { operationId, responses } }) =>
    Object.keys(responses).map((status) => `${operationId} ${status}`),
  );
  expect(described.filter((answer) => !contract.met.has(answer))).toEqual([]);
});
