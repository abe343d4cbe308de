import Link from 'next/link';
import { formatMonth } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { MonthContext } from '@/lib/uploads/month-context-queries';

const MOST_NAMED = 8;

/** The labs of the installed base that the month still lacks, and the way to declare them: a table filled in with zeros, to be deposited beside. */
export function MissingLabs({ id, context, deposits }: { id: string; context: MonthContext; deposits: boolean }) {
  const { missing, month, expected } = context;
  if (!missing || missing.length === 0) return null;
  const several = missing.length > 1;
  return (
    <section className="vs-missing">
      <h3 className="fr-h6">
        {formatCount(missing.length, 'laboratoire')} {several ? 'n’ont' : 'n’a'} pas de ligne en {formatMonth(month)}
      </h3>
      <p>
        {missing
          .slice(0, MOST_NAMED)
          .map(({ name }) => name)
          .join(' · ')}
        {missing.length > MOST_NAMED && ` et ${formatNumber(missing.length - MOST_NAMED)} autres`}
      </p>
      <p className="vs-mention">
        Sur {formatCount(expected, 'laboratoire')} de votre parc ce mois-là. Sans ligne, leur nombre reste inconnu, et
        le mois incomplet.
      </p>
      {deposits && (
        <p>
          <Link href={`/uploads/new?kind=feeds&complete=${id}#paste`}>Ajouter leurs lignes</Link>
        </p>
      )}
    </section>
  );
}
