import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClosingForm } from '@/components/admin/closing-form';
import { MergerForm } from '@/components/admin/merger-form';
import { MergerList } from '@/components/admin/merger-list';
import { ProposalList } from '@/components/admin/proposal-list';
import { RegistryTabs } from '@/components/admin/registry-tabs';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatCount } from '@/lib/format/number';
import {
  acceptProposalForm,
  closeEntityForm,
  recordMergerForm,
  rejectProposalForm,
  undoMergerForm,
} from '@/lib/labs/merger-actions';
import { readMergers } from '@/lib/labs/merger-queries';

export const metadata: Metadata = { title: 'Reprises et fusions' };

export default async function MergersPage() {
  const found = await readMergers(await requireViewer());
  if (!found) notFound();
  const { proposals, mergers } = found;
  return (
    <>
      <h1>
        {proposals.length > 0
          ? `${formatCount(proposals.length, 'reprise')} à décider`
          : mergers.length === 0
            ? 'Aucune reprise enregistrée'
            : formatCount(mergers.length, 'reprise enregistrée', 'reprises enregistrées')}
      </h1>
      <p>
        Quand un laboratoire en reprend un autre, les deux n’en font plus qu’un à partir du mois de la date d’effet. Les
        mois d’avant gardent leur structure{'\u00A0'}: leurs chiffres ne changent pas.
      </p>
      <RegistryTabs current="/admin/mergers" proposals={proposals.length} />
      <ProposalList proposals={proposals} accept={acceptProposalForm} reject={rejectProposalForm} />
      <MergerForm record={recordMergerForm} latest={today()} />
      <ClosingForm close={closeEntityForm} latest={today()} />
      <MergerList mergers={mergers} undo={undoMergerForm} />
    </>
  );
}
