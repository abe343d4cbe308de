import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LabFilters } from '@/components/labs/lab-filters';
import { LabsTable } from '@/components/labs/labs-table';
import { SavedViews } from '@/components/views/saved-views';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { readLabChoices, readLabs } from '@/lib/labs/list-queries';
import { labsTitle } from '@/lib/labs/list-title';
import { labsHref, loadLabsParams } from '@/lib/labs/search-params';
import { forgetView, keepView } from '@/lib/views/actions';
import { readSavedViews } from '@/lib/views/queries';

export const metadata: Metadata = { title: 'Laboratoires' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function LabsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'labs.read')) notFound();
  const params = await loadLabsParams(searchParams);
  const [list, choices, views] = await Promise.all([
    readLabs(viewer, params, { all: false }),
    readLabChoices(viewer, params.region),
    readSavedViews(viewer, 'labs'),
  ]);
  const { title, detail } = labsTitle(list, params, viewer.role === 'VENDOR');
  return (
    <>
      <h1 className="vs-labs__title">{title}</h1>
      <p className="vs-mention">{detail}</p>
      <LabFilters params={params} month={list.month} choices={choices} choosesVendor={viewer.role !== 'VENDOR'} />
      <SavedViews
        views={views}
        topic="labs"
        keep={keepView}
        forget={forgetView}
        query={labsHref('', { ...params, page: 1, selected: null }).replace(/^\?/, '')}
      />
      {list.total === 0 ? (
        <p className="vs-empty">
          Aucun laboratoire pour ces filtres. Élargissez la recherche, ou{' '}
          <a href={labsHref('/labs', { month: params.month })}>effacez les filtres</a>.
        </p>
      ) : (
        <LabsTable list={list} params={params} />
      )}
    </>
  );
}
