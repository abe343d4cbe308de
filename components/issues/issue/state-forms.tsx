'use client';

import { ChoiceField, TextField } from '@/components/issues/inbox/fields';
import type { FormAction } from '@/lib/form-state';
import type { ConcernedProduct } from '@/lib/issues/issue';
import { STATE_WORDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { DayField } from './day-field';
import { IssueForm, type Told } from './issue-form';

const LONGEST = 2000;

export type StateProps = {
  issue: {
    id: number;
    version: number;
    state: keyof typeof STATE_WORDS;
    openedOn: IsoDate;
    fixedOn: IsoDate | null;
    products: Pick<ConcernedProduct, 'code' | 'name' | 'fixedIn'>[];
  };
  today: IsoDate;
  change: FormAction;
};

type Move = StateProps & { to: keyof typeof STATE_WORDS; verb: string; primary: boolean };

const givenOf = ({ issue }: StateProps) => ({ issueId: issue.id, version: issue.version });

/** Moves the issue on, in one click. */
export function MoveForm({ to, verb, primary, change, ...props }: Move) {
  return (
    <IssueForm action={change} given={{ ...givenOf({ change, ...props }), state: to }} verb={verb} primary={primary} />
  );
}

/** Closes or reopens the issue, for a reason that its authors read. */
export function ReasonForm({ to, verb, primary, change, ...props }: Move) {
  const closing = to === 'CLOSED';
  return (
    <IssueForm action={change} given={{ ...givenOf({ change, ...props }), state: to }} verb={verb} primary={primary}>
      {({ typed, ...told }) => (
        <TextField
          name="reason"
          label="Motif"
          hint={
            closing
              ? 'Ses auteurs le liront. L’irritant passe en lecture seule. Aucune donnée de patient.'
              : 'Il reste dans le récit. Aucune donnée de patient.'
          }
          value={typed?.reason ?? ''}
          longest={LONGEST}
          rows={3}
          required
          {...told}
        />
      )}
    </IssueForm>
  );
}

function FixFields({ issue, today, told: { typed, ...told } }: Pick<StateProps, 'issue' | 'today'> & { told: Told }) {
  return (
    <>
      <DayField
        name="fixedOn"
        label="Jour où le correctif est arrivé sur le terrain"
        hint="L’effet se mesure autour de ce jour."
        value={typed?.fixedOn ?? issue.fixedOn ?? ''}
        least={issue.openedOn}
        latest={today}
        {...told}
      />
      {issue.products.map(({ code, name, fixedIn }) => (
        <TextField
          key={code}
          name={`fixedIn:${code}`}
          label={`${name}\u00A0: version corrigée`}
          value={typed?.[`fixedIn:${code}`] ?? fixedIn ?? ''}
          longest={80}
          {...told}
        />
      ))}
    </>
  );
}

/** Says when the fix came, and in which versions: its effect is then to be confirmed. */
export function FixForm({ verb, primary, change, issue, today }: Omit<Move, 'to'>) {
  return (
    <IssueForm
      action={change}
      given={{ issueId: issue.id, version: issue.version, state: 'EFFECT_TO_CONFIRM' }}
      verb={verb}
      primary={primary}
    >
      {(told) => <FixFields issue={issue} today={today} told={told} />}
    </IssueForm>
  );
}

/** Any other state, back or forth. */
export function AnyStateForm({ change, issue, today }: StateProps) {
  const states = Object.entries(STATE_WORDS).filter(([code]) => code !== issue.state);
  return (
    <IssueForm action={change} given={{ issueId: issue.id, version: issue.version }} verb="Changer l’état">
      {({ typed, ...told }) => (
        <>
          <ChoiceField
            name="state"
            label="Nouvel état"
            value={typed?.state ?? states[0]?.[0] ?? ''}
            choices={states.map(([code, label]) => ({ code, label }))}
            {...told}
          />
          <TextField
            name="reason"
            label="Motif"
            hint="Obligatoire pour clore."
            value={typed?.reason ?? ''}
            longest={LONGEST}
            {...told}
          />
          <DayField
            name="fixedOn"
            label="Jour du correctif"
            hint="Pour un effet à confirmer ou mesuré."
            value={typed?.fixedOn ?? issue.fixedOn ?? ''}
            least={issue.openedOn}
            latest={today}
            {...told}
          />
        </>
      )}
    </IssueForm>
  );
}
