import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { MatrixFilters } from '@/components/uploads/matrix/matrix-filters';
import { Exports } from '@/components/vendors/exports';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth, today } from '@/lib/clock';
import { matrixRows } from '@/lib/uploads/matrix-filter';
import { loadMatrixParams, matrixHref } from '@/lib/uploads/matrix-params';
import { readFirstMonth, readMatrix } from '@/lib/uploads/matrix-queries';
import { matrixPhrase } from '@/lib/uploads/matrix-words';
import { MatrixOverview } from '../matrix-overview';

export const metadata: Metadata = { title: 'Matrice des dépôts' };

const SHOWN_MONTHS = 12;

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function MatrixPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'reminders.send')) notFound();
  const params = await loadMatrixParams(searchParams);
  const [current, first] = [lastCompleteMonth(), await readFirstMonth()];
  const last = params.month && params.month <= current && params.month >= first ? params.month : current;
  const { months, rows } = await readMatrix(last, SHOWN_MONTHS);
  const shown = matrixRows(rows, params);
  const { title, detail } = matrixPhrase(
    rows.flatMap(({ cells }) => cells),
    months,
    today(),
  );
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › Matrice
      </nav>
      <h1>{title}</h1>
      <p className="fr-text--lead">{detail}</p>
      <div className="vs-matrix-tools">
        <MatrixFilters
          params={params}
          month={last}
          firstMonth={first}
          lastMonth={current}
          vendors={rows.map(({ slug, name }) => ({ code: slug, label: name }))}
        />
        <Exports
          of="matrice des dépôts"
          links={[
            { label: 'CSV', href: matrixHref('/uploads/matrix/export?format=csv', params) },
            { label: 'XLSX', href: matrixHref('/uploads/matrix/export?format=xlsx', params) },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <p>
          Aucun éditeur pour ces filtres. <Link href="/uploads/matrix">Effacer les filtres</Link>
        </p>
      ) : (
        <MatrixOverview months={months} rows={rows} shown={shown} />
      )}
    </>
  );
}
