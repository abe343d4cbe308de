import type { FormAction } from '@/lib/form-state';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { IssueAction } from '@/lib/issues/issue';
import { isOpenAction } from '@/lib/issues/open-action';
import { ACTION_STATE_WORDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { LateSign } from '../severity-mark';
import { AdvanceForm } from './advance-form';

type Props = { issueId: number; actions: readonly IssueAction[]; today: IsoDate; advance: FormAction };

const ICONS = {
  TODO: 'fr-icon-time-line',
  IN_PROGRESS: 'fr-icon-play-circle-line',
  DONE: 'fr-icon-checkbox-circle-fill',
  DROPPED: 'fr-icon-close-circle-line',
};

function titleOf(actions: readonly IssueAction[]): string {
  if (actions.length === 0) return 'Actions';
  const open = actions.filter(isOpenAction);
  const late = open.filter(({ lateDays }) => lateDays !== null).length;
  const count = formatCount(actions.length, 'action');
  if (late > 0) return `${count}, dont ${late} en retard`;
  if (open.length > 0) return `${count}, ${formatCount(open.length, 'ouverte')}`;
  return `${count}, ${actions.length > 1 ? 'terminées' : 'terminée'}`;
}

function standing({ state, doneOn, dueOn, lateDays }: IssueAction): string {
  if (state === 'DONE') return `faite${doneOn ? ` le ${formatDate(doneOn)}` : ''}, due le ${formatDate(dueOn)}`;
  const word = inSentence(ACTION_STATE_WORDS[state]);
  if (state === 'DROPPED') return word;
  return lateDays === null
    ? `${word}, pour le ${formatDate(dueOn)}`
    : `${word}, due le ${formatDate(dueOn)}, ${formatCount(lateDays, 'jour')} de retard`;
}

/** Who does what by when, and how far it is. */
export function ActionsCard({ issueId, actions, today, advance }: Props) {
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="actions-title" id="actions">
      <h2 id="actions-title">{titleOf(actions)}</h2>
      {actions.length === 0 && <p className="vs-mention">Aucune action n’a encore été décidée.</p>}
      <ul className="vs-plain">
        {actions.map((action) => (
          <li key={action.id} className="vs-issue-action">
            <h3>{action.what}</h3>
            {action.lateDays === null ? (
              <p
                className={`vs-issue-action__state vs-issue-action__state--${action.state.toLowerCase()} ${ICONS[action.state]}`}
              >
                {action.owner} · {standing(action)}
              </p>
            ) : (
              <p className="vs-issue-action__state">
                <strong className="vs-late">
                  <LateSign /> {action.owner} · {standing(action)}
                </strong>
              </p>
            )}
            <p className="vs-mention">
              {action.kind}, décidée le {formatDate(action.madeOn)}.
            </p>
            {action.result && <blockquote className="vs-issue-quote">{action.result}</blockquote>}
            {action.mine && <AdvanceForm issueId={issueId} action={action} today={today} advance={advance} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
