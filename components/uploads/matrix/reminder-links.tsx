import Link from 'next/link';
import { formatOfMonth } from '@/lib/format/date';
import type { Remindable } from '@/lib/uploads/matrix-words';

const MOST_MONTHS = 4;

const verb = (count: number, one: string, several: string) => (count > 1 ? several : one);

/** One button a month and a reason, to remind several vendors together. */
export function ReminderLinks({ months }: { months: readonly Remindable[] }) {
  if (months.length === 0) return null;
  return (
    <ul className="vs-plain vs-remind-links">
      {months.slice(0, MOST_MONTHS).map(({ month, late, incomplete }) => (
        <li key={month}>
          {late > 0 && (
            <Link
              className="fr-btn fr-btn--secondary fr-btn--sm"
              href={`/uploads/matrix/remind?month=${month}&of=late`}
            >
              {verb(late, 'Relancer celui en retard', `Relancer les ${late} en retard`)} {formatOfMonth(month)}
            </Link>
          )}
          {incomplete > 0 && (
            <Link
              className="fr-btn fr-btn--tertiary fr-btn--sm"
              href={`/uploads/matrix/remind?month=${month}&of=partial`}
            >
              {verb(incomplete, 'Relancer l’incomplet', `Relancer les ${incomplete} incomplets`)} {formatOfMonth(month)}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
