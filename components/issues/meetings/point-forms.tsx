'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction, FormState } from '@/lib/form-state';
import type { MeetingChoices } from '@/lib/issues/meeting-queries';
import { ACTION_KINDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { MeetingKey } from './meeting-forms';

const NEW: FormState = { status: 'new' };
const typedIn = (state: FormState) => (state.status === 'refused' ? state.values : null);

type OnPoint = { meeting: number; version: number; point: number };

/** Moves a point of the agenda, or takes it off. */
export function ArrangeForm({
  name,
  first,
  last,
  removable,
  arrange,
  point,
  ...key
}: OnPoint & { name: string; first: boolean; last: boolean; removable: boolean; arrange: FormAction }) {
  const [state, submit, busy] = useFormAction(arrange);
  const button = (what: 'up' | 'down' | 'remove', text: string, icon: string, disabled: boolean) => (
    <button
      type="submit"
      name="do"
      value={what}
      className={`fr-btn fr-btn--tertiary-no-outline fr-btn--sm ${icon}`}
      disabled={busy || disabled}
      title={`${text}\u00A0: ${name}`}
    >
      {text}
      <span className="fr-sr-only">{`\u00A0: ${name}`}</span>
    </button>
  );
  return (
    <form action={submit} className="vs-point__arrange" aria-label={`Placer «\u00A0${name}\u00A0»`}>
      <MeetingKey {...key} />
      <input type="hidden" name="point" value={point} />
      {button('up', 'Monter', 'fr-icon-arrow-up-line', first)}
      {button('down', 'Descendre', 'fr-icon-arrow-down-line', last)}
      {removable && button('remove', 'Retirer', 'fr-icon-delete-line', false)}
      <FormStatus id={`arrange-${point}-status`} state={state.status === 'refused' ? state : NEW} />
    </form>
  );
}

/** What was decided about a point. */
export function DecisionForm({
  decision,
  save,
  point,
  ...key
}: OnPoint & { decision: string | null; save: FormAction }) {
  const [state, submit, busy] = useFormAction(save);
  const typed = typedIn(state);
  const id = `decision-${point}`;
  return (
    <form action={submit} className="vs-point__decision">
      <FormStatus id={`${id}-status`} state={state} />
      <MeetingKey {...key} />
      <input type="hidden" name="point" value={point} />
      <label className="fr-label" htmlFor={id}>
        Décision
      </label>
      <textarea
        className="fr-input"
        id={id}
        name="decision"
        rows={2}
        maxLength={2000}
        defaultValue={typed?.decision ?? decision ?? ''}
        aria-invalid={state.status === 'refused'}
        aria-describedby={`${id}-status`}
      />
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Enregistrer la décision'}
      </button>
    </form>
  );
}

/** Makes an action of what was decided. */
export function ActionForm({
  name,
  heldOn,
  owners,
  create,
  point,
  ...key
}: OnPoint & { name: string; heldOn: IsoDate; owners: MeetingChoices['owners']; create: FormAction }) {
  const [state, submit, busy] = useFormAction(create);
  const typed = typedIn(state);
  const faulty = (field: string) => state.status === 'refused' && state.field === field;
  const id = `action-${point}`;
  return (
    <details className="vs-meeting-more" open={state.status !== 'new' || undefined}>
      <summary>
        Créer une action<span className="fr-sr-only">{`\u00A0: ${name}`}</span>
      </summary>
      <form action={submit} className="vs-point__action" aria-label={`Créer une action\u00A0: ${name}`}>
        <FormStatus id={`${id}-status`} state={state} />
        <MeetingKey {...key} />
        <input type="hidden" name="point" value={point} />
        <div className="fr-input-group vs-point__what">
          <label className="fr-label" htmlFor={`${id}-what`}>
            Ce qui est à faire
          </label>
          <input
            className="fr-input"
            id={`${id}-what`}
            name="what"
            type="text"
            maxLength={2000}
            defaultValue={typed?.what ?? ''}
            aria-invalid={faulty('what')}
            aria-describedby={`${id}-status`}
            required
          />
        </div>
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${id}-kind`}>
            Type
          </label>
          <select
            key={typed?.kind ?? ''}
            className="fr-select"
            id={`${id}-kind`}
            name="kind"
            defaultValue={typed?.kind ?? 'ACTION-TECH'}
          >
            <optgroup label="Services de l’État">
              {Object.entries(ACTION_KINDS).map(
                ([code, { label, vendor }]) =>
                  !vendor && (
                    <option key={code} value={code}>
                      {label}
                    </option>
                  ),
              )}
            </optgroup>
            <optgroup label="Éditeurs">
              {Object.entries(ACTION_KINDS).map(
                ([code, { label, vendor }]) =>
                  vendor && (
                    <option key={code} value={code}>
                      {label}
                    </option>
                  ),
              )}
            </optgroup>
          </select>
        </div>
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${id}-owner`}>
            Qui
          </label>
          <select
            key={typed?.owner ?? ''}
            className="fr-select"
            id={`${id}-owner`}
            name="owner"
            defaultValue={typed?.owner ?? 'DNS'}
            aria-invalid={faulty('owner')}
            aria-describedby={`${id}-status`}
          >
            {owners.map(({ group, choices }) => (
              <optgroup key={group} label={group}>
                {choices.map(({ code, label }) => (
                  <option key={code} value={code}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={`${id}-due`}>
            Échéance
          </label>
          <input
            className="fr-input"
            id={`${id}-due`}
            name="dueOn"
            type="date"
            min={heldOn}
            defaultValue={typed?.dueOn ?? ''}
            aria-invalid={faulty('dueOn')}
            aria-describedby={`${id}-status`}
            required
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
          {busy ? 'Création…' : 'Créer l’action'}
        </button>
      </form>
    </details>
  );
}
