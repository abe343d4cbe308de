import Link from 'next/link';
import { formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';

type Props = { id: string; number: string; receivedAt: Date; errors: number };

/** The way back to a deposit that was begun and never written. */
export function Unfinished({ id, number, receivedAt, errors }: Props) {
  return (
    <p className="vs-unfinished fr-icon-edit-line">
      <span>
        <Link href={`/uploads/${id}`}>Reprendre le dépôt {number}</Link>, commencé le {formatInstant(receivedAt)}
        {errors > 0 ? `, ${formatCount(errors, 'erreur')} à corriger` : ', prêt à appliquer'}. Rien n’en est encore
        écrit.
      </span>
    </p>
  );
}
