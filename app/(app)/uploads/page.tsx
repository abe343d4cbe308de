import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DropZone } from '@/components/uploads/drop-zone';
import { FormatCard } from '@/components/uploads/format-card';
import { HistoryTable } from '@/components/uploads/history-table';
import { MonthStates } from '@/components/uploads/month-states';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { formatMonth } from '@/lib/format/date';
import { duePhrase } from '@/lib/uploads/due-phrase';
import { historyLine, readExpectedLabs, readMonthStates, readUploads } from '@/lib/uploads/queries';

export const metadata: Metadata = { title: 'Dépôts' };

const SHOWN = 50;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function UploadsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  const { before } = await searchParams;
  const [months, labs, history] = await Promise.all([
    viewer.vendor ? readMonthStates(viewer.vendor.slug) : [],
    viewer.vendor ? readExpectedLabs(viewer.vendor.slug, lastCompleteMonth()) : [],
    readUploads(viewer, SHOWN, typeof before === 'string' ? before : null),
  ]);
  const due = months.at(-1);
  const { title, detail } = duePhrase(due ?? null);
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{detail}</p>
      {months.length > 0 && (
        <section aria-labelledby="months-title" className="vs-section">
          <h2 id="months-title">Vos 12 mois</h2>
          <MonthStates months={months} />
        </section>
      )}
      <div className="vs-deposit">
        <DropZone title="Glissez ici votre fichier" refusal={null} />
        <FormatCard month={formatMonth(lastCompleteMonth())} labs={labs} />
      </div>
      <p>
        Une version installée, un certificat DMP obtenu{'\u202F'}?{' '}
        <Link href="/uploads/new?kind=installations">
          {viewer.vendor ? 'Déposer votre parc installé' : 'Déposer un parc installé'}
        </Link>
      </p>
      <section aria-labelledby="history-title" className="vs-section">
        <h2 id="history-title">{viewer.vendor ? 'Vos dépôts' : 'Tous les dépôts'}</h2>
        {history.items.length === 0 ? (
          <p>Aucun dépôt encore. Le premier apparaîtra ici, avec son fichier, ses erreurs et son effet.</p>
        ) : (
          <HistoryTable lines={history.items.map(historyLine)} />
        )}
        {history.next && (
          <p>
            <Link href={`/uploads?before=${history.next}`}>Dépôts plus anciens</Link>
          </p>
        )}
      </section>
    </>
  );
}
