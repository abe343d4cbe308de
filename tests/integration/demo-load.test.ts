import { verify } from '@node-rs/argon2';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '@/lib/access/demo-accounts';
import { DEPARTMENTS } from '@/prisma/demo/geography';
import { loadDemo } from '@/prisma/demo/load';
import { SIMULATED_SERIES } from '@/prisma/demo/targets';
import { freshDatabase } from '../setup/database.ts';

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = await freshDatabase({ demo: false });
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await loadDemo(url);
});
afterAll(() => client.end());

async function one(sql: string): Promise<unknown> {
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  expect(rows.length).toBe(1);
  return rows[0]?.length === 1 ? rows[0][0] : rows[0];
}

it('fills an empty database, says that it is a demo, and makes every cached figure stale', async () => {
  expect(await one('SELECT demo FROM instance')).toBe(true);
  expect(await one('SELECT version::int FROM data_version')).toBe(2);
  expect(await one('SELECT count(*)::int FROM legal_entity')).toBe(862);
  expect(await one('SELECT count(*)::int FROM site')).toBe(4_100);
  expect(await one("SELECT sum(count)::int FROM feed_count WHERE month = '2023-01' AND channel = 'DMP'")).toBe(
    2_033_395,
  );
  expect(await one('SELECT count(*)::int FROM upload')).toBe(0);
});

it('knows the same departments, in the same regions, as the reference rows', async () => {
  const { rows } = await client.query<{ code: string; region: string }>(
    'SELECT code, region_code AS region FROM department ORDER BY code COLLATE "C"',
  );
  const own = DEPARTMENTS.map(({ code, region }) => ({ code, region })).sort((a, b) => (a.code < b.code ? -1 : 1));
  expect(own).toEqual(rows);
});

it('aims at documents per inhabitant on the population of the reference rows', async () => {
  const population = Number(await one('SELECT sum(population)::int FROM region'));
  const target = SIMULATED_SERIES.find(({ indicator }) => indicator === 'dmp-documents-per-inhabitant')?.points[0]
    ?.value;
  expect(target).toBe((8_333_333 * 12) / population);
});

it('has 7 accounts with the demo’s password, and 3 keys known by their hash', async () => {
  const { rows } = await client.query<{ hash: string }>('SELECT password_hash AS hash FROM app_user');
  expect(rows.length).toBe(7);
  expect(rows[0]?.hash).toMatch(/^\$argon2id\$/);
  expect(await verify(rows[0]?.hash ?? '', DEMO_PASSWORD)).toBe(true);
  const hash = "encode(sha256('demo-key-dns'), 'hex')";
  expect(await one(`SELECT role::text, vendor_slug FROM api_key WHERE hash = ${hash}`)).toEqual(['TASKFORCE', null]);
});

it('is not loaded twice: the second time changes nothing', async () => {
  await expect(loadDemo(url)).rejects.toThrow();
  expect(await one('SELECT count(*)::int FROM sons_order')).toBe(339);
  expect(await one('SELECT version::int FROM data_version')).toBe(2);
});
