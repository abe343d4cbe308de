'use client';

import { Input } from '@codegouvfr/react-dsfr/Input';
import type { MergerAnswer } from '@/lib/labs/merger-actions';
import type { IsoDate } from '@/lib/month';
import { MergerAnswerText } from './merger-answer';
import { useMergerAction } from './use-merger-action';

type Props = {
  record: (before: MergerAnswer, form: FormData) => Promise<MergerAnswer>;
  /** No later date of effect. */
  latest: IsoDate;
};

/** Records a merger by the two numbers and its day. */
export function MergerForm({ record, latest }: Props) {
  const [answer, submit, pending] = useMergerAction(record);
  return (
    <section className="vs-section" aria-labelledby="record-merger">
      <h2 id="record-merger">Enregistrer une reprise</h2>
      <form action={submit} className="vs-merger-form">
        <Input
          label="Entité reprise (FINESS EJ)"
          nativeInputProps={{ name: 'absorbed', required: true, maxLength: 9, autoComplete: 'off' }}
        />
        <Input
          label="Reprise par (FINESS EJ)"
          nativeInputProps={{ name: 'successor', required: true, maxLength: 9, autoComplete: 'off' }}
        />
        <Input
          label="Date d’effet"
          nativeInputProps={{ name: 'effectiveOn', type: 'date', required: true, max: latest }}
        />
        <button type="submit" className="fr-btn" disabled={pending}>
          Enregistrer la reprise
        </button>
      </form>
      <MergerAnswerText answer={answer} />
    </section>
  );
}
