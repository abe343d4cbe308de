'use client';

import { ChoiceField, TextField } from '@/components/issues/inbox/fields';
import type { FormAction } from '@/lib/form-state';
import type { IssueChoices } from '@/lib/issues/choice-queries';
import type { IssueDetail } from '@/lib/issues/issue';
import { SEVERITY_WORDS } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';
import { DayField } from './day-field';
import { IssueForm } from './issue-form';

type Props = { issue: IssueDetail; choices: IssueChoices; save: FormAction };

const NOBODY = { code: '', label: 'À désigner' };
const givenOf = ({ id, version }: IssueDetail) => ({ issueId: id, version });

/** Who bears the issue, who follows it, and when it is due. */
export function AssignForm({ issue, choices, save }: Props) {
  return (
    <IssueForm action={save} given={givenOf(issue)} verb="Enregistrer le porteur et l’échéance">
      {({ typed, ...told }) => (
        <>
          <ChoiceField
            name="owner"
            label="Porteur"
            value={typed?.owner ?? issue.owner?.code ?? ''}
            choices={[NOBODY, ...choices.owners]}
            {...told}
          />
          <ChoiceField
            name="follower"
            label="Suivi par"
            value={typed?.follower ?? issue.follower?.id ?? ''}
            choices={[{ code: '', label: 'Personne' }, ...choices.followers]}
            {...told}
          />
          <DayField
            name="dueOn"
            label="Échéance"
            value={typed?.dueOn ?? issue.dueOn ?? ''}
            least={issue.openedOn}
            {...told}
          />
        </>
      )}
    </IssueForm>
  );
}

/** What the issue says. */
export function EditForm({ issue, choices, save }: Props) {
  return (
    <IssueForm action={save} given={givenOf(issue)} verb="Enregistrer la fiche">
      {({ typed, ...told }) => (
        <>
          <TextField
            name="title"
            label="Titre"
            value={typed?.title ?? issue.title}
            longest={150}
            least={5}
            required
            {...told}
          />
          <TextField
            name="statement"
            label="Énoncé"
            hint={'2\u202F000\u00A0caractères au plus. Aucune donnée de patient.'}
            value={typed?.statement ?? issue.statement}
            longest={2000}
            rows={6}
            {...told}
          />
          <ChoiceField
            name="category"
            label="Catégorie"
            value={typed?.category ?? issue.category.code}
            choices={choices.categories}
            {...told}
          />
          <ChoiceField
            name="severity"
            label="Gravité"
            value={typed?.severity ?? issue.severity}
            choices={Object.entries(SEVERITY_WORDS).map(([code, label]) => ({ code, label }))}
            {...told}
          />
          <ChoiceField
            name="region"
            label="Région"
            value={typed?.region ?? issue.region?.code ?? ''}
            choices={[{ code: '', label: 'National\u00A0: lu par toutes les régions' }, ...choices.regions]}
            {...told}
          />
        </>
      )}
    </IssueForm>
  );
}

/** Adds labs, then takes one off. */
export function LabsForms({ issue, choices, save }: Props) {
  return (
    <>
      <IssueForm action={save} given={{ ...givenOf(issue), remove: '' }} verb="Ajouter">
        {({ typed, ...told }) => (
          <TextField
            name="add"
            label="Laboratoires à ajouter"
            hint="Un ou plusieurs FINESS d’EJ, ou le nom d’un laboratoire."
            value={typed?.add ?? ''}
            longest={2000}
            required
            {...told}
          />
        )}
      </IssueForm>
      {choices.labs.length > 0 && (
        <IssueForm action={save} given={{ ...givenOf(issue), add: '' }} verb="Retirer">
          {({ typed, ...told }) => (
            <ChoiceField
              name="remove"
              label="Laboratoire à retirer"
              value={typed?.remove ?? choices.labs[0]?.code ?? ''}
              choices={choices.labs}
              {...told}
            />
          )}
        </IssueForm>
      )}
    </>
  );
}

/** Sets the versions of each product of the issue, takes one off, adds one. */
export function ProductsForms({ issue, choices, save }: Props) {
  const others = choices.products.filter(({ code }) => !issue.products.some((product) => product.code === code));
  return (
    <>
      {issue.products.map(({ code, name, versions, fixedIn }) => (
        <fieldset key={code} className="vs-issue-form__group">
          <legend>{name}</legend>
          <IssueForm
            action={save}
            given={{ ...givenOf(issue), product: code, what: 'set' }}
            verb="Enregistrer les versions"
          >
            {({ typed, ...told }) => (
              <>
                <TextField
                  name="versions"
                  label="Versions touchées"
                  value={typed?.versions ?? versions ?? ''}
                  longest={80}
                  {...told}
                />
                <TextField
                  name="fixedIn"
                  label="Première version corrigée"
                  value={typed?.fixedIn ?? fixedIn ?? ''}
                  longest={80}
                  {...told}
                />
              </>
            )}
          </IssueForm>
          <IssueForm
            action={save}
            given={{ ...givenOf(issue), product: code, what: 'remove' }}
            verb={`Retirer ${name} de l’irritant`}
          />
        </fieldset>
      ))}
      <IssueForm action={save} given={{ ...givenOf(issue), what: 'set', fixedIn: '' }} verb="Ajouter le logiciel">
        {({ typed, ...told }) => (
          <>
            <ChoiceField
              name="product"
              label="Logiciel à ajouter"
              value={typed?.product ?? ''}
              choices={[{ code: '', label: 'Choisir' }, ...others]}
              {...told}
            />
            <TextField name="versions" label="Versions touchées" value={typed?.versions ?? ''} longest={80} {...told} />
          </>
        )}
      </IssueForm>
    </>
  );
}

type ActionProps = {
  issueId: number;
  kinds: readonly { code: string; label: string }[];
  owners: IssueChoices['owners'];
  today: IsoDate;
  add: FormAction;
};

/** Decides an action: who does what by when. */
export function ActionForm({ issueId, kinds, owners, today, add }: ActionProps) {
  return (
    <IssueForm action={add} given={{ issueId }} verb="Ajouter l’action">
      {({ typed, ...told }) => (
        <>
          <TextField
            name="what"
            label="Ce qui est à faire"
            value={typed?.what ?? ''}
            longest={2000}
            rows={3}
            required
            {...told}
          />
          <ChoiceField name="kind" label="Type" value={typed?.kind ?? kinds[0]?.code ?? ''} choices={kinds} {...told} />
          <ChoiceField
            name="owner"
            label="Qui la porte"
            value={typed?.owner ?? ''}
            choices={[{ code: '', label: 'Choisir' }, ...owners]}
            {...told}
          />
          <DayField name="dueOn" label="Échéance" value={typed?.dueOn ?? ''} least={today} required {...told} />
        </>
      )}
    </IssueForm>
  );
}
