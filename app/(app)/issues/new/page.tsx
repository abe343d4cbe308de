import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { createLoader } from 'nuqs/server';
import { ReportForm } from '@/components/issues/new/report-form';
import { SimpleForm } from '@/components/issues/new/simple-form';
import { may } from '@/lib/access/policy';
import { requireViewer, type Viewer } from '@/lib/access/viewer';
import { parseAsText } from '@/lib/address-params';
import { formatDate } from '@/lib/format/date';
import { sendReport } from '@/lib/issues/feedback-actions';
import { defaultChannel, type LabChoice } from '@/lib/issues/report';
import { listLabChoices, readCategoryChoices, readLabChoice } from '@/lib/issues/report-labs-queries';

export const metadata: Metadata = { title: 'Signaler un blocage' };

const loadParams = createLoader({
  lab: parseAsText, // FINESS EJ
  category: parseAsText,
  simple: parseAsText, // 1: on one page, without scripts
  resume: parseAsText, // 1: back from signing in again
  outbox: parseAsText, // key of a feedback that the phone keeps
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What «no lab in particular» means for somebody without a region. */
function everywhereOf(viewer: Viewer): { title: string; detail: string } {
  return viewer.role === 'VENDOR'
    ? { title: 'Pas un laboratoire précis', detail: 'Plusieurs clients, ou tous' }
    : { title: 'Toute la France', detail: 'Pas un laboratoire précis' };
}

/** The lab of the address, or the one that has taken it over, and what to say of it. */
function startOf(asked: string | null, found: LabChoice | null): { lab: LabChoice | null; notice: string | null } {
  if (asked === null) return { lab: null, notice: null };
  if (!found) return { lab: null, notice: 'Laboratoire introuvable dans votre périmètre. Choisissez-en un autre.' };
  if (!found.closed) return { lab: found, notice: null };
  const { on, successor } = found.closed;
  const closed = `${found.name} est fermé depuis le ${formatDate(on)}`;
  return {
    lab: null,
    notice: successor
      ? `${closed}. ${successor.name} (${successor.finess}) l’a repris\u202F: signalez le blocage pour lui.`
      : `${closed}. Choisissez un autre laboratoire, ou aucun en particulier.`,
  };
}

export default async function NewReportPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'issues.report') || viewer.userId === null) notFound();
  const params = await loadParams(searchParams);
  const [categories, found] = await Promise.all([
    readCategoryChoices(),
    params.lab === null ? null : readLabChoice(viewer, params.lab),
  ]);
  const regions = viewer.role === 'REGIONAL' ? [...viewer.regions] : [];
  const channel = defaultChannel(viewer.role);
  if (params.simple === '1') {
    return (
      <SimpleForm
        clientKey={randomUUID()}
        categories={categories}
        regions={regions}
        labs={await listLabChoices(viewer)}
        lab={params.lab ?? ''}
        channel={channel}
        send={sendReport}
      />
    );
  }
  const choices = categories.flatMap((category) => (category.children.length > 0 ? category.children : [category]));
  const { lab, notice } = startOf(params.lab, found);
  return (
    <ReportForm
      userId={viewer.userId}
      categories={categories}
      regions={regions}
      everywhere={everywhereOf(viewer)}
      channel={channel}
      lab={lab}
      category={choices.find(({ code }) => code === params.category)?.code ?? null}
      notice={notice}
      successor={found?.closed?.successor ?? null}
      resume={params.resume === '1'}
      outbox={params.outbox}
    />
  );
}
