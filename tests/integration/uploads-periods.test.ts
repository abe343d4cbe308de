import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { month } from '@/lib/month';
import { bytesSource } from '@/lib/tabular/source';
import { applyUpload, cancelUpload, checkUpload } from '@/lib/uploads/commands';
import { dueCalendar } from '@/lib/uploads/due-calendar';
import { lockPeriod, unlockPeriod } from '@/lib/uploads/period-commands';
import { readCalendar, readLock, readLockEvents } from '@/lib/uploads/period-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [A, B] = ['350000022', '010000024'] as const;
const AUGUST = month('2023-08');
const YES = { codes: 'all', reasons: {} } as const;
const WRITING_LOCK = 4862;

let url: string;
let dns: Viewer;
let alpha: Viewer;

async function viewerOf(id: string): Promise<Viewer> {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

beforeAll(async () => {
  url = await freshDatabase({ demo: false });
  await insertVendors();
  for (const finess of [A, B]) await insertLab({ finess, department: '35', product: 'ALPHA-LAB' });
  dns = await viewerOf(await insertUser('Camille', { role: 'TASKFORCE' }));
  alpha = await viewerOf(await insertUser('nadia', { role: 'VENDOR', vendorSlug: 'alpha' }));
});
beforeEach(async () => {
  await db().feedCount.deleteMany();
  await db().upload.deleteMany();
  await db().period.deleteMany();
});

/** A checked deposit of August 2023, by lab. */
async function checked(counts: { [finess: string]: number }) {
  const rows = Object.entries(counts).map(([finess, count]) => `2023-08;${finess};ALPHA-LAB;${count}`);
  const source = bytesSource(new TextEncoder().encode(['mois;finess;produit;nombre', ...rows].join('\n')));
  const result = await checkUpload(alpha, 'feeds', { source, fileName: 'a.csv', mediaType: 'text/csv' });
  if (!result.ok || !result.upload.id) throw new Error('refused');
  return result.upload.id;
}

describe('a locked month', () => {
  it('refuses a deposit checked before and one that comes after, and a cancellation; opened again, takes them', async () => {
    const written = await checked({ [A]: 10 });
    expect(await applyUpload(alpha, written, YES)).toMatchObject({ ok: true });
    const waiting = await checked({ [A]: 10, [B]: 20 });
    expect(await lockPeriod(dns, { month: AUGUST, reason: '', seen: true })).toEqual({ ok: true });

    const late = await applyUpload(alpha, waiting, YES);
    expect(late).toMatchObject({ ok: false, reason: 'errors' });
    expect('upload' in late && late.upload.report.errors.map(({ code }) => code)).toEqual([
      'locked-month',
      'locked-month',
    ]);
    expect(await cancelUpload(alpha, written)).toEqual({ ok: false, reason: 'locked' });
    expect((await db().feedCount.findMany()).map(({ count }) => count)).toEqual([10]);

    expect(await unlockPeriod(dns, { month: AUGUST, reason: 'Erreur d’un laboratoire' })).toEqual({ ok: true });
    expect(await applyUpload(alpha, waiting, YES)).toMatchObject({ ok: true });
  });

  it('waits for a writing in progress', async () => {
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1::bigint)', [WRITING_LOCK]);
    let done = false;
    const locking = lockPeriod(dns, { month: AUGUST, reason: '', seen: true }).then((result) => {
      done = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([done, await db().period.count()]).toEqual([false, 0]);
    await other.query('commit');
    await other.end();
    expect(await locking).toEqual({ ok: true });
  });

  it('is said to be incomplete first, and is locked without a word once complete', async () => {
    const half = await lockPeriod(dns, { month: AUGUST, reason: '', seen: false });
    expect(half).toMatchObject({ ok: false, why: 'incomplete' });
    expect('message' in half && half.message).toContain(
      '1\u00A0éditeur n’a pas tout déposé (2\u00A0laboratoires manquent)',
    );
    await applyUpload(alpha, await checked({ [A]: 1, [B]: 0 }), YES);
    expect(await lockPeriod(dns, { month: AUGUST, reason: '', seen: false })).toEqual({ ok: true });
  });

  it('is opened for a reason only; both are in the trail with who, and count as changes of the data', async () => {
    const version = async () => (await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
    const [before, events] = [await version(), await readLockEvents(AUGUST)];
    await lockPeriod(dns, { month: AUGUST, reason: ' Comité du 10 ', seen: true });
    expect(await readLock(AUGUST)).toMatchObject({ changedBy: 'Camille', reason: 'Comité du 10' });
    expect(await lockPeriod(dns, { month: AUGUST, reason: '', seen: true })).toMatchObject({ why: 'already' });
    expect(await unlockPeriod(dns, { month: AUGUST, reason: '  ' })).toMatchObject({ ok: false, why: 'reason' });
    expect(await readLock(AUGUST)).not.toBeNull();
    expect(await unlockPeriod(dns, { month: AUGUST, reason: 'Oubli' })).toEqual({ ok: true });
    expect(await unlockPeriod(dns, { month: AUGUST, reason: 'Oubli' })).toMatchObject({ why: 'already' });
    expect((await readLockEvents(AUGUST)).slice(0, 2)).toMatchObject([
      { by: 'Camille', locked: false, reason: 'Oubli' },
      { by: 'Camille', locked: true, reason: 'Comité du 10' },
    ]);
    expect((await readLockEvents(AUGUST)).length - events.length).toBe(2);
    expect(await version()).toBe(before + 2n);
  });

  it('is not a vendor’s to lock, nor a month that is not over', async () => {
    expect(await lockPeriod(alpha, { month: AUGUST, reason: '', seen: true })).toMatchObject({ why: 'forbidden' });
    expect(await unlockPeriod(alpha, { month: AUGUST, reason: 'Moi' })).toMatchObject({ why: 'forbidden' });
    expect(await lockPeriod(dns, { month: month('2023-10'), reason: '', seen: true })).toMatchObject({ why: 'month' });
  });
});

describe('the calendar', () => {
  it('shows the next three months and the last twelve, a vendor its own', async () => {
    await applyUpload(alpha, await checked({ [A]: 1 }), YES);
    const months = await readCalendar(alpha, month('2023-09'));
    expect(months.map((one) => one.month).slice(0, 5)).toEqual(['2023-12', '2023-11', '2023-10', '2023-09', '2023-08']);
    expect(months).toHaveLength(15);
    expect(months.map(({ cell }) => cell?.state ?? null).slice(2, 5)).toEqual([null, 'due', 'partial']);
    const state = await readCalendar(dns, month('2023-09'));
    expect(state[4]).toMatchObject({ cell: null, total: { vendors: 1, complete: 0, reported: 1, expected: 2 } });
  });

  it('is a file that an agenda reads: lines ended by CR LF, one event on the 10th of each month', () => {
    const lines = dueCalendar(month('2023-09'), new Date('2023-10-05T08:00:00Z')).split('\r\n');
    expect(lines).toContain('DTSTART;VALUE=DATE:20231010');
    expect(lines).toContain('DTEND;VALUE=DATE:20231011');
    expect(lines).toContain('DTSTAMP:20231005T080000Z');
    expect(lines).toContain('RRULE:FREQ=MONTHLY;BYMONTHDAY=10');
    expect(lines.every((line) => !line.includes('\n') && Buffer.byteLength(line) <= 75)).toBe(true);
  });
});
