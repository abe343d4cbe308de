import type {
  ActionState,
  AnswerKind,
  CollectionChannel,
  FeedbackState,
  IssueState,
  OwnerKind,
  Severity,
} from '../generated/prisma/enums';

/** The three stages of the sentinel operation. */
export type Stage = 'DIAGNOSTIC' | 'ACTIONS' | 'FOLLOW_UP';

export const STAGES: readonly Stage[] = ['DIAGNOSTIC', 'ACTIONS', 'FOLLOW_UP'];

/** The stage that a state belongs to. */
export const STAGE_OF: { readonly [state in IssueState]: Stage } = {
  TO_QUALIFY: 'DIAGNOSTIC',
  ANALYSIS: 'DIAGNOSTIC',
  AWAITING_ANSWER: 'ACTIONS',
  PLANNED: 'ACTIONS',
  IN_PROGRESS: 'ACTIONS',
  EFFECT_TO_CONFIRM: 'FOLLOW_UP',
  EFFECT_MEASURED: 'FOLLOW_UP',
  CLOSED: 'FOLLOW_UP',
};

export const STAGE_WORDS: { readonly [stage in Stage]: string } = {
  DIAGNOSTIC: 'Diagnostic',
  ACTIONS: 'Actions correctives',
  FOLLOW_UP: 'Suivi',
};

export const STATE_WORDS: { readonly [state in IssueState]: string } = {
  TO_QUALIFY: 'À qualifier',
  ANALYSIS: 'En analyse',
  AWAITING_ANSWER: 'Réponse attendue',
  PLANNED: 'Planifié',
  IN_PROGRESS: 'Action en cours',
  EFFECT_TO_CONFIRM: 'Effet à confirmer',
  EFFECT_MEASURED: 'Effet mesuré',
  CLOSED: 'Clos',
};

export const SEVERITY_WORDS: { readonly [severity in Severity]: string } = {
  WORKAROUND: 'Contournable',
  SLOWS: 'Ralentit',
  BLOCKS: 'Bloque l’envoi',
};

/** What a severity multiplies the documents by in the priority. */
export const SEVERITY_FACTOR: { readonly [severity in Severity]: number } = { WORKAROUND: 1, SLOWS: 2, BLOCKS: 3 };

export const CHANNEL_WORDS: { readonly [channel in CollectionChannel]: string } = {
  COSUI: 'Comité de suivi (COSUI)',
  INTERVIEW: 'Entretien',
  VISIT: 'Visite de terrain',
  DEMO: 'Démonstration',
  CIS_CPAM: 'CIS ou CPAM',
  GRADES_ARS: 'GRADeS ou ARS',
  GIPS_BION: 'GIPS-BION',
  VENDOR: 'Éditeur',
};

export const FEEDBACK_STATE_WORDS: { readonly [state in FeedbackState]: string } = {
  TO_QUALIFY: 'À qualifier',
  ATTACHED: 'Rattachée',
  REJECTED: 'Non retenue',
};

export const ANSWER_WORDS: { readonly [kind in AnswerKind]: string } = {
  ACCEPTED: 'Acceptée',
  PLANNED: 'Planifiée',
  REJECTED: 'Refusée',
};

export const ACTION_STATE_WORDS: { readonly [state in ActionState]: string } = {
  TODO: 'À faire',
  IN_PROGRESS: 'En cours',
  DONE: 'Faite',
  DROPPED: 'Abandonnée',
};

/** Kinds of corrective action, by who may bear them; codes of the programme's taxonomy. */
export const ACTION_KINDS = {
  'ACTION-TECH': { label: 'Réponse technique', vendor: false },
  'ACTION-JUR': { label: 'Réponse juridique', vendor: false },
  'ACTION-ACC': { label: 'Accompagnement', vendor: false },
  'ACTION-FIX': { label: 'Correction d’anomalie', vendor: true },
  'ACTION-ACC-EDIT': { label: 'Accompagnement de terrain', vendor: true },
} as const satisfies Record<string, { label: string; vendor: boolean }>;

export type ActionKind = keyof typeof ACTION_KINDS;

/** An owner as the screens name it: «DNS», «ARS Bretagne», «Ormélis»; null when it is still to be named. */
export function ownerName(owner: {
  kind: OwnerKind | null;
  region: string | null;
  vendor: string | null;
}): string | null {
  switch (owner.kind) {
    case null:
      return null;
    case 'REGION':
      return `ARS ${owner.region ?? ''}`.trim();
    case 'VENDOR':
      return owner.vendor;
    case 'CNAM':
      return 'Cnam';
    default:
      return owner.kind;
  }
}

/** A feedback's number as people quote it: R-0981. */
export const feedbackNumber = (id: number): string => `R-${String(id).padStart(4, '0')}`;
