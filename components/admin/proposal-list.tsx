'use client';

import { useId } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { MergerAnswer } from '@/lib/labs/merger-actions';
import type { Proposal } from '@/lib/labs/merger-queries';
import { MergerAnswerText } from './merger-answer';
import { useMergerAction } from './use-merger-action';

type Decide = (before: MergerAnswer, form: FormData) => Promise<MergerAnswer>;
type Props = { proposals: Proposal[]; accept: Decide; reject: Decide };

function ProposalItem({ proposal, accept, reject }: Omit<Props, 'proposals'> & { proposal: Proposal }) {
  const field = useId();
  const [accepted, submitAccept, accepting] = useMergerAction(accept);
  const [rejected, submitReject, rejecting] = useMergerAction(reject);
  const { id, absorbed, successor, sites, seenOn } = proposal;
  return (
    <li className="vs-card">
      <p>
        <strong>{absorbed.name}</strong> ({absorbed.finess}) reprise par <strong>{successor.name}</strong> (
        {successor.finess}){'\u202F'}? {formatCount(sites, 'site')}, tous vus chez elle dans l’extraction du{' '}
        {formatDate(seenOn)}.
      </p>
      <form action={submitAccept} className="vs-merger-form">
        <input type="hidden" name="id" value={id} />
        <div>
          <label className="fr-label" htmlFor={field}>
            Date d’effet
          </label>
          <input
            id={field}
            className="fr-input"
            type="date"
            name="effectiveOn"
            defaultValue={seenOn}
            max={seenOn}
            required
          />
        </div>
        <button type="submit" className="fr-btn" disabled={accepting}>
          Enregistrer la reprise
        </button>
      </form>
      <form action={submitReject}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={rejecting}>
          Écarter la proposition
        </button>
      </form>
      <MergerAnswerText answer={accepted ?? rejected} />
    </li>
  );
}

/** Mergers that an import has proposed: a person decides, and says since when. */
export function ProposalList({ proposals, accept, reject }: Props) {
  if (proposals.length === 0) return null;
  return (
    <section className="vs-section" aria-labelledby="proposals">
      <h2 id="proposals">À décider</h2>
      <ul className="vs-cards">
        {proposals.map((proposal) => (
          <ProposalItem key={proposal.id} proposal={proposal} accept={accept} reject={reject} />
        ))}
      </ul>
    </section>
  );
}
