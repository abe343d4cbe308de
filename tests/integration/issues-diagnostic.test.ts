import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { openProposal } from '@/lib/issues/diagnostic-commands';
import { readDiagnostic } from '@/lib/issues/diagnostic-queries';
import { readLabsToCall } from '@/lib/labs/to-call-queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';

async function viewerOf(email: string): Promise<Viewer> {
  const { id } = await db().user.findUniqueOrThrow({ where: { email: `${email}@demo.test` } });
  const found = await viewerOfUser(id);
  if (!found) throw new Error(`no ${email}`);
  return found;
}

let dns: Viewer;

beforeAll(async () => {
  await freshDatabase({ demo: true });
  dns = await viewerOf('dns');
});

describe('the diagnostic, on the demo data', () => {
  it('is for the task force', async () => {
    expect(await readDiagnostic(await viewerOf('ars-idf'))).toBeNull();
    expect((await openProposal(await viewerOf('ars-idf'), { key: 'x', category: 'DIFF-BUG' })).ok).toBe(false);
  });

  it('groups the labs to call, none twice for one cause, at least three together', async () => {
    const found = await readDiagnostic(dns);
    const labs = await readLabsToCall(dns, month('2023-09'));
    expect(found?.month).toBe('2023-09');
    const items = found?.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(Math.min(...items.map((item) => item.labs.length))).toBeGreaterThanOrEqual(3);
    for (const reason of ['silent', 'dropped', 'stuck'] as const) {
      const called = new Map(labs.filter((lab) => lab.reason === reason).map((lab) => [lab.finess, lab]));
      const proposed = items.filter(({ cause }) => cause === reason).flatMap((item) => item.labs);
      expect(new Set(proposed.map(({ finess }) => finess)).size).toBe(proposed.length);
      expect(proposed.every(({ finess }) => called.has(finess))).toBe(true);
      for (const item of items.filter(({ cause, documents }) => cause === reason && documents !== null)) {
        const stake = item.labs.reduce((sum, { finess }) => sum + (called.get(finess)?.stake ?? 0), 0);
        expect(item.documents).toBeCloseTo(stake);
      }
    }
  });

  it('leaves out only what is fewer than three of a product', async () => {
    const items = (await readDiagnostic(dns))?.items ?? [];
    const labs = await readLabsToCall(dns, month('2023-09'));
    const proposed = new Set(items.flatMap((item) => item.labs.map(({ finess }) => `${item.cause} ${finess}`)));
    const left = labs.filter(({ reason, finess }) => !proposed.has(`${reason} ${finess}`));
    const running = await db().installation.findMany({
      where: {
        legalEntityFiness: { in: left.map(({ finess }) => finess) },
        removedOn: null,
        product: { deviceCode: 'SGL' },
      },
      select: { legalEntityFiness: true, productCode: true },
    });
    const counts = new Map<string, Set<string>>();
    for (const { reason, finess } of left) {
      const product = running.find(({ legalEntityFiness }) => legalEntityFiness === finess)?.productCode ?? 'none';
      const key = `${reason} ${product}`;
      counts.set(key, (counts.get(key) ?? new Set()).add(finess));
    }
    expect([...counts].filter(([key, { size }]) => size >= 3 && !key.endsWith('none'))).toEqual([]);
  });

  it('opens one issue for two clicks at once, with its labs and its product', async () => {
    const [item] = (await readDiagnostic(dns))?.items.filter(({ opened, product }) => !opened && product) ?? [];
    if (!item) throw new Error('nothing to open');
    const input = { key: item.key, category: 'DIFF-BUG' };
    const results = await Promise.all([openProposal(dns, input), openProposal(dns, input)]);
    const ids = results.map((result) => (result.ok ? result.issueId : null));
    expect(ids[0]).not.toBeNull();
    expect(ids[1]).toBe(ids[0]);
    const issue = await db().issue.findUniqueOrThrow({
      where: { proposalKey: item.key },
      include: { labs: true, products: true, events: true },
    });
    expect(issue).toMatchObject({ id: ids[0], state: 'ANALYSIS', categoryCode: 'DIFF-BUG', regionCode: null });
    expect(issue.labs.map(({ legalEntityFiness }) => legalEntityFiness).sort()).toEqual(
      item.labs.map(({ finess }) => finess).sort(),
    );
    expect(issue.products.map(({ productCode }) => productCode)).toEqual([item.product?.code]);
    expect(issue.events.map(({ kind }) => kind)).toEqual(['OPENED']);
    const again = (await readDiagnostic(dns))?.items.find(({ key }) => key === item.key);
    expect(again?.opened).toEqual({ id: issue.id, closed: null });
  });

  it('refuses what the figures do not propose', async () => {
    const result = await openProposal(dns, { key: 'silent:rien:2023-09', category: 'DIFF-BUG' });
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('ne tient plus') });
  });
});
