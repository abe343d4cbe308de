import { today } from '../clock';
import { db } from '../db';
import type { Month } from '../month';
import { type Cell, isIncompleteLate, isLate, isOwing } from './matrix';
import { type MissingLab, readCells, readMissingLabs } from './matrix-queries';

/** A reminder that was sent, or copied to be sent by other means. */
export type SentReminder = {
  id: number;
  month: string;
  mailed: boolean;
  recipients: string[];
  body: string;
  sentAt: Date;
  senderLabel: string;
};

/** A vendor that can be reminded of a month: where it stands, whom to write to, what was sent before. */
export type Remindee = {
  slug: string;
  name: string;
  cell: Cell;
  missing: MissingLab[];
  /** Addresses of the vendor's active users. */
  recipients: string[];
  earlier: SentReminder[];
};

/** The reminders of a vendor for a month, the latest first. */
export function readReminders(vendorSlug: string, month: Month): Promise<SentReminder[]> {
  return db().reminder.findMany({ where: { vendorSlug, month }, orderBy: { id: 'desc' }, omit: { vendorSlug: true } });
}

/** The addresses of a vendor's active users. */
export async function readRecipients(vendorSlug: string): Promise<string[]> {
  const users = await db().user.findMany({
    where: { active: true, grants: { some: { role: 'VENDOR', vendorSlug } } },
    orderBy: { email: 'asc' },
    select: { email: true },
  });
  return users.map(({ email }) => email);
}

/** Which vendors are meant: one by name, or all that are late, or incomplete. */
export type Meant = { vendor: string } | { of: 'late' | 'partial' };

/** Those among the vendors meant of whom something is expected for the month, by name. */
export async function readRemindable(month: Month, meant: Meant): Promise<Remindee[]> {
  const on = today();
  const cells = (await readCells([month], 'vendor' in meant ? meant.vendor : null)).filter((cell) => {
    if ('vendor' in meant) return isOwing(cell);
    return meant.of === 'late' ? isLate(cell, on) : isIncompleteLate(cell, on);
  });
  const names = await db().vendor.findMany({
    where: { slug: { in: cells.map(({ vendor }) => vendor) } },
    orderBy: { name: 'asc' },
  });
  return Promise.all(
    names.flatMap(({ slug, name }) => {
      const cell = cells.find(({ vendor }) => vendor === slug);
      return cell ? [subjectOf(slug, name, cell)] : [];
    }),
  );
}

async function subjectOf(slug: string, name: string, cell: Cell): Promise<Remindee> {
  const [missing, recipients, earlier] = await Promise.all([
    readMissingLabs(slug, cell.month),
    readRecipients(slug),
    readReminders(slug, cell.month),
  ]);
  return { slug, name, cell, missing, recipients, earlier };
}
