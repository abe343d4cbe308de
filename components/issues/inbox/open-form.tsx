'use client';

import { useActionState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import type { Choice, ShownFeedback } from '@/lib/issues/inbox-queries';
import { SEVERITY_WORDS } from '@/lib/issues/words';
import { ChoiceField, TextField } from './fields';

type Props = {
  feedback: ShownFeedback;
  categories: readonly Choice[];
  products: readonly Choice[];
  back: string;
  open: FormAction;
};

const SEVERITIES = Object.entries(SEVERITY_WORDS).map(([code, label]) => ({ code, label }));

/** A new issue made of what the feedback says. Its title and statement are public and begin empty: the author's words are not everybody's to read. */
export function OpenForm({ feedback, categories, products, back, open }: Props) {
  const [state, submit, busy] = useActionState(open, { status: 'new' });
  const typed = state.status === 'refused' ? state.values : null;
  const faulty = state.status === 'refused' ? state.field : null;
  const status = 'open-status';
  return (
    <form action={submit}>
      <FormStatus id={status} state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback.id} />
      <TextField
        name="title"
        label="Titre"
        hint="Lu par tous ceux qui voient l’irritant, l’éditeur compris."
        longest={150}
        value={typed?.title ?? ''}
        faulty={faulty}
        status={status}
        required
      />
      <TextField
        name="statement"
        label="Énoncé"
        hint="Lu comme le titre : dites-le avec vos mots, sans nom de personne ni donnée de patient."
        longest={2000}
        rows={5}
        value={typed?.statement ?? ''}
        faulty={faulty}
        status={status}
      />
      {feedback.body.trim() !== '' && (
        <figure className="vs-inbox__beside">
          <figcaption className="vs-mention">Ce qui a été signalé. Les autres régions ne le lisent pas.</figcaption>
          <blockquote className="vs-inbox__body">
            <p>{feedback.body}</p>
          </blockquote>
        </figure>
      )}
      <div className="vs-inbox__fields">
        <ChoiceField
          name="category"
          label="Catégorie"
          value={typed?.category ?? feedback.categoryCode}
          choices={categories}
          faulty={faulty}
          status={status}
        />
        <ChoiceField
          name="severity"
          label="Gravité"
          value={typed?.severity ?? feedback.severity}
          choices={SEVERITIES}
          faulty={faulty}
          status={status}
        />
        <ChoiceField
          name="product"
          label="Logiciel"
          value={typed?.product ?? feedback.productCode ?? ''}
          choices={[{ code: '', label: 'Aucun en particulier' }, ...products]}
          faulty={faulty}
          status={status}
        />
        <ChoiceField
          name="reach"
          label="Portée"
          value={typed?.reach ?? 'national'}
          choices={[
            { code: 'national', label: 'Nationale' },
            ...(feedback.region ? [{ code: 'region', label: `${feedback.region} seulement` }] : []),
          ]}
          faulty={faulty}
          status={status}
        />
      </div>
      <button type="submit" className="fr-btn" disabled={busy}>
        Ouvrir l’irritant
      </button>
    </form>
  );
}
