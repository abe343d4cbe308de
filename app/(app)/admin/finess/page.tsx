import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FinessDrop } from '@/components/admin/finess-drop';
import { RegistryTabs } from '@/components/admin/registry-tabs';
import { RunDecision } from '@/components/admin/run-decision';
import { RunProgress } from '@/components/admin/run-progress';
import { RunReport } from '@/components/admin/run-report';
import { RunsTable } from '@/components/admin/runs-table';
import { requireViewer } from '@/lib/access/viewer';
import { abandonRun, acceptClosuresRun, applyRun } from '@/lib/finess/actions';
import { readRegistry } from '@/lib/finess/run-queries';
import { formatInstant } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';

export const metadata: Metadata = { title: 'Imports FINESS' };

const LABELS = { RECEIVING: 'Réception', CHECKING: 'Vérification', APPLYING: 'Application' };

export default async function FinessPage() {
  const viewer = await requireViewer();
  const registry = await readRegistry(viewer);
  if (!registry) notFound();
  const [latest] = registry.runs;
  const { legalEntities } = registry;
  const total = legalEntities.private + legalEntities.hospital;
  return (
    <>
      <h1>
        {formatCount(total, 'laboratoire', 'laboratoires')} au répertoire, {formatCount(registry.sites, 'site')}
      </h1>
      <p>
        {formatNumber(legalEntities.private)} privés et {formatNumber(legalEntities.hospital)} hospitaliers, ouverts
        aujourd’hui.{' '}
        {registry.hospitalSites > 0
          ? `La liste des laboratoires hospitaliers compte ${formatCount(registry.hospitalSites, 'site')}.`
          : 'Aucune liste de laboratoires hospitaliers n’a encore été importée.'}
      </p>
      <RegistryTabs current="/admin/finess" proposals={registry.proposals} />
      <FinessDrop />
      {latest && (
        <section className="vs-section" aria-labelledby="last-run">
          <h2 id="last-run">
            Dernier import{'\u00A0'}: {latest.files.join(', ')}
          </h2>
          <p className="vs-mention">
            Par {latest.actor}, le {formatInstant(latest.startedAt)}.
          </p>
          {(latest.state === 'RECEIVING' || latest.state === 'CHECKING' || latest.state === 'APPLYING') && (
            <RunProgress label={LABELS[latest.state]} progress={latest.progress} />
          )}
          {latest.state === 'INTERRUPTED' && (
            <>
              <p className="vs-empty">
                Ce travail s’est arrêté avec le serveur. Rien n’a été écrit à moitié{'\u00A0'}: déposez à nouveau les
                fichiers.
              </p>
              <form action={abandonRun}>
                <input type="hidden" name="id" value={latest.id} />
                <button type="submit" className="fr-btn fr-btn--secondary">
                  Abandonner cet import
                </button>
              </form>
            </>
          )}
          {latest.state === 'REFUSED' && (
            <p className="vs-empty" role="alert">
              <strong>Import refusé, rien n’a été écrit.</strong> {latest.refusal}
            </p>
          )}
          {latest.state === 'REFUSED' && latest.closesTooMuch && (
            <RunDecision
              id={latest.id}
              verb="Vérifier à nouveau en acceptant ces fermetures"
              apply={acceptClosuresRun}
              abandon={abandonRun}
            />
          )}
          {latest.state === 'ABANDONED' && <p className="vs-empty">Import abandonné. Rien n’a été écrit.</p>}
          {latest.state === 'APPLIED' && <p className="vs-run__done fr-icon-success-line">Import appliqué.</p>}
          {latest.state === 'CHECKED' && latest.report && (
            <RunDecision
              id={latest.id}
              verb={`Appliquer\u00A0: ${formatCount(latest.report.legalEntities.added + latest.report.sites.added, 'ajout')}, ${formatCount(
                latest.report.legalEntities.changed + latest.report.sites.changed,
                'modification',
              )}, ${formatCount(latest.report.legalEntities.closed + latest.report.sites.closed, 'fermeture')}`}
              apply={applyRun}
              abandon={abandonRun}
            />
          )}
          {latest.report && latest.state !== 'ABANDONED' && <RunReport report={latest.report} />}
        </section>
      )}
      {registry.runs.length > 0 && <RunsTable runs={registry.runs} />}
    </>
  );
}
