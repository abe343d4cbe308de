import type { ReconciliationNote } from '@/lib/feeds/reconciliation-queries';
import { formatInstant } from '@/lib/format/date';

/** What has been said of the month's differences, the newest first. */
export function NotesList({ notes }: { notes: readonly ReconciliationNote[] }) {
  if (notes.length === 0) return <p className="vs-mention">Aucune note pour ce mois.</p>;
  return (
    <ul className="vs-plain vs-reconciliation-notes">
      {notes.map(({ id, vendor, lab, body, author, at }) => (
        <li key={id}>
          <p>
            <strong>{lab ? `${lab.name} (${lab.finess})` : 'Tout le mois'}</strong>
            {vendor && `, ${vendor}`}
          </p>
          <p className="vs-reconciliation-notes__body">{body}</p>
          <p className="vs-mention">
            {author}, {formatInstant(at)}
          </p>
        </li>
      ))}
    </ul>
  );
}
