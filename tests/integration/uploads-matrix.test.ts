import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { month } from '@/lib/month';
import { bytesSource } from '@/lib/tabular/source';
import { checkUpload } from '@/lib/uploads/commands';
import { readEarlierGaps } from '@/lib/uploads/home-queries';
import { readCells, readMatrix, readMissingLabs } from '@/lib/uploads/matrix-queries';
import { readMonthStates } from '@/lib/uploads/queries';
import { sendReminder } from '@/lib/uploads/reminder-commands';
import { readRemindable, readReminders } from '@/lib/uploads/reminder-queries';
import { reminderText } from '@/lib/uploads/reminder-text';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

// Alpha has three labs, Bêta one; today is 5 October 2023: August was due on 10 September, September is due on 10 October.
const [A, B, C, D] = ['350000022', '010000024', '350000048', '750000018'] as const;
const [JULY, AUGUST, SEPTEMBER] = [month('2023-07'), month('2023-08'), month('2023-09')];

let dns: Viewer;
let alpha: Viewer;

async function viewerOf(id: string): Promise<Viewer> {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await db().vendor.create({ data: { slug: 'gamma', name: 'Gamma' } });
  await db().product.create({ data: { code: 'GAMMA-LAB', name: 'Gamma Lab', vendorSlug: 'gamma', deviceCode: 'SGL' } });
  for (const finess of [A, B, C]) await insertLab({ finess, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: D, department: '35', product: 'BETA-SIL' });
  // July: all three, one of them at 0; August: two of three; Bêta has nothing of either. Other channels and the Cnam do not count.
  await insertCounts([
    { month: JULY, finess: A, product: 'ALPHA-LAB', count: 5 },
    { month: JULY, finess: B, product: 'ALPHA-LAB', count: 0 },
    { month: JULY, finess: C, product: 'ALPHA-LAB', count: 7, level: 'N1' },
    { month: JULY, finess: C, product: 'ALPHA-LAB', count: 1, level: 'N3' },
    { month: AUGUST, finess: A, product: 'ALPHA-LAB', count: 5 },
    { month: AUGUST, finess: B, product: 'ALPHA-LAB', count: 5 },
    { month: AUGUST, finess: C, product: 'ALPHA-LAB', count: 5, channel: 'MSS_PRO' },
    { month: AUGUST, finess: D, count: 5, source: 'CNAM' },
  ]);
  dns = await viewerOf(await insertUser('Camille', { role: 'TASKFORCE' }));
  alpha = await viewerOf(await insertUser('nadia', { role: 'VENDOR', vendorSlug: 'alpha' }));
  const left = await insertUser('partie', { role: 'VENDOR', vendorSlug: 'alpha' });
  await db().user.update({ where: { id: left }, data: { active: false } });
});

const stateOf = async (vendor: string) =>
  (await readCells([JULY, AUGUST, SEPTEMBER], vendor)).map(({ state, reported, expected }) => [
    state,
    reported,
    expected,
  ]);

describe('the matrix', () => {
  it('tells complete, partial, late and due by the labs expected, and who is expected of nothing', async () => {
    expect(await stateOf('alpha')).toEqual([
      ['complete', 3, 3],
      ['partial', 2, 3],
      ['due', 0, 3],
    ]);
    expect(await stateOf('beta')).toEqual([
      ['late', 0, 1],
      ['late', 0, 1],
      ['due', 0, 1],
    ]);
    expect(await stateOf('gamma')).toEqual(Array(3).fill(['not-expected', 0, 0]));
    const { rows } = await readMatrix(SEPTEMBER, 2);
    expect(rows.map(({ name, cells }) => [name, cells.map(({ state }) => state)])).toEqual([
      ['Alpha', ['partial', 'due']],
      ['Bêta', ['late', 'due']],
      ['Gamma', ['not-expected', 'not-expected']],
    ]);
  });

  it('names what is missing, under the vendor’s title too', async () => {
    expect((await readMissingLabs('alpha', AUGUST)).map(({ finess }) => finess)).toEqual([C]);
    const months = await readMonthStates('alpha');
    expect(months).toHaveLength(12);
    const gaps = await readEarlierGaps('alpha', months);
    expect(gaps.slice(0, 2).map(({ month: at, labs }) => [at, labs?.map(({ finess }) => finess) ?? null])).toEqual([
      ['2023-08', [C]],
      ['2023-06', null],
    ]);
  });

  it('tells a refused file until something of its month is written, of the month due when no row could be read', async () => {
    const file = (text: string) => ({
      source: bytesSource(new TextEncoder().encode(text)),
      fileName: 'a.csv',
      mediaType: 'text/csv',
    });
    await checkUpload(alpha, 'feeds', file(`mois;finess;produit;nombre\n2023-09;${A};ALPHA-LAB;douze`));
    expect((await stateOf('alpha')).map(([state]) => state)).toEqual(['complete', 'partial', 'refused']);
    // The vendor's own tile does not hide that the month is due.
    expect((await readMonthStates('alpha')).at(-1)).toMatchObject({ month: '2023-09', state: 'due' });
    await checkUpload(alpha, 'feeds', file(`mois;finess;produit;nombre\n2023-09;${A};ALPHA-LAB;12`));
    expect((await stateOf('alpha')).at(-1)?.[0]).toBe('due');
  });

  it('shows a locked month as locked, with its counts', async () => {
    await db().period.create({ data: { month: AUGUST, state: 'LOCKED', changedAt: new Date('2023-10-01') } });
    expect((await stateOf('alpha'))[1]).toEqual(['locked', 2, 3]);
    await db().period.deleteMany();
  });
});

describe('a reminder', () => {
  const input = { vendor: 'alpha', month: AUGUST, body: 'Bonjour, il manque un laboratoire.', again: false };

  it('is proposed with what is missing, to the active users', async () => {
    const [one, ...others] = await readRemindable(AUGUST, { of: 'partial' });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ slug: 'alpha', recipients: ['nadia@essai.test'], earlier: [] });
    expect((await readRemindable(AUGUST, { of: 'late' })).map(({ slug }) => slug)).toEqual(['beta']);
    expect(await readRemindable(JULY, { vendor: 'alpha' })).toEqual([]);
  });

  it('is kept with its text and not sent where no mail is configured; a second of the day is told', async () => {
    expect(await sendReminder(dns, input)).toEqual({ ok: true, mailed: false, recipients: 1 });
    expect(await readReminders('alpha', AUGUST)).toMatchObject([
      { body: input.body, mailed: false, recipients: ['nadia@essai.test'], senderLabel: 'Camille' },
    ]);
    expect(await sendReminder(dns, input)).toMatchObject({ ok: false, why: 'reminded', by: 'Camille' });
    expect(await sendReminder(dns, { ...input, again: true })).toMatchObject({ ok: true });
    expect(await readReminders('alpha', AUGUST)).toHaveLength(2);
    const [row] = (await readMatrix(AUGUST, 1)).rows;
    expect(row?.cells[0]?.remindedAt?.toISOString().slice(0, 10)).toBe('2023-10-05');
    expect(await db().auditEvent.count({ where: { action: 'reminder.send' } })).toBe(2);
  });

  it('of two at once, one is told of the other', async () => {
    const both = { ...input, vendor: 'beta' };
    await insertUser('bruno', { role: 'VENDOR', vendorSlug: 'beta' });
    const results = await Promise.all([sendReminder(dns, both), sendReminder(dns, both)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('is refused to a vendor, without a text, of a month that expects nothing', async () => {
    expect(await sendReminder(alpha, { ...input, again: true })).toMatchObject({ why: 'forbidden' });
    expect(await sendReminder(dns, { ...input, body: ' \u0000 ', again: true })).toMatchObject({ why: 'text' });
    expect(await sendReminder(dns, { ...input, month: JULY })).toMatchObject({ why: 'nothing-expected' });
    expect(await sendReminder(dns, { ...input, vendor: 'unknown' })).toMatchObject({ why: 'nothing-expected' });
    expect(await sendReminder(dns, { ...input, month: month('2031-01') })).toMatchObject({ why: 'nothing-expected' });
  });

  it('says what lacks, in French', () => {
    const text = reminderText(
      {
        vendor: 'Alpha',
        month: AUGUST,
        state: 'partial',
        reported: 2,
        expected: 3,
        missing: [{ finess: C, name: 'Labo du Port' }],
        url: null,
        sender: 'Camille',
      },
      '2023-10-05' as Parameters<typeof reminderText>[1],
    );
    expect(text).toBe(
      [
        'Bonjour,',
        '',
        'Votre dépôt des comptages d’août\u00A02023 est incomplet\u00A0: 2\u00A0laboratoires déclarés sur 3. Le mois entier était attendu avant le 10/09/2023.',
        '',
        'Il manque\u00A0:',
        '- Labo du Port (FINESS 350000048)',
        '',
        'Un laboratoire qui n’a rien envoyé se déclare à 0\u202F; sans ligne, son nombre reste inconnu.',
        '',
        'Si une difficulté vous retient, répondez-nous\u00A0: nous chercherons ensemble.',
        '',
        'Cordialement,',
        'Camille',
      ].join('\n'),
    );
  });
});
