import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { viewerOfApiKey } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { applyUpload } from '@/lib/uploads/commands';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN] = ['350000022', '010000024'] as const;
const HEAD = 'mois;finess;produit;canal;type_document;niveau;nombre';
const file = (...lines: string[]) => [HEAD, ...lines].join('\n');
const findings = (list: { line: number | null; code: string }[] = []) => list.map(({ line, code }) => [line, code]);

async function viewer(key: string) {
  const found = await viewerOfApiKey(new Request('http://test', { headers: { Authorization: `Bearer ${key}` } }));
  if (!found) throw new Error(`no viewer for ${key}`);
  return found;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
  await insertApiKey('alpha', 'alpha');
  await insertApiKey('beta', 'beta');
  await insertApiKey('dns', null);
  const hash = createHash('sha256').update('reader').digest('hex');
  await db().apiKey.create({ data: { label: 'r', hash, role: 'VENDOR', vendorSlug: 'alpha', scopes: ['read'] } });
});

describe('what a cell may hold', () => {
  it.each([
    ['canal', `2023-01;${RENNES};ALPHA-LAB;constructor;;;1`, 'bad-channel'],
    ['type_document', `2023-01;${RENNES};ALPHA-LAB;;constructor;;1`, 'bad-document-type'],
    ['niveau', `2023-01;${RENNES};ALPHA-LAB;;;constructor;1`, 'bad-level'],
    ['niveau', `2023-01;${RENNES};ALPHA-LAB;;;--;1`, 'bad-level'],
    ['produit', `2023-01;${RENNES};constructor;;;;1`, 'unknown-product'],
  ])('%s: no name of a property that objects have, no mere punctuation', async (_, row, code) => {
    const { status, upload } = await deposit('alpha', file(row));
    expect([status, findings(upload?.errors)]).toEqual([422, [[2, code]]]);
  });

  it('a double is told even when the first of the two has a bad count', async () => {
    const { upload } = await deposit(
      'alpha',
      file(`2023-01;${RENNES};ALPHA-LAB;;;;abc`, `janv. 2023;${RENNES};alpha lab;dmp;;;5`),
    );
    expect(findings(upload?.errors)).toEqual([
      [2, 'bad-count'],
      [3, 'duplicate-row'],
    ]);
  });

  it('a text of megabytes is quoted short', async () => {
    const { status, json } = await deposit('alpha', file(`${'x'.repeat(3_000_000)};${RENNES};ALPHA-LAB;;;;5`));
    expect([status, JSON.stringify(json).length < 2000]).toEqual([422, true]);
  });

  it('a code that comes after the thousand findings kept is there all the same', async () => {
    const rows = Array.from({ length: 1500 }, () => `2023-13;${RENNES};ALPHA-LAB;;;;5`);
    const { upload } = await deposit('alpha', file(...rows, `2023-01;${RENNES};ALPHA-LAB;;;;-3`));
    expect([upload?.errors.length, findings(upload?.errors).at(-1)]).toEqual([1001, [1502, 'negative-count']]);
  });
});

describe('rights', () => {
  it('a key without the scope «uploads» neither deposits nor cancels', async () => {
    const body = file(`2023-02;${RENNES};ALPHA-LAB;;;;5`);
    expect((await deposit('reader', body)).status).toBe(403);
    const { upload } = await deposit('alpha', body);
    const id = upload?.id ?? '';
    expect(await uploads.cancel('reader', id)).toBe(403);
    expect(await applyUpload(await viewer('reader'), id, { codes: 'all', reasons: {} })).toEqual({
      ok: false,
      reason: 'forbidden',
    });
    expect(await db().feedCount.count({ where: { month: '2023-02' } })).toBe(1);
  });

  it('the State applies a vendor’s deposit under the vendor’s limits', async () => {
    const { upload } = await deposit('alpha', file(`2023-03;${RENNES};BETA-SIL;;;;5`));
    const applied = await applyUpload(await viewer('dns'), upload?.id ?? '', { codes: 'all', reasons: {} });
    expect(applied).toMatchObject({ ok: false, reason: 'errors' });
    expect(await db().feedCount.count({ where: { month: '2023-03' } })).toBe(0);
  });

  it('an id that is none is not found, and a cursor that is none is refused', async () => {
    expect(await applyUpload(await viewer('alpha'), 'x', { codes: 'all', reasons: {} })).toEqual({
      ok: false,
      reason: 'not-found',
    });
    for (const cursor of [randomUUID(), 'zzz']) {
      expect(await uploads.list('alpha', `cursor=${cursor}`)).toMatchObject({ status: 400 });
    }
  });
});

it('a reason of control characters is none, and one with some is kept without', async () => {
  await deposit('alpha', file(`2022-05;${RENNES};ALPHA-LAB;;;;50`));
  const { status, upload } = await deposit('alpha', file(`2022-06;${RENNES};ALPHA-LAB;;;;0`));
  expect([status, findings(upload?.warnings)]).toEqual([409, [[2, 'drop-to-zero']]]);
  const apply = async (reason: string) =>
    applyUpload(await viewer('alpha'), upload?.id ?? '', {
      codes: ['drop-to-zero'],
      reasons: { 'drop-to-zero': reason },
    });
  expect(await apply(' \u0000')).toMatchObject({ ok: false, reason: 'warnings' });
  expect(await apply('Panne\u0000 du serveur')).toMatchObject({ ok: true });
  const kept = await db().upload.findUniqueOrThrow({ where: { id: upload?.id ?? '' } });
  expect(kept.acknowledgement).toMatchObject({ reasons: { 'drop-to-zero': 'Panne du serveur' } });
});

describe('at the same time', () => {
  it('different deposits on one key queue: each replaces the one before', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        deposit('alpha', file(`2023-04;${RENNES};ALPHA-LAB;;;;${100 + i}`), 'acknowledgeWarnings=true'),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    const row = await db().feedCount.findFirstOrThrow({ where: { month: '2023-04' }, include: { revisions: true } });
    expect(row.revisions.length).toBe(11);
  });

  it('cancelling twice is cancelling once', async () => {
    const { upload } = await deposit('alpha', file(`2023-05;${AIN};ALPHA-LAB;;;;5`));
    const id = upload?.id ?? '';
    expect(await Promise.all([uploads.cancel('alpha', id), uploads.cancel('alpha', id)])).toEqual([200, 200]);
    expect(await db().auditEvent.count({ where: { subjectId: id, action: 'upload.cancel' } })).toBe(1);
    expect(await db().feedCount.count({ where: { month: '2023-05' } })).toBe(0);
  });
});
