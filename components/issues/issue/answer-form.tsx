'use client';

import { ChoiceField, TextField } from '@/components/issues/inbox/fields';
import type { FormAction } from '@/lib/form-state';
import type { IsoDate } from '@/lib/month';
import { DayField } from './day-field';
import { IssueForm } from './issue-form';

type Props = { issueId: number; today: IsoDate; send: FormAction; primary: boolean };

const KINDS = [
  { code: 'ACCEPTED', label: 'Acceptée' },
  { code: 'PLANNED', label: 'Planifiée dans une version' },
  { code: 'REJECTED', label: 'Refusée' },
];

/** A vendor's answer. */
export function AnswerForm({ issueId, today, send, primary }: Props) {
  return (
    <IssueForm action={send} given={{ issueId }} verb="Envoyer la réponse" primary={primary}>
      {({ typed, ...told }) => (
        <>
          <ChoiceField name="kind" label="Votre réponse" value={typed?.kind ?? 'ACCEPTED'} choices={KINDS} {...told} />
          <TextField
            name="version"
            label="Version prévue"
            hint="Pour une réponse planifiée."
            value={typed?.version ?? ''}
            longest={80}
            {...told}
          />
          <DayField
            name="plannedOn"
            label="Jour prévu"
            hint="Pour une réponse planifiée."
            value={typed?.plannedOn ?? ''}
            least={today}
            {...told}
          />
          <TextField
            name="body"
            label="Précisions"
            hint={'Obligatoires pour un refus\u00A0: le terrain les lit. Aucune donnée de patient.'}
            value={typed?.body ?? ''}
            longest={2000}
            rows={4}
            {...told}
          />
        </>
      )}
    </IssueForm>
  );
}
