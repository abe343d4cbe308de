import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { HistorySection } from '@/components/uploads/home/history-section';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth, today } from '@/lib/clock';
import { loadHistoryParams } from '@/lib/uploads/history-params';
import { readDepositors, readHistory } from '@/lib/uploads/history-queries';
import { readMatrix } from '@/lib/uploads/matrix-queries';
import { matrixPhrase } from '@/lib/uploads/matrix-words';
import { MatrixOverview } from './matrix-overview';
import { VendorDeposits } from './vendor-deposits';

export const metadata: Metadata = { title: 'Dépôts' };

const SHOWN = 20;
const SHOWN_MONTHS = 12;

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function UploadsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  const { vendor } = viewer;
  const asked = await loadHistoryParams(searchParams);
  // A vendor's history is its own, whatever the address names.
  const params = vendor ? { ...asked, vendor: null } : asked;
  const { lines, next } = await readHistory(viewer, params, SHOWN);
  const kind = (await searchParams).deposit === 'installations' ? 'installations' : 'feeds';
  return (
    <>
      {vendor ? <VendorDeposits viewer={viewer} vendor={vendor} kind={kind} /> : <AllVendors />}
      <HistorySection
        title={vendor ? 'Vos dépôts' : 'Tous les dépôts'}
        lines={lines}
        next={next}
        params={params}
        depositors={vendor ? null : await readDepositors()}
        lastMonth={lastCompleteMonth()}
      />
    </>
  );
}

/** What the State comes for: who has deposited what, and who is late. */
async function AllVendors() {
  const { months, rows } = await readMatrix(lastCompleteMonth(), SHOWN_MONTHS);
  const cells = rows.flatMap((row) => row.cells);
  const { title, detail } = matrixPhrase(cells, months, today());
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{detail}</p>
      <ul className="vs-plain vs-ways">
        <li>
          <Link href="/uploads/new">Déposer un fichier</Link>
        </li>
        <li>
          <Link href="/uploads/matrix">Filtrer et exporter la matrice</Link>
        </li>
        <li>
          <Link href="/uploads/periods">Échéances et verrous</Link>
        </li>
      </ul>
      <MatrixOverview months={months} rows={rows} shown={rows} />
    </>
  );
}
