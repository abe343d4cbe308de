import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { month } from '@/lib/month';
import { sendReminder } from '@/lib/uploads/reminder-commands';
import { readReminders } from '@/lib/uploads/reminder-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';
import { type MailServer, startMailServer } from '../setup/smtp.ts';

const AUGUST = month('2023-08');
let server: MailServer;
let dns: Viewer;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: '350000022', department: '35', product: 'ALPHA-LAB' });
  const found = await viewerOfUser(await insertUser('Camille', { role: 'TASKFORCE' }));
  if (!found) throw new Error('no viewer');
  dns = found;
});
afterAll(() => {
  delete process.env.SMTP_URL;
  server.close();
});

const input = { vendor: 'alpha', month: AUGUST, body: 'Il manque août.', again: false };

it('needs somebody to write to', async () => {
  expect(await sendReminder(dns, input)).toMatchObject({ ok: false, why: 'nobody' });
});

it('takes back what the mail server refuses', async () => {
  await insertUser('nadia', { role: 'VENDOR', vendorSlug: 'alpha' });
  server.refuse('nadia@essai.test');
  expect(await sendReminder(dns, input)).toMatchObject({ ok: false, why: 'mail' });
  expect([await readReminders('alpha', AUGUST), await db().auditEvent.count()]).toEqual([[], 0]);
  server.refuse(null);
});

it('is sent as typed to each, and kept as mailed', async () => {
  await insertUser('olive', { role: 'VENDOR', vendorSlug: 'alpha' });
  expect(await sendReminder(dns, input)).toEqual({ ok: true, mailed: true, recipients: 2 });
  expect(server.mails).toHaveLength(1);
  // Blind copies: the first address is the sender's own.
  expect(server.mails[0]?.to).toEqual(['ne-pas-repondre@localhost', 'nadia@essai.test', 'olive@essai.test']);
  expect(server.mails[0]?.text).toContain('Subject: Vigie Ségur\u00A0: comptages d’août\u00A02023');
  expect(server.mails[0]?.text).toContain('Il manque août.');
  expect(await readReminders('alpha', AUGUST)).toMatchObject([{ mailed: true, body: 'Il manque août.' }]);
});
