import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CalendarTable } from '@/components/uploads/matrix/calendar-table';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { addMonths, parseMonth } from '@/lib/month';
import { readFirstMonth } from '@/lib/uploads/matrix-queries';
import { readCalendar, SHOWN_PERIODS } from '@/lib/uploads/period-queries';

export const metadata: Metadata = { title: 'Échéances des dépôts' };

type Props = { searchParams: Promise<{ until?: string | string[] }> };

export default async function PeriodsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  const { until } = await searchParams;
  const current = lastCompleteMonth();
  const asked = parseMonth(String(until));
  const first = await readFirstMonth();
  const last = asked && asked <= current && asked >= first ? asked : current;
  const locks = may(viewer, 'periods.lock');
  const earlier = addMonths(last, -SHOWN_PERIODS);
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › Échéances
      </nav>
      <h1>{locks ? 'Échéances et verrous' : 'Les comptages d’un mois sont à déposer avant le 10 du suivant'}</h1>
      <p>
        {locks
          ? 'Un mois est à déposer avant le 10 du suivant. Verrouillé, il ne change plus.'
          : 'Un mois verrouillé par la DNS n’accepte plus ni dépôt ni annulation.'}{' '}
        <a href="/uploads/periods/calendar.ics" download>
          Ajouter l’échéance à votre agenda
        </a>{' '}
        (.ics, tous les mois).
      </p>
      <CalendarTable months={await readCalendar(viewer, last)} locks={locks} />
      <p className="vs-ways">
        {earlier >= first && <Link href={`/uploads/periods?until=${earlier}`}>Les {SHOWN_PERIODS} mois d’avant</Link>}
        {last < current && <Link href="/uploads/periods">Revenir aux derniers mois</Link>}
      </p>
    </>
  );
}
