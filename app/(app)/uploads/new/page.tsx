import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DropZone } from '@/components/uploads/drop-zone';
import { FormatCard } from '@/components/uploads/format-card';
import { Steps } from '@/components/uploads/steps';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { formatMonth } from '@/lib/format/date';
import { readExpectedLabs } from '@/lib/uploads/queries';
import { refusalMessage } from '@/lib/uploads/refusals';

export const metadata: Metadata = { title: 'Nouveau dépôt' };

type Props = { searchParams: Promise<{ refusal?: string | string[] }> };

export default async function NewUploadPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.deposit')) notFound();
  const { refusal } = await searchParams;
  const month = lastCompleteMonth();
  const labs = viewer.vendor ? await readExpectedLabs(viewer.vendor.slug, month) : [];
  return (
    <>
      <h1>Déposer un fichier de comptages</h1>
      <Steps current={0} />
      <div className="vs-deposit">
        <DropZone title="Glissez ici votre fichier" refusal={refusalMessage(refusal)} />
        <FormatCard month={formatMonth(month)} labs={labs} />
      </div>
    </>
  );
}
