'use client';

import { useEffect, useState } from 'react';
import { formatCount } from '@/lib/format/number';
import { refusedText, type SimilarIssue } from '@/lib/issues/report';
import { post } from './sending';

const PAUSE_MS = 600;

type Props = {
  text: string;
  category: string;
  /** FINESS EJ; null: no lab in particular. */
  lab: string | null;
  chosen: { id: number; title: string } | null;
  onToggle: (issue: { id: number; title: string } | null) => void;
};

/** The known issues that are like what is being typed; «Moi aussi» joins one, a second tap takes it back. */
export function SimilarIssues({ text, category, lab, chosen, onToggle }: Props) {
  const [found, setFound] = useState<SimilarIssue[]>([]);

  useEffect(() => {
    // What must not leave the phone does not leave it for a search either.
    if (refusedText(text) !== null) return;
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const response = await post('/issues/new/similar', { text, category, lab }, stop.signal);
        if (response.ok) setFound((await response.json()) as SimilarIssue[]);
      } catch {
        // Offline: those found before stay.
      }
    }, PAUSE_MS);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [text, category, lab]);

  const shown: SimilarIssue[] =
    chosen && !found.some(({ id }) => id === chosen.id)
      ? [{ ...chosen, legalEntities: 0, standing: '' }, ...found]
      : found;
  const title = formatCount(shown.length, 'irritant semblable', 'irritants semblables');
  return (
    <section className="vs-similar" aria-label="Irritants semblables">
      <p className="fr-sr-only" role="status">
        {shown.length > 0 ? title : ''}
      </p>
      {shown.length > 0 && (
        <>
          <h2 className="vs-say__head">{title}</h2>
          <ul>
            {shown.map(({ id, title: name, legalEntities, standing }) => (
              <li key={id}>
                <span className="vs-similar__text">
                  <span>{name}</span>
                  {standing !== '' && (
                    <span className="vs-similar__detail">
                      {legalEntities > 0 ? `${formatCount(legalEntities, 'EJ', 'EJ')} · ` : ''}
                      {standing}
                    </span>
                  )}
                </span>
                <button
                  type="button"
                  className="vs-similar__too"
                  aria-pressed={chosen?.id === id}
                  aria-label={`Moi aussi\u00A0: ${name}`}
                  onClick={() => onToggle(chosen?.id === id ? null : { id, title: name })}
                >
                  {chosen?.id === id && <span className="fr-icon-check-line" aria-hidden="true" />}
                  Moi aussi
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
