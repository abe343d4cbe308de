import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CnamFormatCard } from '@/components/uploads/cnam-format-card';
import { DropZone } from '@/components/uploads/drop-zone';
import { FormatCard } from '@/components/uploads/format-card';
import { InstalledFormatCard } from '@/components/uploads/installed-format-card';
import { KindTabs } from '@/components/uploads/kind-tabs';
import { OrdersFormatCard } from '@/components/uploads/orders-format-card';
import { PasteZone } from '@/components/uploads/paste-zone';
import { SeriesFormatCard } from '@/components/uploads/series-format-card';
import { Steps } from '@/components/uploads/steps';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { formatMonth } from '@/lib/format/date';
import { KIND_SPECS } from '@/lib/uploads/kind-specs';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import { mayDeposit, UPLOAD_KINDS, uploadKind } from '@/lib/uploads/kinds';
import { readMissingRows } from '@/lib/uploads/missing-rows-queries';
import { readExpectedLabs, readInstalledBase, readMonthToDeposit } from '@/lib/uploads/queries';
import { refusalMessage } from '@/lib/uploads/refusals';

export const metadata: Metadata = { title: 'Nouveau dépôt' };

type Params = { [name in 'kind' | 'refusal' | 'complete']?: string | string[] };
type Props = { searchParams: Promise<Params> };

export default async function NewUploadPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { kind: asked = 'feeds', refusal, complete } = await searchParams;
  const kind = uploadKind(String(asked));
  if (!may(viewer, 'uploads.deposit') || !kind || !mayDeposit(viewer, kind)) notFound();
  const kinds = UPLOAD_KINDS.filter((candidate) => mayDeposit(viewer, candidate));
  const filled = kind === 'feeds' && typeof complete === 'string' ? await readMissingRows(viewer, complete) : null;
  const vendor = viewer.vendor?.slug ?? null;
  const month = vendor ? await readMonthToDeposit(vendor) : lastCompleteMonth();
  return (
    <>
      <h1>{KIND_WORDS[kind].title}</h1>
      <KindTabs kinds={kinds} current={kind} />
      <Steps current={0} />
      <div className="vs-deposit">
        {/* Keyed: a refusal and a file chosen are of one kind. */}
        <DropZone key={kind} kind={kind} title="Glissez ici votre fichier" refusal={refusalMessage(refusal)} />
        {kind === 'installations' ? (
          <InstalledFormatCard lines={vendor ? await readInstalledBase(vendor) : []} />
        ) : kind === 'orders' ? (
          <OrdersFormatCard />
        ) : kind === 'cnam-feeds' ? (
          <CnamFormatCard month={formatMonth(month)} />
        ) : kind === 'series' ? (
          <SeriesFormatCard />
        ) : (
          <FormatCard month={formatMonth(month)} labs={vendor ? await readExpectedLabs(vendor, month) : []} />
        )}
      </div>
      <PasteZone key={`paste ${kind}`} kind={kind} columns={KIND_SPECS[kind].columns} filled={filled} />
    </>
  );
}
