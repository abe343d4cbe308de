import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { VersionsList } from '@/components/targets/versions-list';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { inSentence } from '@/lib/format/text';
import { restoreForm } from '@/lib/targets/actions';
import { readHistory } from '@/lib/targets/history-queries';
import { loadTargetsParams, targetsHref } from '@/lib/targets/search-params';
import { KIND_LABEL } from '@/lib/targets/settable';

export const metadata: Metadata = { title: 'Historique des cibles' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function TargetsHistoryPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadTargetsParams(searchParams);
  const history = await readHistory(viewer, params);
  if (!history) notFound();
  const { indicator, kind, corridor } = params;
  return (
    <>
      <h1>
        {KIND_LABEL[kind]}, {inSentence(history.label)}
        {'\u00A0'}: historique
      </h1>
      <p>
        <Link href={targetsHref('/targets', { indicator, kind, corridor })}>Retour au tableau</Link>
      </p>
      <VersionsList history={history} {...(may(viewer, 'targets.write') && { restore: restoreForm })} />
    </>
  );
}
