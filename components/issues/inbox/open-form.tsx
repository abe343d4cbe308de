'use client';

import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import type { Choice, ShownFeedback } from '@/lib/issues/inbox-queries';
import { SEVERITY_WORDS } from '@/lib/issues/words';
import { ChoiceField, TextField } from './fields';
import { useFields } from './use-fields';

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
  const { state, submit, busy, field } = useFields(open, 'open-status');
  return (
    <form action={submit}>
      <FormStatus id="open-status" state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback.id} />
      <TextField
        {...field('title')}
        label="Titre"
        hint="Lu par tous ceux qui voient l’irritant, l’éditeur compris."
        longest={150}
        required
      />
      <TextField
        {...field('statement')}
        label="Énoncé"
        hint="Lu comme le titre : dites-le avec vos mots, sans nom de personne ni donnée de patient."
        longest={2000}
        rows={5}
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
        <ChoiceField {...field('category', feedback.categoryCode)} label="Catégorie" choices={categories} />
        <ChoiceField {...field('severity', feedback.severity)} label="Gravité" choices={SEVERITIES} />
        <ChoiceField
          {...field('product', feedback.productCode ?? '')}
          label="Logiciel"
          choices={[{ code: '', label: 'Aucun en particulier' }, ...products]}
        />
        <ChoiceField
          {...field('reach', 'national')}
          label="Portée"
          choices={[
            { code: 'national', label: 'Nationale' },
            ...(feedback.region ? [{ code: 'region', label: `${feedback.region} seulement` }] : []),
          ]}
        />
      </div>
      <button type="submit" className="fr-btn" disabled={busy}>
        Ouvrir l’irritant
      </button>
    </form>
  );
}
