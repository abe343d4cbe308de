import Link from 'next/link';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { ConcernedLabs } from '@/lib/issues/issue';

type Props = { labs: ConcernedLabs };

/** The labs concerned: bars by region, then those that the reader may see one by one. */
export function LabsCard({ labs: { regions, named, unnamed } }: Props) {
  const total = named.length + unnamed;
  const most = Math.max(1, ...regions.map(({ labs }) => labs));
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="labs-title">
      <h2 id="labs-title">{total === 0 ? 'Laboratoires' : formatCount(total, 'laboratoire')}</h2>
      {total === 0 && <p className="vs-mention">Aucun laboratoire n’est attaché à cet irritant.</p>}
      {regions.length > 0 && (
        <table className="vs-issue-bars">
          <caption className="fr-sr-only">Laboratoires concernés par région</caption>
          <tbody>
            {regions.map(({ name, labs }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="vs-issue-bars__track" aria-hidden="true">
                  <span style={{ width: `${(labs / most) * 100}%` }} />
                </td>
                <td className="vs-num">{formatNumber(labs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {named.length > 0 && (
        <details className="vs-issue-more">
          <summary>Afficher la liste</summary>
          <ul className="vs-plain vs-issue-list">
            {named.map(({ finess, name, town }) => (
              <li key={finess}>
                <Link href={`/labs/${finess}`} prefetch={false}>
                  {name}
                </Link>
                , {town}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unnamed > 0 && total > 0 && (
        <p className="vs-mention">
          {named.length === 0
            ? 'Ils ne sont pas nommés\u00A0: ils sont hors de votre périmètre.'
            : `Et ${formatCount(unnamed, 'laboratoire')} hors de votre périmètre.`}
        </p>
      )}
    </section>
  );
}
