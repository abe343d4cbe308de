import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Acknowledgement } from '@/components/uploads/acknowledgement';
import { ApplyForm } from '@/components/uploads/apply-form';
import { ChangesSection } from '@/components/uploads/changes-section';
import { MissingLabs } from '@/components/uploads/missing-labs';
import { NoticesSection } from '@/components/uploads/notices-section';
import { ReadingCard } from '@/components/uploads/reading-card';
import { Receipt } from '@/components/uploads/receipt';
import { ErrorGroupsSection } from '@/components/uploads/review/error-groups-section';
import { ReviewGrid } from '@/components/uploads/review/review-grid';
import { ReviewLive } from '@/components/uploads/review/review-live';
import { ReviewTitle } from '@/components/uploads/review/review-title';
import { RunNotice } from '@/components/uploads/run-notice';
import { RunProgress } from '@/components/uploads/run-progress';
import { Steps } from '@/components/uploads/steps';
import { VendorMonths } from '@/components/uploads/vendor-months';
import { requireViewer } from '@/lib/access/viewer';
import { formatMonthLong } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { formatBytes, formatCount, formatNumber } from '@/lib/format/number';
import { capital } from '@/lib/format/text';
import { parseMonth } from '@/lib/month';
import { readAcknowledgement } from '@/lib/uploads/acknowledgement-queries';
import { applyDeposit, cancelDeposit, checkDeposit } from '@/lib/uploads/actions';
import { isUnchecked } from '@/lib/uploads/commands';
import { KIND_SPECS } from '@/lib/uploads/kind-specs';
import { uploadKind } from '@/lib/uploads/kinds';
import { type MonthContext, readMonthContext } from '@/lib/uploads/month-context-queries';
import { readPreview } from '@/lib/uploads/preview-queries';
import { readKept, readReplaced, readUpload, type UploadLine } from '@/lib/uploads/queries';
import { checkAgain, readOtherwise, removeRows, saveCells, takeProposals, undo } from '@/lib/uploads/review-actions';
import { gridCounts, type Review, readReviewPage } from '@/lib/uploads/review-queries';
import { GRID_VIEWS } from '@/lib/uploads/review-shapes';
import { readRun } from '@/lib/uploads/run-queries';
import { brokenRunWords, progressOf, runTitle } from '@/lib/uploads/run-words';
import { warningsPrint } from '@/lib/uploads/warnings-print';

export const metadata: Metadata = { title: 'Dépôt' };

/** The finding of the page, in a few words. */
function titleOf({ state, report, number }: UploadLine, review: Review | null): string {
  const left = review?.groups.linesLeft ?? 0;
  if (state === 'CHECKED' && isUnchecked(report)) return `Dépôt ${number} à vérifier`;
  if (state === 'APPLIED') return `Déposé\u00A0: ${formatCount(report.rows, 'ligne')}`;
  if (state === 'CANCELLED') return `Dépôt ${number} annulé`;
  const months = report.months.flatMap(({ month }) => parseMonth(month) ?? []);
  const last = months.sort().at(-1);
  const about = last ? `${capital(formatMonthLong(last))}\u00A0: ` : '';
  if (review?.mends.stale) return `${about}corrections à vérifier`;
  const lacking = missingColumns(report);
  if (lacking.length > 0)
    return `Rien n’est écrit\u00A0: il manque ${lacking.length > 1 ? 'les colonnes' : 'la colonne'} ${formatList(lacking)}`;
  if (report.errorCount > 0 && left === 0)
    return `Rien n’est écrit\u00A0: ${formatCount(report.errorCount, 'erreur')} à corriger`;
  if (report.errorCount > 0)
    return `${about}${about === '' ? 'Il' : 'il'} reste ${formatCount(left, 'ligne')} à corriger`;
  if (report.warningCount > 0) return `${about}aucune erreur, ${warningsOf(report)}`;
  return `${about}aucune erreur, prêt à appliquer`;
}

/** «1 avertissement à confirmer (14 lignes)»: one a kind, as each has one box to tick. */
function warningsOf({ warnings, warningCount }: UploadLine['report']): string {
  const kinds = new Set(warnings.map(({ code }) => code)).size;
  const lines = new Set(warnings.map(({ line }) => line)).size;
  // Those beyond what a report keeps are counted one by one.
  const about = warningCount > warnings.length ? warningCount : lines;
  const said = formatCount(kinds, 'avertissement');
  return `${said} à confirmer${about > kinds ? ` (${formatCount(about, 'ligne')})` : ''}`;
}

/** «« finess »» of each column that the file lacks. */
const missingColumns = ({ errors }: UploadLine['report']) =>
  errors.flatMap(({ code, column }) => (code === 'missing-column' ? `«\u00A0${column}\u00A0»` : []));

/** «186 lignes lues : 168 justes, 2 déjà corrigées, 16 à corriger.» */
function summaryOf({ report, groups, mends }: Review): string {
  const mended = mends.stale ? 0 : groups.linesMended;
  if (missingColumns(report).length > 0)
    return `${formatCount(report.rows, 'ligne lue', 'lignes lues')}\u00A0: aucune ne peut être contrôlée en entier.`;
  const good = Math.max(0, report.rows - groups.linesLeft - mended);
  const parts = [
    formatCount(good, 'juste'),
    ...(mended > 0 ? [formatCount(mended, 'déjà corrigée', 'déjà corrigées')] : []),
    ...(groups.linesLeft > 0 ? [`${formatNumber(groups.linesLeft)} à corriger`] : []),
  ];
  return `${formatCount(report.rows, 'ligne lue', 'lignes lues')}\u00A0: ${parts.join(', ')}.`;
}

function stepOf({ state, report }: UploadLine): 0 | 1 | 2 | 3 {
  if (state !== 'CHECKED') return 3;
  return report.errorCount > 0 ? 1 : 2;
}

/** What a cancelled deposit left as it was, and for which deposits' sake. */
function keptWords({ count, by }: { count: number; by: string[] }): string | null {
  if (count === 0) return null;
  const kept = formatCount(count, 'valeur a été gardée', 'valeurs ont été gardées');
  if (by.length === 0) return `${kept}, à cause d’un dépôt ou d’une correction plus récents. `;
  const several = by.length > 1;
  return `${kept}\u00A0: ${several ? 'les dépôts' : 'le dépôt'} ${formatList(by)}, plus ${several ? 'récents, les ont remplacées' : `récent, ${count > 1 ? 'les a remplacées' : 'l’a remplacée'}`}. `;
}

type Params = { [name in 'refusal' | 'again' | 'view' | 'page']?: string | string[] };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> };

export default async function UploadPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const upload = await readUpload(viewer, (await params).id);
  if (!upload) notFound();
  const { report, state, id } = upload;
  const checked = state === 'CHECKED';
  const kept = state === 'CANCELLED' ? await readKept(upload) : { count: 0, by: [] };
  const run = await readRun(id);
  const crumbs = (
    <nav aria-label="Fil d’Ariane" className="vs-crumbs">
      <Link href="/uploads">Dépôts</Link> › {upload.number}
    </nav>
  );
  if (run?.state === 'RUNNING') {
    const title = runTitle(run.task);
    return (
      <>
        {crumbs}
        <h1>{title}</h1>
        <Steps current={run.task === 'CHECK' ? 1 : 2} />
        <p className="vs-mention">
          {upload.fileName}, {formatBytes(upload.size)}
        </p>
        <RunProgress id={id} first={{ running: true, title, ...progressOf(run, report.rows) }} />
      </>
    );
  }
  const unchecked = checked && isUnchecked(report);
  const broken =
    (run && brokenRunWords(run, state)) ??
    (unchecked ? 'Ce dépôt n’a pas été vérifié. Rien n’a été écrit\u00A0: vérifiez-le.' : null);
  const asked = await searchParams;
  const view = GRID_VIEWS.find((one) => one === asked.view);
  const page = /^[1-9]\d{0,6}$/.test(String(asked.page)) ? Number(asked.page) - 1 : 0;
  if (!checked) {
    const context = await readMonthContext(viewer, id);
    const confirmed = await readAcknowledgement(viewer, id);
    return (
      <>
        {crumbs}
        <h1>{titleOf(upload, null)}</h1>
        <Steps current={stepOf(upload)} />
        {broken && <RunNotice id={id} words={broken} check={null} />}
        {state === 'APPLIED' && (
          <Receipt
            upload={upload}
            replaced={await readReplaced(upload)}
            again={asked.again === '1'}
            cancel={cancelDeposit}
            locked={asked.refusal === 'locked'}
          />
        )}
        {state === 'CANCELLED' && (
          <p>
            Les valeurs d’avant sont revenues. {keptWords(kept)}
            Le fichier reste à <a href={`/uploads/${id}/file`}>télécharger</a>, et peut être déposé de nouveau.
          </p>
        )}
        {confirmed && <Acknowledgement {...confirmed} />}
        <NoticesSection notices={report.notices} form={null} />
        <div className="vs-review">
          <div>
            {report.rows > 0 && (
              <ChangesSection
                title="Ce que ce dépôt contenait"
                report={report}
                aside={
                  state === 'APPLIED' && context && <Aside id={id} upload={upload} context={context} deposits={false} />
                }
              />
            )}
          </div>
          <ReadingCard upload={upload} change={null} />
        </div>
      </>
    );
  }
  const reviewed = unchecked ? null : await readReviewPage(viewer, id, view ?? null, page);
  const review = reviewed?.review ?? null;
  const kind = uploadKind(upload.kind);
  const mendable = review?.mendable ?? false;
  const made = review?.mends.since.length ?? 0;
  const troubled = review !== null && (report.errorCount > 0 || made > 0);
  const preview = review && mendable ? await readPreview(viewer, id, review) : null;
  const context = unchecked ? null : await readMonthContext(viewer, id, preview);
  // Until nothing is left to mend, a lab whose line is at fault is not a missing one: the context alone tells them apart.
  const notices =
    report.errorCount > 0 ? report.notices.filter(({ code }) => code !== 'month-incomplete') : report.notices;
  return (
    <div data-review>
      {crumbs}
      <ReviewTitle>{titleOf(upload, review)}</ReviewTitle>
      {review && report.rows > 0 && (
        <p>
          {summaryOf(review)}{' '}
          {mendable && missingColumns(report).length > 0 && (
            <>
              <a href="#columns">Dites quelle colonne est {formatList(missingColumns(report))}</a>.{' '}
            </>
          )}
          {review.groups.linesLeft > 0 && <strong>Rien n’est écrit tant qu’il reste une erreur.</strong>}
        </p>
      )}
      <Steps current={stepOf(upload)} />
      {broken && <RunNotice id={id} words={broken} check={unchecked ? checkDeposit : null} />}
      <ReviewLive>
        <div className="vs-review">
          <div>
            {review && troubled && (
              <ErrorGroupsSection
                id={id}
                groups={review.groups}
                beyond={report.errorCount - report.errors.length}
                mendable={mendable}
                actions={{ accept: takeProposals, remove: removeRows, undo }}
              />
            )}
            {!troubled && !unchecked && (
              <p className="vs-good fr-icon-checkbox-circle-fill">
                Rien à corriger{'\u00A0'}: chaque ligne a été comprise.
              </p>
            )}
          </div>
          <ReadingCard
            upload={upload}
            change={mendable && kind ? { columns: KIND_SPECS[kind].columns, readOtherwise } : null}
          />
        </div>
        {review && reviewed?.grid && (
          <ReviewGrid
            key={`${reviewed.grid.view} ${reviewed.grid.page}`}
            id={id}
            grid={reviewed.grid}
            counts={gridCounts(review)}
            mendable={mendable}
            save={saveCells}
            remove={removeRows}
            undo={undo}
            accept={takeProposals}
          />
        )}
        {report.rows > 0 && (
          <ChangesSection
            title="Ce qui va changer"
            tag={tagOf(review, preview?.taken ?? 0)}
            report={preview?.report ?? report}
            aside={context && <Aside id={id} upload={upload} context={context} deposits={mendable} />}
          />
        )}
        <NoticesSection notices={notices} form={mendable ? 'apply-form' : null} />
        {mendable && review && (
          <ApplyForm
            id={id}
            print={warningsPrint(report)}
            report={report}
            linesLeft={review.groups.linesLeft}
            stale={review.mends.stale}
            made={made}
            apply={applyDeposit}
            cancel={cancelDeposit}
            checkAgain={checkAgain}
          />
        )}
      </ReviewLive>
    </div>
  );
}

/** What the figures of the preview take in. */
function tagOf(review: Review | null, taken: number): string | null {
  if (!review) return null;
  const made = review.mends.since.length;
  if (review.mends.stale) return 'Aperçu de la dernière vérification, sans vos dernières corrections';
  const parts = [
    ...(made > 0 ? [made > 1 ? `les ${formatNumber(made)} corrections` : 'la correction'] : []),
    ...(taken > 0 ? [taken > 1 ? `les ${formatNumber(taken)} propositions` : 'la proposition'] : []),
  ];
  if (parts.length > 0) return `Aperçu, ${formatList(parts)} ${made + taken > 1 ? 'comprises' : 'comprise'}`;
  return review.report.errorCount > 0 ? 'Aperçu des lignes justes' : null;
}

type AsideProps = { id: string; upload: UploadLine; context: MonthContext; deposits: boolean };

function Aside({ id, upload, context, deposits }: AsideProps) {
  return (
    <div className="vs-card vs-changes__aside">
      <VendorMonths months={context.months} vendor={upload.vendor ?? ''} today={upload.state !== 'CHECKED'} />
      <MissingLabs id={id} context={context} deposits={deposits} />
    </div>
  );
}
