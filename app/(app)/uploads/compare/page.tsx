import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DifferencesTable } from '@/components/uploads/home/differences-table';
import { Exports } from '@/components/vendors/exports';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { formatInstant } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import { comparedIds } from '@/lib/uploads/compare-params';
import { type Comparison, readComparison } from '@/lib/uploads/compare-queries';
import type { UploadLine } from '@/lib/uploads/queries';

export const metadata: Metadata = { title: 'Comparer deux dépôts' };

const MOST_SHOWN = 500;
const REFUSALS = {
  kinds: 'Ces deux dépôts ne contiennent pas la même chose\u00A0: seuls deux dépôts de même contenu se comparent.',
  unreadable: 'L’un des deux fichiers n’a pas pu être lu\u00A0: il n’y a pas de lignes à comparer.',
} as const;

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function ComparePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  const params = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value = []]) => [value].flat().map((one) => [name, one])),
  );
  const ids = comparedIds(params);
  const found = ids && (await readComparison(viewer, ids, MOST_SHOWN));
  if (ids && !found) notFound();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › Comparer
      </nav>
      {!found ? (
        <>
          <h1>Comparer deux dépôts</h1>
          <p>
            Cochez exactement deux dépôts dans <Link href="/uploads#history">la liste</Link>, puis comparez-les.
          </p>
        </>
      ) : 'refused' in found ? (
        <>
          <h1>
            {found.a.number} et {found.b.number} ne se comparent pas
          </h1>
          <p>{REFUSALS[found.refused]}</p>
          <Compared a={found.a} b={found.b} />
        </>
      ) : (
        <Found comparison={found} />
      )}
    </>
  );
}

/** Which two, each with a way to it. */
function Compared({ a, b }: { a: UploadLine; b: UploadLine }) {
  return (
    <ul>
      {[a, b].map(({ id, number, fileName, receivedAt, depositor }) => (
        <li key={id}>
          <Link href={`/uploads/${id}`}>{number}</Link>, {fileName}, reçu le {formatInstant(receivedAt)} de {depositor}
        </li>
      ))}
    </ul>
  );
}

function titleOf({ counts: { onlyA, onlyB, changed }, a, b }: Comparison): string {
  const different = onlyA + onlyB + changed;
  if (different === 0) return `${a.number} et ${b.number} disent la même chose`;
  return `${formatCount(different, 'ligne diffère', 'lignes diffèrent')} entre ${a.number} et ${b.number}`;
}

function Found({ comparison }: { comparison: Comparison }) {
  const { a, b, kind, counts, differences, names } = comparison;
  const total = counts.onlyA + counts.onlyB + counts.changed;
  const href = (format: string) => `/uploads/compare/export?a=${a.id}&b=${b.id}&format=${format}`;
  return (
    <>
      <h1>{titleOf(comparison)}</h1>
      <Compared a={a} b={b} />
      <dl className="vs-counts">
        <div>
          <dt>Dans {a.number} seulement</dt>
          <dd>{formatNumber(counts.onlyA)}</dd>
        </div>
        <div>
          <dt>Dans {b.number} seulement</dt>
          <dd>{formatNumber(counts.onlyB)}</dd>
        </div>
        <div>
          <dt>Valeurs changées</dt>
          <dd>{formatNumber(counts.changed)}</dd>
        </div>
        <div>
          <dt>Identiques</dt>
          <dd>{formatNumber(counts.same)}</dd>
        </div>
      </dl>
      {total > 0 && (
        <>
          <Exports
            of="différences"
            links={[
              { label: 'CSV', href: href('csv') },
              { label: 'XLSX', href: href('xlsx') },
            ]}
          />
          <DifferencesTable kind={kind} a={a.number} b={b.number} differences={differences} names={names} />
        </>
      )}
      {total > differences.length && (
        <p className="vs-mention">
          Les {formatNumber(differences.length)} premières sur {formatNumber(total)}
          {'\u00A0'}: les autres sont dans le fichier.
        </p>
      )}
      <p className="vs-mention">
        Les fichiers sont relus tels que reçus, corrections faites sur la page comprises. Des écritures différentes
        d’une même valeur («{'\u00A0'}01/2023{'\u00A0'}», «{'\u00A0'}janv. 2023{'\u00A0'}») sont égales.
      </p>
    </>
  );
}
