'use client';

import { Input } from '@codegouvfr/react-dsfr/Input';
import type { MergerAnswer } from '@/lib/labs/merger-actions';
import type { IsoDate } from '@/lib/month';
import { MergerAnswerText } from './merger-answer';
import { useMergerAction } from './use-merger-action';

type Props = {
  close: (before: MergerAnswer, form: FormData) => Promise<MergerAnswer>;
  /** No later day of closing. */
  latest: IsoDate;
};

/** Closes an entity that nobody has taken over; an empty day opens it again. */
export function ClosingForm({ close, latest }: Props) {
  const [answer, submit, pending] = useMergerAction(close);
  return (
    <section className="vs-section" aria-labelledby="close-entity">
      <h2 id="close-entity">Fermer ou rouvrir une entité</h2>
      <form action={submit} className="vs-merger-form">
        <Input
          label="Entité (FINESS EJ)"
          nativeInputProps={{ name: 'finess', required: true, maxLength: 9, autoComplete: 'off' }}
        />
        <Input
          label="Premier jour de fermeture"
          hintText="Vide pour rouvrir l’entité"
          nativeInputProps={{ name: 'closedOn', type: 'date', max: latest }}
        />
        <button type="submit" className="fr-btn" disabled={pending}>
          Enregistrer la fermeture ou la réouverture
        </button>
      </form>
      <MergerAnswerText answer={answer} />
    </section>
  );
}
