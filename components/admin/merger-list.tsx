'use client';

import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import type { MergerAnswer } from '@/lib/labs/merger-actions';
import type { Merger } from '@/lib/labs/merger-queries';
import { MergerAnswerText } from './merger-answer';
import { useMergerAction } from './use-merger-action';

type Props = { mergers: Merger[]; undo: (before: MergerAnswer, form: FormData) => Promise<MergerAnswer> };

/** The mergers recorded; each can be taken back, and says what that does. */
export function MergerList({ mergers, undo }: Props) {
  const [answer, submit, pending] = useMergerAction(undo);
  if (mergers.length === 0) return <MergerAnswerText answer={answer} />;
  return (
    <section className="vs-section" aria-labelledby="mergers">
      <h2 id="mergers">Reprises enregistrées</h2>
      <MergerAnswerText answer={answer} />
      <ul className="vs-plain vs-merger-list">
        {mergers.map(({ absorbed, successor, effectiveOn }) => (
          <li key={absorbed.finess}>
            <span>
              {formatDate(effectiveOn)}
              {'\u00A0'}: <Link href={`/labs/${absorbed.finess}`}>{absorbed.name}</Link> reprise par{' '}
              <Link href={`/labs/${successor.finess}`}>{successor.name}</Link>
            </span>
            <details>
              <summary>Annuler cette reprise</summary>
              <form action={submit}>
                <input type="hidden" name="absorbed" value={absorbed.finess} />
                <p>
                  {absorbed.name} redevient ce qu’elle était avant la reprise, et ses sites lui reviennent. Les chiffres
                  depuis le {formatDate(effectiveOn)} la compteront à part.
                </p>
                <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={pending}>
                  Annuler la reprise
                </button>
              </form>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
