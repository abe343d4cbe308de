'use client';

import { ChoiceField, TextField } from '@/components/issues/inbox/fields';
import type { FormAction } from '@/lib/form-state';
import type { IssueAction } from '@/lib/issues/issue';
import { ACTION_STATE_WORDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { DayField } from './day-field';
import { IssueForm } from './issue-form';

type Props = {
  /** Null: of a meeting, about no single issue. */
  issueId: number | null;
  action: Pick<IssueAction, 'id' | 'version' | 'state' | 'doneOn' | 'result' | 'madeOn' | 'what'>;
  today: IsoDate;
  advance: FormAction;
};

/** What comes next, offered first. */
const NEXT = { TODO: 'IN_PROGRESS', IN_PROGRESS: 'DONE', DONE: 'DONE', DROPPED: 'TODO' } as const;

/** Says where an action stands. */
export function AdvanceForm({ issueId, action, today, advance }: Props) {
  const { id, version, state, doneOn, result, madeOn, what } = action;
  return (
    <details className="vs-issue-more">
      <summary>
        Dire où elle en est<span className="fr-sr-only">{`\u00A0: ${what}`}</span>
      </summary>
      <IssueForm
        action={advance}
        given={{ issueId: issueId ?? '', action: id, actionVersion: version }}
        verb="Enregistrer où elle en est"
      >
        {({ typed, ...told }) => (
          <>
            <ChoiceField
              name="state"
              label="État"
              value={typed?.state ?? NEXT[state]}
              choices={Object.entries(ACTION_STATE_WORDS).map(([code, label]) => ({ code, label }))}
              {...told}
            />
            <DayField
              name="doneOn"
              label="Faite le"
              hint="Pour une action faite."
              value={typed?.doneOn ?? doneOn ?? today}
              least={madeOn}
              latest={today}
              {...told}
            />
            <TextField
              name="result"
              label="Résultat, ou motif d’abandon"
              hint="Aucune donnée de patient."
              value={typed?.result ?? result ?? ''}
              longest={2000}
              rows={2}
              {...told}
            />
          </>
        )}
      </IssueForm>
    </details>
  );
}
