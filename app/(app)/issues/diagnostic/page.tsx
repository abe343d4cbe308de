import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProposalCard } from '@/components/issues/diagnostic/proposal-card';
import { IssueTabs } from '@/components/issues/issue-tabs';
import { requireViewer } from '@/lib/access/viewer';
import { formatMonthLong, formatOfMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { LEAST_LABS } from '@/lib/issues/diagnostic';
import { openProposalForm } from '@/lib/issues/diagnostic-actions';
import { readDiagnostic } from '@/lib/issues/diagnostic-queries';
import { issueTabs } from '@/lib/issues/tabs-queries';

export const metadata: Metadata = { title: 'Diagnostic' };

export default async function DiagnosticPage() {
  const viewer = await requireViewer();
  const [found, tabs] = await Promise.all([readDiagnostic(viewer), issueTabs(viewer)]);
  if (!found) notFound();
  const { month, items, categories } = found;
  const toOpen = items.filter(({ opened }) => opened === null).length;
  const of = `d’après les chiffres ${formatOfMonth(month)} ${month.slice(0, 4)}`;
  return (
    <>
      <h1>{toOpen === 0 ? `Aucun irritant à ouvrir ${of}` : `${formatCount(toOpen, 'irritant')} à ouvrir ${of}`}</h1>
      <IssueTabs current="diagnostic" items={tabs} />
      <p className="vs-proposals__lead">
        Laboratoires silencieux, en chute, restés en N1, et étapes longues des commandes, réunis par cause et par
        logiciel, à partir de {LEAST_LABS} laboratoires. Les chiffres proposent, vous décidez.
      </p>
      {items.length === 0 && (
        <p>
          Aucun groupe de {LEAST_LABS} laboratoires ou plus en {formatMonthLong(month)}. Un laboratoire qui n’a rien
          déclaré n’y est pas{'\u00A0'}: on ne sait rien de lui.
        </p>
      )}
      {items.map((item) => (
        <ProposalCard key={item.key} item={item} categories={categories} open={openProposalForm} />
      ))}
    </>
  );
}
