import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { InboxFilters } from '@/components/issues/inbox/inbox-filters';
import { InboxKeys } from '@/components/issues/inbox/inbox-keys';
import { InboxList } from '@/components/issues/inbox/inbox-list';
import { ShownPanel } from '@/components/issues/inbox/shown-panel';
import { ToldStatus } from '@/components/issues/inbox/told-status';
import { IssueTabs } from '@/components/issues/issue-tabs';
import { requireViewer } from '@/lib/access/viewer';
import { formatCount } from '@/lib/format/number';
import { inboxTitle } from '@/lib/issues/inbox-age';
import { NATIONAL, readInbox } from '@/lib/issues/inbox-queries';
import { loadInboxParams, shownHref } from '@/lib/issues/inbox-search-params';
import { attachForm, openForm, rejectForm, splitForm, undoForm } from '@/lib/issues/qualify-actions';
import { issueTabs } from '@/lib/issues/tabs-queries';

export const metadata: Metadata = { title: 'Remontées à qualifier' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

const ACTIONS = { attach: attachForm, open: openForm, split: splitForm, reject: rejectForm };
const queryOf = (href: string) => href.split('?')[1] ?? '';

export default async function InboxPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadInboxParams(searchParams);
  const [inbox, tabs] = await Promise.all([readInbox(viewer, params), issueTabs(viewer)]);
  if (!inbox) notFound();
  const { items, count, all, shown, previous, next, told } = inbox;
  const hrefOf = (id: number | null) => (id === null ? null : shownHref(params, id));
  // Once the last of the list is done, the oldest that is left comes.
  const back = queryOf(shownHref(params, next));
  const done = params.done?.join('-') ?? '';
  return (
    <>
      <h1>{inboxTitle(count, inbox.oldest)}</h1>
      <IssueTabs current="inbox" items={tabs} />
      <ToldStatus key={`${params.did}-${done}`} told={told} undo={undoForm} />
      {all > 0 && (
        <InboxFilters params={params} regions={inbox.regions} categories={inbox.categories} national={NATIONAL} />
      )}
      {count < all && <p className="vs-mention">{formatCount(all, 'remontée')} à qualifier sans ces filtres.</p>}
      {count === 0 && (
        <p className="vs-inbox__empty">
          {all === 0 ? (
            <>
              Tout ce que le terrain a signalé est qualifié. Les prochaines remontées arriveront ici{'\u202F'};{' '}
              <Link href="/issues/diagnostic" prefetch={false}>
                le diagnostic
              </Link>{' '}
              dit ce que montrent les chiffres.
            </>
          ) : (
            'Aucune remontée pour ces filtres.'
          )}
        </p>
      )}
      <div className="vs-inbox">
        {count > 0 && (
          <div>
            <InboxList
              key={done}
              items={items.map((item) => ({ ...item, href: shownHref(params, item.id) }))}
              count={count}
              shown={shown?.id ?? null}
              back={queryOf(shownHref(params, null))}
              attach={attachForm}
            />
            <InboxKeys shown={shown?.id ?? null} />
          </div>
        )}
        {shown && (
          <ShownPanel
            key={shown.id}
            inbox={inbox}
            shown={shown}
            params={params}
            back={back}
            previousHref={hrefOf(previous)}
            nextHref={hrefOf(next)}
            actions={ACTIONS}
          />
        )}
      </div>
    </>
  );
}
