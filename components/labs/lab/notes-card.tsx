import type { ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import type { LabNote } from '@/lib/labs/lab';
import { CONTACT_LABELS } from '@/lib/labs/labels';

const SHOWN = 4;

function Notes({ notes }: { notes: LabNote[] }) {
  return notes.map(({ id, kind, occurredOn, author, body }) => (
    <article key={id} className="vs-lab-note">
      <p className="vs-lab-note__head">
        <time dateTime={occurredOn}>{formatDate(occurredOn)}</time> · {author} · {CONTACT_LABELS[kind]}
      </p>
      <p className="vs-lab-note__body">{body}</p>
    </article>
  ));
}

/** The contact notes of the State's services, and the form of a new one. */
export function NotesCard({ notes, children }: { notes: LabNote[]; children: ReactNode }) {
  return (
    <section id="notes" className="vs-page-card vs-lab-card" aria-labelledby="notes-title">
      <h2 id="notes-title">Notes de contact</h2>
      {notes.length === 0 && (
        <p className="vs-mention">Aucune note. Un appel, une visite{'\u00A0'}: écrivez ce qui s’est dit.</p>
      )}
      <Notes notes={notes.slice(0, SHOWN)} />
      {notes.length > SHOWN && (
        <details className="vs-lab-more">
          <summary>Voir les {notes.length - SHOWN} notes plus anciennes</summary>
          <Notes notes={notes.slice(SHOWN)} />
        </details>
      )}
      {children}
    </section>
  );
}
