import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DefinitionNote } from '@/components/feeds/definition-note';
import { ExplainForm } from '@/components/feeds/explain-form';
import { FeedsFilters } from '@/components/feeds/feeds-filters';
import { GroupsTable } from '@/components/feeds/groups-table';
import { LabsTable } from '@/components/feeds/labs-table';
import { MonthsSection } from '@/components/feeds/months-section';
import { NotesList } from '@/components/feeds/notes-list';
import { StateLinks } from '@/components/feeds/state-links';
import { Exports } from '@/components/vendors/exports';
import { requireViewer } from '@/lib/access/viewer';
import { feedsExports } from '@/lib/feeds/links';
import { addReconciliationNote } from '@/lib/feeds/reconciliation-actions';
import { readReconciliation } from '@/lib/feeds/reconciliation-queries';
import { loadFeedsParams } from '@/lib/feeds/search-params';
import { formatDate, formatMonthLong, formatOfMonth } from '@/lib/format/date';
import { lastDay } from '@/lib/month';

export const metadata: Metadata = { title: 'Alimentation' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function FeedsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadFeedsParams(searchParams);
  const page = await readReconciliation(viewer, params);
  if (!page) notFound();
  const { month, months, lead, follow, measured, mayDepositMeasures, detail, total } = page;
  return (
    <>
      <div className="vs-context">
        <FeedsFilters page={page} params={params} />
        <p className="vs-context__state">
          Arrêté au <strong>{formatDate(lastDay(month))}</strong>
        </p>
      </div>
      <p className="vs-crumbs">Alimentation{'\u00A0'}: déclarations et mesures de la Cnam</p>
      <div className="vs-sentence">
        <div>
          <h1 className="vs-sentence__lead">{lead}</h1>
          <p className="vs-sentence__follow">{follow}</p>
        </div>
      </div>
      {!measured && mayDepositMeasures && (
        <p>
          <Link className="fr-btn fr-btn--secondary" href="/uploads/new?kind=cnam-feeds">
            Déposer les mesures de la Cnam
          </Link>
        </p>
      )}
      <h2 className="fr-sr-only">Mois par mois</h2>
      <MonthsSection months={months} at={month} exports={feedsExports(params, 'months')} />
      {detail && total && (
        <>
          <section className="vs-section" aria-labelledby="vendors-title">
            <h2 id="vendors-title">Par éditeur et par logiciel</h2>
            <Exports of="éditeurs et logiciels" links={feedsExports(params, 'groups')} />
            <GroupsTable
              groups={detail.groups}
              caption={`Déclarations et mesures par éditeur, ${formatMonthLong(month)}`}
            />
          </section>
          <section className="vs-section" id="labos" aria-labelledby="labs-title">
            <h2 id="labs-title">Par laboratoire</h2>
            <StateLinks total={total} params={params} />
            <Exports of="laboratoires" links={feedsExports(params, 'labs')} />
            {detail.count === 0 ? (
              <p>Aucun laboratoire dans cet état.</p>
            ) : (
              <LabsTable
                lines={detail.lines}
                count={detail.count}
                page={detail.page}
                pages={detail.pages}
                params={params}
                explains={detail.mayExplain}
              />
            )}
          </section>
          <section className="vs-section" aria-labelledby="notes-title">
            <h2 id="notes-title">Notes</h2>
            <NotesList notes={detail.notes} />
            {detail.mayExplain && (
              <ExplainForm
                month={month}
                monthLabel={formatOfMonth(month)}
                vendor={params.vendor ?? ''}
                finess={params.note ?? ''}
                add={addReconciliationNote}
              />
            )}
          </section>
        </>
      )}
      <DefinitionNote />
    </>
  );
}
