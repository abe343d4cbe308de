import { notFound } from 'next/navigation';
import { ContextLine } from '@/components/filters/context-line';
import { Dashboard } from '@/components/home/dashboard';
import { FiguresTitle } from '@/components/home/figures-title';
import { SentenceTitle } from '@/components/home/sentence';
import { TodoList } from '@/components/issues/blocks/todo-list';
import { requireViewer } from '@/lib/access/viewer';
import { homeLink } from '@/lib/home/links';
import { readHome } from '@/lib/home/queries';
import { loadHomeParams } from '@/lib/home/search-params';
import { readTodo } from '@/lib/home/todo-queries';
import { GapSection } from './gap-section';
import { RegionHome } from './region-home';
import { VendorHome } from './vendor-home';

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function HomePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadHomeParams(searchParams);
  const home = await readHome(viewer, params);
  if (!home) notFound();
  // Of today and of all of France: it says nothing of a month that is past, or of one region.
  const todo = home.month === home.lastMonth && home.region === null ? await readTodo(viewer) : null;
  return (
    <>
      {viewer.role === 'VENDOR' && (
        <>
          <VendorHome viewer={viewer} month={home.month} />
          <FiguresTitle region={home.region} />
        </>
      )}
      <ContextLine home={home} params={params} regions={home.regions} />
      <SentenceTitle sentence={home.sentence} level={viewer.role === 'VENDOR' ? 3 : 1} />
      {viewer.role === 'REGIONAL' && (
        <>
          <RegionHome viewer={viewer} month={home.month} />
          <FiguresTitle region={home.region} />
        </>
      )}
      <Dashboard
        home={home}
        view={params.view}
        viewHrefs={{
          chart: homeLink(params, { view: 'chart' }),
          table: homeLink(params, { view: 'table' }),
          cosui: homeLink(params, { view: 'cosui' }),
        }}
      />
      <GapSection viewer={viewer} home={home} params={params} />
      {todo && <TodoList lines={todo} />}
    </>
  );
}
