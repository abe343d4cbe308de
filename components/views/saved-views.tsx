'use client';

import Link from 'next/link';
import { useId } from 'react';
import { useTextAction } from '@/components/forms/use-form-action';
import type { View } from '@/lib/views/queries';

type Props = {
  views: View[];
  /** The first part of the table's address. */
  topic: string;
  /** What the table shows now, as its address says. */
  query: string;
  /** Gives the refusal to show, or none. */
  keep: (refusal: string | null, form: FormData) => Promise<string | null>;
  forget: (form: FormData) => Promise<void>;
};

/** The person's own views of a table: to open, to keep the present one, to forget. */
export function SavedViews({ views, topic, query, keep, forget }: Props) {
  const id = useId();
  const [refusal, submit, pending] = useTextAction(keep);
  return (
    <div className="vs-views">
      {views.length > 0 && (
        <ul className="vs-plain" aria-label="Vues enregistrées">
          {views.map((view) => (
            <li key={view.id}>
              <Link
                href={view.query ? `/${topic}?${view.query}` : `/${topic}`}
                aria-current={view.query === query ? 'true' : undefined}
                prefetch={false}
              >
                {view.name}
              </Link>
              <form action={forget}>
                <input type="hidden" name="id" value={view.id} />
                <button type="submit" className="vs-views__forget" title={`Supprimer la vue ${view.name}`}>
                  <span aria-hidden="true">×</span>
                  <span className="fr-sr-only">Supprimer la vue {view.name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>Enregistrer cette vue</summary>
        <form action={submit} className="vs-views__form">
          <input type="hidden" name="topic" value={topic} />
          <input type="hidden" name="query" value={query} />
          <label htmlFor={id} className="fr-sr-only">
            Nom de la vue
          </label>
          <input id={id} name="name" className="fr-input" maxLength={60} placeholder="Nom de la vue" required />
          <button type="submit" className="fr-btn fr-btn--secondary" disabled={pending}>
            Enregistrer la vue
          </button>
          {refusal && (
            <p className="fr-error-text" role="alert">
              {refusal}
            </p>
          )}
        </form>
      </details>
    </div>
  );
}
