import { formatInstant } from '@/lib/format/date';
import type { SentReminder } from '@/lib/uploads/reminder-queries';

/** The reminders already sent for a vendor's month, each with its text. */
export function ReminderList({ reminders }: { reminders: readonly SentReminder[] }) {
  if (reminders.length === 0) return <p className="vs-mention">Aucune relance pour ce mois.</p>;
  return (
    <ul className="vs-plain">
      {reminders.map(({ id, sentAt, senderLabel, mailed, recipients, body }) => (
        <li key={id}>
          <details>
            <summary>
              Relancé le {formatInstant(sentAt)} par {senderLabel}, {mailed ? 'par courriel' : 'texte copié'}
            </summary>
            <p className="vs-mention">
              À{'\u00A0'}: {recipients.join(', ') || 'personne'}
            </p>
            <p className="vs-reminders__body">{body}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
