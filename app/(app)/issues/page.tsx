import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { IssueTabs } from '@/components/issues/issue-tabs';
import { CrossView } from '@/components/issues/log/cross-view';
import { IssueBoard } from '@/components/issues/log/issue-board';
import { IssuesTable } from '@/components/issues/log/issues-table';
import { LogExports } from '@/components/issues/log/log-exports';
import { LogFilters } from '@/components/issues/log/log-filters';
import { MoveMenu, Moves } from '@/components/issues/log/move-menu';
import { ViewSwitch } from '@/components/issues/log/view-switch';
import { SavedViews } from '@/components/views/saved-views';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { readCardEffects } from '@/lib/issues/card-effect-queries';
import { crossAxes, readIssueLog, readLogChoices } from '@/lib/issues/list-queries';
import { logTitle } from '@/lib/issues/log-title';
import { issuesHref, loadLogParams } from '@/lib/issues/search-params';
import { changeState } from '@/lib/issues/state-actions';
import { issueTabs } from '@/lib/issues/tabs-queries';
import { forgetView, keepView } from '@/lib/views/actions';
import { readSavedViews } from '@/lib/views/queries';

export const metadata: Metadata = { title: 'Irritants' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function IssuesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'issues.read')) notFound();
  const params = await loadLogParams(searchParams);
  const [log, choices, views, tabs] = await Promise.all([
    readIssueLog(viewer, params, { all: params.view !== 'table' }),
    readLogChoices(viewer),
    readSavedViews(viewer, 'issues'),
    issueTabs(viewer),
  ]);
  const effects = await readCardEffects(params.view === 'board' ? log.lines : []);
  const { view, axis, sort, order, columns, page, size, ...filters } = params;
  const narrowed = issuesHref('', filters) !== '';
  const filtered = issuesHref('', { ...filters, status: 'open' }) !== '';
  const { title, detail } = logTitle(log, { status: params.status, filtered });
  return (
    <>
      <div className="vs-log-head">
        <div>
          <h1>{title}</h1>
          {detail && <p className="vs-log-head__detail">{detail}</p>}
        </div>
        {may(viewer, 'issues.report') && (
          <Link className="fr-btn" href="/issues/new" prefetch={false}>
            Signaler un blocage
          </Link>
        )}
      </div>
      <IssueTabs current="log" items={tabs} />
      <LogFilters params={params} choices={choices} />
      <div className="vs-log-tools">
        <SavedViews
          views={views}
          topic="issues"
          keep={keepView}
          forget={forgetView}
          query={issuesHref('', { ...params, page: 1 }).replace(/^\?/, '')}
        />
        <ViewSwitch params={params} />
      </div>
      {log.total === 0 ? (
        <div className="vs-empty">
          {narrowed ? (
            <>
              {!filtered && <p>Aucun irritant n’est dans cet état.</p>}
              <Link
                className="fr-btn fr-btn--secondary"
                href={issuesHref('/issues', { view: params.view })}
                prefetch={false}
              >
                Effacer les filtres
              </Link>
            </>
          ) : (
            <p>Rien n’a encore été signalé, ou tout est clos.</p>
          )}
        </div>
      ) : log.cross ? (
        <CrossView cross={log.cross} params={params} axes={crossAxes(viewer)} />
      ) : params.view === 'table' ? (
        <IssuesTable log={log} params={params} />
      ) : (
        <>
          {may(viewer, 'issues.triage') ? (
            <Moves move={changeState}>
              <IssueBoard
                log={log}
                effects={effects}
                menuOf={(line) => (line.closedOn === null ? <MoveMenu issue={line} /> : null)}
              />
            </Moves>
          ) : (
            <IssueBoard log={log} effects={effects} />
          )}
          <LogExports params={params} />
        </>
      )}
    </>
  );
}
