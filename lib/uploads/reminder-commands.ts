import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { REMINDER_LOCK } from '../advisory-locks';
import { audit } from '../audit';
import { lastCompleteMonth, now, today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatMonthLong } from '../format/date';
import type { Prisma, Reminder } from '../generated/prisma/client';
import { mailConfigured, sendMail } from '../mail';
import type { IsoDate, Month } from '../month';
import { plainText } from '../plain-text';
import { isOwing } from './matrix';
import { readCells } from './matrix-queries';
import { readRecipients } from './reminder-queries';
import { LONGEST_BODY, reminderSubject } from './reminder-text';

type Tx = Prisma.TransactionClient;

/** `again`: the sender has been told of the day's other reminder, and means it. */
export type ReminderInput = { vendor: string; month: Month; body: string; again: boolean };

/**
 * Kept, and sent by mail or to be sent by other means. `reminded`: the vendor was reminded today already, and nothing is sent. `mail`:
 * the mail server refused, and nothing is kept.
 */
export type ReminderResult =
  | { ok: true; mailed: boolean; recipients: number }
  | { ok: false; why: 'forbidden' | 'nothing-expected' | 'text' | 'nobody' | 'mail'; message: string }
  | { ok: false; why: 'reminded'; message: string; by: string };

const BODY = z.string().overwrite(plainText).trim().min(1).max(LONGEST_BODY);
const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

const dayOf = (at: Date) => PARIS.format(at) as IsoDate;

/** The day's reminder of this vendor and month; null when there is none. */
async function findTodays(tx: Tx, vendorSlug: string, month: Month): Promise<Reminder | null> {
  const last = await tx.reminder.findFirst({ where: { vendorSlug, month }, orderBy: { id: 'desc' } });
  return last && dayOf(last.sentAt) === today() ? last : null;
}

/**
 * Reminds a vendor of a month: the text is kept with who and when, and sent to its active users when mail is configured. It is kept
 * first, so that two senders at once are told of each other, and is taken back when the mail cannot be sent.
 */
export async function sendReminder(
  viewer: Viewer,
  { vendor, month, body, again }: ReminderInput,
): Promise<ReminderResult> {
  if (!may(viewer, 'reminders.send'))
    return { ok: false, why: 'forbidden', message: 'Seules la DNS et l’administration relancent un éditeur.' };
  const text = BODY.safeParse(body);
  if (!text.success)
    return {
      ok: false,
      why: 'text',
      message: body.trim() === '' ? 'Le texte est vide.' : `Le texte dépasse ${LONGEST_BODY} caractères.`,
    };
  const [cell] = month > lastCompleteMonth() ? [] : await readCells([month], vendor);
  if (!cell || !isOwing(cell))
    return {
      ok: false,
      why: 'nothing-expected',
      message: `Plus rien n’est attendu pour ${formatMonthLong(month)}\u00A0: la relance n’est pas partie.`,
    };
  const recipients = await readRecipients(vendor);
  const mailed = mailConfigured();
  if (mailed && recipients.length === 0)
    return { ok: false, why: 'nobody', message: 'Cet éditeur n’a aucun compte actif à qui écrire.' };
  const kept = await db().$transaction(async (tx): Promise<Reminder | { by: string }> => {
    // Reminders of one vendor wait here for each other.
    await tx.$queryRaw`select pg_advisory_xact_lock(${REMINDER_LOCK}::int, hashtext(${vendor}))::text`;
    const todays = await findTodays(tx, vendor, month);
    if (todays && !again) return { by: todays.senderLabel };
    const reminder = await tx.reminder.create({
      data: {
        vendorSlug: vendor,
        month,
        mailed: false,
        recipients,
        body: text.data,
        sentAt: now(),
        senderLabel: viewer.name,
      },
    });
    if (!mailed) await tell(tx, viewer, reminder);
    return reminder;
  });
  if ('by' in kept) {
    const message = `Déjà relancé aujourd’hui par ${kept.by}. Cochez «\u00A0Relancer quand même\u00A0» pour écrire une seconde fois.`;
    return { ok: false, why: 'reminded', message, by: kept.by };
  }
  if (!mailed) return { ok: true, mailed, recipients: recipients.length };
  try {
    await sendMail({ to: recipients, subject: reminderSubject({ month }), text: text.data });
  } catch {
    await db().reminder.delete({ where: { id: kept.id } });
    return {
      ok: false,
      why: 'mail',
      message: 'Le serveur de courriel a refusé le message. Rien n’est parti\u202F: réessayez, ou copiez le texte.',
    };
  }
  await db().$transaction(async (tx) => {
    await tell(tx, viewer, await tx.reminder.update({ where: { id: kept.id }, data: { mailed } }));
  });
  return { ok: true, mailed, recipients: recipients.length };
}

/** The line of the trail of a reminder. */
async function tell(tx: Tx, viewer: Viewer, { id, vendorSlug, month, mailed, recipients }: Reminder): Promise<void> {
  await audit(tx, viewer, {
    action: 'reminder.send',
    subjectType: 'reminder',
    subjectId: String(id),
    details: { vendor: vendorSlug, month, mailed, recipients: recipients.length },
  });
  await bumpDataVersion(tx);
}
