import Link from 'next/link';
import type { ReactNode } from 'react';
import { MergeForm } from '@/components/issues/inbox/merge-form';
import { SplitIssueForm } from '@/components/issues/inbox/split-issue-form';
import { AnswerForm } from '@/components/issues/issue/answer-form';
import { AnyStateForm, FixForm, MoveForm, ReasonForm, type StateProps } from '@/components/issues/issue/state-forms';
import { ActionForm, AssignForm, EditForm, LabsForms, ProductsForms } from '@/components/issues/issue/triage-forms';
import { decideAction } from '@/lib/issues/action-actions';
import { sendAnswer } from '@/lib/issues/answer-actions';
import type { IssueChoices } from '@/lib/issues/choice-queries';
import type { IssueDetail } from '@/lib/issues/issue';
import { mergeIssueForm, splitIssueForm } from '@/lib/issues/merge-actions';
import type { Doing } from '@/lib/issues/next-doings';
import { isOpenAction } from '@/lib/issues/open-action';
import { assign, changeState, saveIssue, saveLabs, saveProduct } from '@/lib/issues/state-actions';
import { ACTION_KINDS, feedbackNumber } from '@/lib/issues/words';
import type { IsoDate } from '@/lib/month';

type Form = { label: string; body: ReactNode; direct?: boolean };

const EXCERPT = 90;
const KINDS = Object.entries(ACTION_KINDS).map(([code, { label, vendor }]) => ({
  code,
  label: vendor ? `${label} (éditeur)` : label,
}));

const excerptOf = (text: string) =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text || '«\u00A0moi aussi\u00A0»';

/** The form or the link of each thing that may be done; `choices`: null for who triages nothing. */
export function doingForms(issue: IssueDetail, choices: IssueChoices | null, today: IsoDate) {
  const { id, version, evidence, actions, weight, feedbacks, category } = issue;
  const state: StateProps = { issue, today, change: changeState };
  const move = (to: StateProps['issue']['state'], verb: string, primary: boolean): Form => ({
    label: verb,
    direct: true,
    body: <MoveForm {...state} to={to} verb={verb} primary={primary} />,
  });
  const openActions = actions.filter(isOpenAction).length;

  function triage(doing: Doing, known: IssueChoices): Form | null {
    switch (doing) {
      case 'assign':
        return {
          label: issue.owner ? 'Changer le porteur ou l’échéance' : 'Nommer un porteur et une échéance',
          body: <AssignForm issue={issue} choices={known} save={assign} />,
        };
      case 'edit':
        return { label: 'Modifier la fiche', body: <EditForm issue={issue} choices={known} save={saveIssue} /> };
      case 'labs':
        return { label: 'Changer les laboratoires', body: <LabsForms issue={issue} choices={known} save={saveLabs} /> };
      case 'products':
        return {
          label: 'Changer les logiciels et leurs versions',
          body: <ProductsForms issue={issue} choices={known} save={saveProduct} />,
        };
      case 'action':
        return {
          label: 'Ajouter une action',
          body: <ActionForm issueId={id} kinds={KINDS} owners={known.owners} today={today} add={decideAction} />,
        };
      case 'split':
        return {
          label: 'Scinder l’irritant',
          body: (
            <SplitIssueForm
              issue={{ id, version, categoryCode: category.code }}
              feedbacks={evidence.map((one) => ({
                id: one.id,
                number: feedbackNumber(one.id),
                excerpt: excerptOf(one.body),
              }))}
              categories={known.categories}
              split={splitIssueForm}
            />
          ),
        };
      default:
        return null;
    }
  }

  return (doing: Doing, main: boolean): Form | null => {
    switch (doing) {
      case 'analyse':
        return move('ANALYSIS', 'Passer en analyse', main);
      case 'ask':
        return move('AWAITING_ANSWER', 'Demander une réponse à l’éditeur', main);
      case 'plan':
        return move('PLANNED', 'Planifier le correctif', main);
      case 'start':
        return move('IN_PROGRESS', 'Démarrer l’action', main);
      case 'measured':
        return move('EFFECT_MEASURED', 'Confirmer l’effet mesuré', main);
      case 'fixed':
        return { label: 'Noter le correctif', body: <FixForm {...state} verb="Noter le correctif" primary={main} /> };
      case 'close':
        return {
          label: 'Clore l’irritant',
          body: <ReasonForm {...state} to="CLOSED" verb="Clore l’irritant" primary={main} />,
        };
      case 'reopen':
        return {
          label: 'Rouvrir l’irritant',
          body: <ReasonForm {...state} to="ANALYSIS" verb="Rouvrir l’irritant" primary={main} />,
        };
      case 'answer':
        return {
          label: main ? 'Répondre à l’irritant' : 'Donner une nouvelle réponse',
          body: <AnswerForm issueId={id} today={today} send={sendAnswer} primary={main} />,
        };
      case 'comment':
        return {
          label: 'Commenter',
          direct: true,
          body: (
            <a className={main ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href="#commentaire">
              Ajouter un commentaire
            </a>
          ),
        };
      case 'attach':
        return {
          label: 'Rattacher des remontées',
          direct: true,
          body: (
            <Link className="fr-btn fr-btn--tertiary" href="/issues/inbox" prefetch={false}>
              Rattacher des remontées
            </Link>
          ),
        };
      case 'merge':
        return {
          label: 'Réunir avec un autre irritant',
          body: (
            <MergeForm
              issue={{ id, version, feedbacks: feedbacks.all, labs: weight.legalEntities, openActions }}
              merge={mergeIssueForm}
            />
          ),
        };
      case 'state':
        return { label: 'Changer l’état', body: <AnyStateForm {...state} /> };
      default:
        return choices && triage(doing, choices);
    }
  };
}
