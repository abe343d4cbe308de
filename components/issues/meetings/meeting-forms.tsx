'use client';

import Link from 'next/link';
import { FormStatus } from '@/components/forms/form-status';
import { textsOf, useFormAction } from '@/components/forms/use-form-action';
import type { FormAction, FormState } from '@/lib/form-state';
import type { IsoDate } from '@/lib/month';
import { OrganisationsField } from './organisations-field';

const typedIn = (state: FormState) => (state.status === 'refused' ? state.values : null);
const faulty = (state: FormState, field: string) => state.status === 'refused' && state.field === field;

/** The organisations ticked go with those typed, one a line, as the fields take them back. */
function typedOf(form: FormData): { [name: string]: string } {
  const texts = textsOf(form);
  return { ...texts, organisations: [texts.organisation ?? '', texts.organisations ?? ''].join('\n') };
}

type Fields = {
  id: string;
  state: FormState;
  usual: readonly string[];
  given: { title: string; heldOn: string; organisations: readonly string[] };
};

/** Title, day and participants of a meeting. */
function MeetingFields({ id, state, usual, given }: Fields) {
  const typed = typedIn(state);
  return (
    <>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}-day`}>
          Date du comité
        </label>
        <input
          className="fr-input"
          id={`${id}-day`}
          name="heldOn"
          type="date"
          defaultValue={typed?.heldOn ?? given.heldOn}
          aria-invalid={faulty(state, 'heldOn')}
          aria-describedby={`${id}-status`}
          required
        />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}-title`}>
          Titre
          <span className="fr-hint-text">
            Vide{'\u00A0'}: «{'\u00A0'}Comité de suivi du{'\u00A0'}…{'\u00A0'}»
          </span>
        </label>
        <input
          className="fr-input"
          id={`${id}-title`}
          name="title"
          type="text"
          maxLength={200}
          defaultValue={typed?.title ?? given.title}
          aria-invalid={faulty(state, 'title')}
          aria-describedby={`${id}-status`}
        />
      </div>
      <OrganisationsField
        id={id}
        usual={usual}
        given={typed ? (typed.organisations ?? '').split('\n').filter(Boolean) : given.organisations}
        invalid={faulty(state, 'organisations')}
      />
    </>
  );
}

/** Prepares a meeting. Works without JavaScript. */
export function NewMeetingForm({ usual, prepare }: { usual: readonly string[]; prepare: FormAction }) {
  const [state, submit, busy] = useFormAction(prepare, typedOf);
  return (
    <details className="vs-meeting-more" open={state.status === 'refused' || undefined}>
      <summary className="fr-btn">Préparer un comité</summary>
      <form action={submit} className="vs-meeting-form" aria-label="Préparer un comité">
        <p className="vs-mention">
          L’ordre du jour se dresse tout seul{'\u00A0'}: actions en retard, irritants les plus lourds. Vous pourrez le
          changer. Les suites du dernier comité s’affichent au-dessus.
        </p>
        <FormStatus id="new-meeting-status" state={state} />
        {state.status === 'refused' && state.values.existing && (
          <p>
            <Link href={`/issues/meetings/${state.values.existing}`}>Ouvrir ce comité</Link>
          </p>
        )}
        <MeetingFields
          id="new-meeting"
          state={state}
          usual={usual}
          given={{ title: '', heldOn: '', organisations: ['DNS'] }}
        />
        <button type="submit" className="fr-btn" disabled={busy}>
          {busy ? 'Préparation…' : 'Dresser l’ordre du jour'}
        </button>
      </form>
    </details>
  );
}

type OnMeeting = { meeting: number; version: number };

/** Which meeting the form is about, and the version it was made with. */
export function MeetingKey({ meeting, version }: OnMeeting) {
  return (
    <>
      <input type="hidden" name="meeting" value={meeting} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** Changes the title, the day and the participants. */
export function EditMeetingForm({
  usual,
  given,
  change,
  ...key
}: OnMeeting & Pick<Fields, 'usual' | 'given'> & { change: FormAction }) {
  const [state, submit, busy] = useFormAction(change, typedOf);
  return (
    <details className="vs-meeting-more" open={state.status !== 'new' || undefined}>
      <summary>Modifier la date ou les participants</summary>
      <form action={submit} className="vs-meeting-form" aria-label="Modifier le comité">
        <FormStatus id="edit-meeting-status" state={state} />
        <MeetingKey {...key} />
        <MeetingFields id="edit-meeting" state={state} usual={usual} given={given} />
        <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
          {busy ? 'Enregistrement…' : 'Enregistrer'}
        </button>
      </form>
    </details>
  );
}

/** Adds a point to the agenda: a subject, or an issue by its number. */
export function AddPointForm({
  issues,
  add,
  ...key
}: OnMeeting & { issues: readonly { id: number; title: string }[]; add: FormAction }) {
  const [state, submit, busy] = useFormAction(add);
  const typed = typedIn(state);
  return (
    <section className="vs-meeting-card" aria-labelledby="add-point-title">
      <h2 id="add-point-title">Ajouter un point</h2>
      <form action={submit} className="vs-meeting-form" aria-labelledby="add-point-title">
        <FormStatus id="add-point-status" state={state} />
        <MeetingKey {...key} />
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="add-point-issue">
            Irritant
          </label>
          <select
            key={typed?.issue ?? ''}
            className="fr-select"
            id="add-point-issue"
            name="issue"
            defaultValue={typed?.issue ?? ''}
            aria-describedby="add-point-status"
          >
            <option value="">Aucun{'\u00A0'}: sujet libre</option>
            {issues.map(({ id, title }) => (
              <option key={id} value={id}>
                n°{'\u00A0'}
                {id} {title}
              </option>
            ))}
          </select>
        </div>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="add-point-subject">
            Sujet
            <span className="fr-hint-text">Vide{'\u00A0'}: le titre de l’irritant</span>
          </label>
          <input
            className="fr-input"
            id="add-point-subject"
            name="subject"
            type="text"
            maxLength={200}
            defaultValue={typed?.subject ?? ''}
            aria-invalid={faulty(state, 'subject')}
            aria-describedby="add-point-status"
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
          {busy ? 'Ajout…' : 'Ajouter à la fin'}
        </button>
      </form>
    </section>
  );
}

/** The free text of the minutes. */
export function SummaryForm({ summary, save, ...key }: OnMeeting & { summary: string; save: FormAction }) {
  const [state, submit, busy] = useFormAction(save);
  const typed = typedIn(state);
  return (
    <section className="vs-meeting-card" aria-labelledby="summary-title">
      <h2 id="summary-title">Synthèse</h2>
      <form action={submit} aria-labelledby="summary-title">
        <FormStatus id="summary-status" state={state} />
        <MeetingKey {...key} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="summary-text">
            Texte libre du compte rendu
            <span className="fr-hint-text">
              Lu par les services de l’État seulement. <strong>Aucune donnée de patient.</strong>
            </span>
          </label>
          <textarea
            className="fr-input"
            id="summary-text"
            name="summary"
            rows={5}
            maxLength={8000}
            defaultValue={typed?.summary ?? summary}
            aria-invalid={faulty(state, 'summary')}
            aria-describedby="summary-status"
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
          {busy ? 'Enregistrement…' : 'Enregistrer la synthèse'}
        </button>
      </form>
    </section>
  );
}

type End = OnMeeting & { heldOn: IsoDate; today: IsoDate };

/** Closes the meeting: from its day on. */
export function CloseForm({ heldOn, today, close, ...key }: End & { close: FormAction }) {
  const [state, submit, busy] = useFormAction(close);
  return (
    <form action={submit} aria-label="Clore le comité">
      <FormStatus id="close-status" state={state} />
      <MeetingKey {...key} />
      <p>
        {heldOn > today
          ? 'Il se clôt le jour du comité ou après.'
          : 'Une fois clos, il ne se modifie plus\u202F; ses décisions ouvriront le prochain.'}
      </p>
      {heldOn <= today && (
        <button type="submit" className="fr-btn" disabled={busy}>
          {busy ? 'Clôture…' : 'Clore le comité'}
        </button>
      )}
    </form>
  );
}

/** Opens closed minutes again, for a reason. */
export function ReopenForm({ reopen, ...key }: OnMeeting & { reopen: FormAction }) {
  const [state, submit, busy] = useFormAction(reopen);
  const typed = typedIn(state);
  return (
    <details className="vs-meeting-more" open={state.status !== 'new' || undefined}>
      <summary>Rouvrir pour corriger</summary>
      <form action={submit} aria-label="Rouvrir le comité">
        <FormStatus id="reopen-status" state={state} />
        <MeetingKey {...key} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="reopen-reason">
            Motif
            <span className="fr-hint-text">Il restera affiché sur cette page.</span>
          </label>
          <input
            className="fr-input"
            id="reopen-reason"
            name="reason"
            type="text"
            maxLength={2000}
            defaultValue={typed?.reason ?? ''}
            aria-invalid={faulty(state, 'reason')}
            aria-describedby="reopen-status"
            required
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
          {busy ? 'Réouverture…' : 'Rouvrir le comité'}
        </button>
      </form>
    </details>
  );
}
