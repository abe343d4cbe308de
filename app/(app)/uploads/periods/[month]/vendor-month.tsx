import Link from 'next/link';
import { notFound } from 'next/navigation';
import { HistoryTable } from '@/components/uploads/history-table';
import { MissingTable } from '@/components/uploads/matrix/missing-table';
import { ReminderList } from '@/components/uploads/matrix/reminder-list';
import { may } from '@/lib/access/policy';
import type { Viewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatDate, formatOfMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { isoDate, type Month } from '@/lib/month';
import { dueDate } from '@/lib/uploads/due-date';
import { monthTitle } from '@/lib/uploads/due-phrase';
import { readHistory } from '@/lib/uploads/history-queries';
import { CELL_WORDS, isOwing } from '@/lib/uploads/matrix';
import { readCells, readMissingLabs } from '@/lib/uploads/matrix-queries';
import { readLock } from '@/lib/uploads/period-queries';
import { readReminders } from '@/lib/uploads/reminder-queries';

const SHOWN = 50;

type Props = { viewer: Viewer; vendor: { slug: string; name: string }; month: Month };

/** A vendor's month: where it stands, the labs that it lacks, its deposits and its reminders. */
export async function VendorMonth({ viewer, vendor, month }: Props) {
  const asked = { vendor: vendor.slug, kind: null, state: null, month, before: null };
  const [[cell], missing, { lines }, lock] = await Promise.all([
    readCells([month], vendor.slug),
    readMissingLabs(vendor.slug, month),
    readHistory(viewer, asked, SHOWN),
    readLock(month),
  ]);
  if (!cell) notFound();
  const own = viewer.vendor !== null;
  const { state, reported, expected } = cell;
  const reminds = may(viewer, 'reminders.send');
  const due = `L’échéance ${today() > dueDate(month) ? 'était' : 'est'} le ${formatDate(dueDate(month))}.`;
  return (
    <>
      <h1>
        {own ? monthTitle(month) : `${vendor.name}, ${inSentence(monthTitle(month))}`}
        {'\u00A0'}: {inSentence(CELL_WORDS[state].word)}
      </h1>
      <p className="fr-text--lead">
        {expected === 0
          ? 'Aucun laboratoire n’est équipé de ce logiciel ce mois-là.'
          : `${formatCount(reported, 'laboratoire déclaré', 'laboratoires déclarés')} sur ${expected}. ${due}`}
        {lock && ` Verrouillé le ${formatDate(isoDate(lock.changedAt))}\u00A0: ni dépôt ni annulation.`}
      </p>
      {isOwing(cell) && (
        <p className="vs-ways">
          {own ? (
            <Link href="/uploads/new?kind=feeds" className="fr-btn">
              Déposer un fichier
            </Link>
          ) : (
            reminds && (
              <Link href={`/uploads/matrix/remind?month=${month}&vendor=${vendor.slug}`} className="fr-btn">
                Relancer {vendor.name}
              </Link>
            )
          )}
        </p>
      )}
      {missing.length > 0 && <MissingTable labs={missing} month={month} />}
      <section className="vs-section" aria-labelledby="deposits-title">
        <h2 id="deposits-title">Dépôts au titre {formatOfMonth(month)}</h2>
        {lines.length > 0 ? <HistoryTable lines={lines} named={false} /> : <p>Aucun dépôt pour ce mois.</p>}
      </section>
      {reminds && (
        <section className="vs-section" aria-labelledby="reminders-title">
          <h2 id="reminders-title">Relances</h2>
          <ReminderList reminders={await readReminders(vendor.slug, month)} />
        </section>
      )}
    </>
  );
}
