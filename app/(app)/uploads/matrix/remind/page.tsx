import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReminderDraft } from '@/components/uploads/matrix/reminder-fields';
import { ReminderForm } from '@/components/uploads/matrix/reminder-form';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth, today } from '@/lib/clock';
import { formatDate, formatInstant, formatOfMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { mailConfigured } from '@/lib/mail';
import { parseMonth } from '@/lib/month';
import { dueDate } from '@/lib/uploads/due-date';
import { CELL_WORDS } from '@/lib/uploads/matrix';
import { remindVendors } from '@/lib/uploads/reminder-actions';
import { type Remindee, readRemindable } from '@/lib/uploads/reminder-queries';
import { reminderSubject, reminderText } from '@/lib/uploads/reminder-text';

export const metadata: Metadata = { title: 'Relancer' };

type Params = { [name in 'month' | 'vendor' | 'of']?: string | string[] };

/** The draft of a reminder, and what was sent before. */
function draftOf(
  { slug, name, cell, missing, recipients, earlier }: Remindee,
  sender: string,
  site: string | null,
): ReminderDraft {
  const { month, state, reported, expected } = cell;
  const on = today();
  return {
    slug,
    name,
    standing: `${CELL_WORDS[state].word}\u00A0: ${formatCount(reported, 'laboratoire déclaré', 'laboratoires déclarés')} sur ${expected}.`,
    subject: reminderSubject(cell),
    body: reminderText(
      {
        vendor: name,
        month,
        state,
        reported,
        expected,
        missing,
        url: site && `${site}/uploads/periods/${month}`,
        sender,
      },
      on,
    ),
    recipients,
    earlier: earlier.map(({ sentAt, senderLabel, mailed }) => ({
      sentAt: sentAt.toISOString(),
      by: senderLabel,
      mailed,
      today: formatInstant(sentAt).startsWith(formatDate(on)),
    })),
  };
}

/** The address that the sender sees the product at; null when the browser does not say. */
async function siteOf(): Promise<string | null> {
  const sent = await headers();
  const host = sent.get('x-forwarded-host') ?? sent.get('host');
  return host && `${sent.get('x-forwarded-proto') ?? 'http'}://${host}`;
}

export default async function RemindPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await requireViewer();
  if (!may(viewer, 'reminders.send')) notFound();
  const { month: asked, vendor, of } = await searchParams;
  const month = parseMonth(String(asked));
  if (!month || month > lastCompleteMonth() || (typeof vendor !== 'string' && of !== 'late' && of !== 'partial')) {
    notFound();
  }
  const meant =
    typeof vendor === 'string' ? { vendor } : { of: of === 'late' ? ('late' as const) : ('partial' as const) };
  const remindees = await readRemindable(month, meant);
  const [only] = remindees;
  const mails = mailConfigured();
  const site = await siteOf();
  const who = remindees.length === 1 && only ? only.name : formatCount(remindees.length, 'éditeur');
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › <Link href="/uploads/matrix">Matrice</Link> › Relancer
      </nav>
      <h1>
        {remindees.length === 0
          ? `Personne à relancer au titre ${formatOfMonth(month)}`
          : `Relancer ${who} au titre ${formatOfMonth(month)}`}
      </h1>
      {remindees.length === 0 ? (
        <p>
          Tout ce qui était attendu est déposé. <Link href="/uploads/matrix">Revenir à la matrice</Link>
        </p>
      ) : (
        <>
          <p>
            L’échéance {today() > dueDate(month) ? 'était' : 'est'} le {formatDate(dueDate(month))}.{' '}
            {mails
              ? 'Chaque texte part par courriel aux comptes actifs de l’éditeur, et reste gardé ici.'
              : 'Aucun serveur de courriel n’est configuré\u00A0: copiez le texte ou ouvrez-le dans votre messagerie, puis notez la relance, qui reste gardée ici.'}
          </p>
          <ReminderForm
            month={month}
            mails={mails}
            remind={remindVendors}
            drafts={remindees.map((one) => draftOf(one, viewer.name, site))}
          />
        </>
      )}
    </>
  );
}
