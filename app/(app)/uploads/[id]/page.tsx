import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ApplyForm } from '@/components/uploads/apply-form';
import { ChangesSection } from '@/components/uploads/changes-section';
import { ErrorsSection } from '@/components/uploads/errors-section';
import { ReadingCard } from '@/components/uploads/reading-card';
import { Receipt } from '@/components/uploads/receipt';
import { Steps } from '@/components/uploads/steps';
import { requireViewer } from '@/lib/access/viewer';
import { formatCount } from '@/lib/format/number';
import { applyDeposit, cancelDeposit } from '@/lib/uploads/actions';
import { readKeptCount, readUpload, type UploadLine } from '@/lib/uploads/queries';

export const metadata: Metadata = { title: 'Dépôt' };

function titleOf({ state, report, number }: UploadLine): string {
  if (state === 'APPLIED') return `Déposé\u00A0: ${formatCount(report.rows, 'ligne')}`;
  if (state === 'CANCELLED') return `Dépôt ${number} annulé`;
  if (report.errorCount > 0) return `Rien n’est écrit\u00A0: ${formatCount(report.errorCount, 'erreur')} à corriger`;
  if (report.warningCount > 0) return `Aucune erreur, ${formatCount(report.warningCount, 'avertissement')} à confirmer`;
  return 'Aucune erreur\u00A0: prêt à appliquer';
}

function stepOf({ state, report }: UploadLine): 0 | 1 | 2 | 3 {
  if (state !== 'CHECKED') return 3;
  return report.errorCount > 0 ? 1 : 2;
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ refusal?: string | string[] }> };

export default async function UploadPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const upload = await readUpload(viewer, (await params).id);
  if (!upload) notFound();
  const { report, state, id } = upload;
  const checked = state === 'CHECKED';
  const faulty = report.errorCount > 0;
  const kept = state === 'CANCELLED' ? await readKeptCount(upload) : 0;
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › {upload.number}
      </nav>
      <h1>{titleOf(upload)}</h1>
      <Steps current={stepOf(upload)} />
      {state === 'APPLIED' && (
        <Receipt upload={upload} cancel={cancelDeposit} locked={(await searchParams).refusal === 'locked'} />
      )}
      {state === 'CANCELLED' && (
        <p>
          Les valeurs d’avant sont revenues.{' '}
          {kept > 0 &&
            `${formatCount(kept, 'valeur a été gardée', 'valeurs ont été gardées')}, à cause d’un dépôt ou d’une correction plus récents. `}
          Le fichier reste à <a href={`/uploads/${id}/file`}>télécharger</a>, et peut être déposé de nouveau.
        </p>
      )}
      {checked && faulty && <ErrorsSection id={id} report={report} />}
      <div className="vs-review">
        <div>
          {report.rows > 0 && (
            <ChangesSection
              title={
                checked
                  ? faulty
                    ? 'Ce qui changerait, les lignes justes seules'
                    : 'Ce qui va changer'
                  : 'Ce que ce dépôt contenait'
              }
              report={report}
            />
          )}
          {checked && !faulty && <ApplyForm id={id} report={report} apply={applyDeposit} cancel={cancelDeposit} />}
          {checked && faulty && (
            <p>
              <Link className="fr-btn" href={`/uploads/new?kind=${upload.kind}`}>
                Déposer le fichier corrigé
              </Link>
            </p>
          )}
        </div>
        <ReadingCard upload={upload} />
      </div>
    </>
  );
}
