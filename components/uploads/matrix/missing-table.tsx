import Link from 'next/link';
import { formatOfMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import type { MissingLab } from '@/lib/uploads/matrix-queries';

const MOST_SHOWN = 300;

/** The labs of which a month lacks the counts. */
export function MissingTable({ labs, month }: { labs: readonly MissingLab[]; month: Month }) {
  return (
    <section className="vs-section" aria-labelledby="missing-title">
      <h2 id="missing-title">
        {labs.length > 1 ? `${formatCount(labs.length, 'laboratoire')} manquent` : 'Un laboratoire manque'} au titre{' '}
        {formatOfMonth(month)}
      </h2>
      <p className="vs-mention">
        Un laboratoire qui n’a rien envoyé se déclare à 0{'\u202F'}; sans ligne, son nombre reste inconnu.
      </p>
      <section className="vs-scroll" aria-label="Laboratoires qui manquent" tabIndex={0}>
        <table className="vs-table">
          <thead>
            <tr>
              <th scope="col">Laboratoire</th>
              <th scope="col">FINESS</th>
              <th scope="col">Ville</th>
              <th scope="col">Produit</th>
            </tr>
          </thead>
          <tbody>
            {labs.slice(0, MOST_SHOWN).map(({ finess, name, town, product }) => (
              <tr key={finess}>
                <th scope="row">
                  <Link href={`/labs/${finess}`} prefetch={false}>
                    {name}
                  </Link>
                </th>
                <td>{finess}</td>
                <td>{town}</td>
                <td>{product}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {labs.length > MOST_SHOWN && (
        <p className="vs-mention">
          Et {formatCount(labs.length - MOST_SHOWN, 'autre')}
          {'\u00A0'}: ils sont dans le modèle à remplir.
        </p>
      )}
    </section>
  );
}
