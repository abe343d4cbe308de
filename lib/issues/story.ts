import { dayOf } from '../clock';
import { formatDate } from '../format/date';
import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import { inSentence } from '../format/text';
import type { ActionState, AnswerKind, IssueState, Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import type { IssueEventKind } from './event-details';
import { ACTION_STATE_WORDS, feedbackNumber, SEVERITY_WORDS, STATE_WORDS } from './words';

/** An event as its reader may know it: what must not be read is not in it any more. */
export type StoryEvent = {
  id: string;
  at: Date;
  kind: string;
  /** «Camille Lormont, DNS» for State roles, «DNS» for the others. */
  who: string;
  internal: boolean;
  details: { [name: string]: unknown };
  /** Number of the duplicate that it comes from; null or left out: it is of the issue itself. */
  duplicate?: number | null;
};

/** What the events point at, by number; one that the reader may not read is not there. */
export type StoryFacts = {
  feedbacks: ReadonlyMap<number, { body: string; organisation: string }>;
  comments: ReadonlyMap<number, { body: string }>;
  answers: ReadonlyMap<number, { kind: AnswerKind; version: string | null; plannedOn: IsoDate | null; body: string }>;
  actions: ReadonlyMap<
    number,
    { what: string; owner: string; dueOn: IsoDate; doneOn: IsoDate | null; result: string | null }
  >;
  /** Names by code. */
  products?: ReadonlyMap<string, string>;
};

/** What an entry is about: its icon. */
export type StoryMark =
  | 'open'
  | 'field'
  | 'change'
  | 'answer'
  | 'action'
  | 'done'
  | 'comment'
  | 'internal'
  | 'figure'
  | 'end';

export type StoryEntry = {
  id: string;
  at: Date;
  who: string;
  mark: StoryMark;
  title: string;
  /** Facts, one sentence or two. */
  text: string | null;
  /** Somebody's own words, shown as text. */
  quote: string | null;
  /** Read by the services of the State only. */
  internal: boolean;
};

type Told = { mark: StoryMark; title: string; text?: string | null; quote?: string | null };

/** Names of an issue's fields. */
export const FIELD_WORDS: { readonly [field: string]: string } = {
  title: 'Titre',
  statement: 'Énoncé',
  category: 'Catégorie',
  severity: 'Gravité',
  region: 'Région',
  owner: 'Porteur',
  follower: 'Suivi',
  dueOn: 'Échéance',
  fixedOn: 'Date du correctif',
  versions: 'Versions touchées',
  fixedIn: 'Version corrigée',
};
/** Texts too long for a line of history: that they changed is enough. */
const LONG_FIELDS = ['statement'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const stateWord = (value: unknown) => STATE_WORDS[value as IssueState] ?? null;

/** A value of a changed field as people read it. */
function shown(field: string, value: unknown): string {
  const text = textOf(value) ?? (typeof value === 'number' ? String(value) : null);
  if (text === null) {
    if (field === 'region') return 'national';
    return field === 'owner' || field === 'follower' ? 'à désigner' : 'aucune valeur';
  }
  if (field === 'severity') return SEVERITY_WORDS[text as Severity] ?? text;
  return DAY.test(text) ? formatDate(text as IsoDate) : text;
}

/** «Échéance : aucune valeur → 31/10/2023. Gravité : ralentit → bloque l’envoi.» */
function changesText(fields: unknown): string | null {
  if (typeof fields !== 'object' || fields === null) return null;
  const lines = Object.entries(fields).map(([key, change]) => {
    const [field = key, of] = key.split(':');
    const word = `${FIELD_WORDS[field] ?? field}${of ? ` (${of})` : ''}`;
    if (LONG_FIELDS.includes(field)) return `${word} réécrit.`;
    const [before, after] = Array.isArray(change) ? change : [null, change];
    return `${word}\u00A0: ${shown(field, before)} → ${shown(field, after)}.`;
  });
  return lines.length === 0 ? null : lines.join(' ');
}

function attached({ details }: StoryEvent, { feedbacks }: StoryFacts): Told {
  const id = numberOf(details.feedback);
  const feedback = id === null ? undefined : feedbacks.get(id);
  const from = textOf(details.organisation);
  const number = id === null ? '' : ` ${feedbackNumber(id)}`;
  const out = numberOf(details.from);
  return {
    mark: 'field',
    title: details.meToo === true ? 'Le terrain confirme' : 'Remontée rattachée',
    text: `Remontée${number}${from ? `, ${from}` : ''}.${out === null ? '' : ` Venue de l’irritant n°\u00A0${out}.`}`,
    quote: feedback && feedback.body !== '' ? feedback.body : null,
  };
}

const ANSWER_TITLES: { readonly [kind in AnswerKind]: string } = {
  ACCEPTED: 'Réponse\u00A0: acceptée',
  PLANNED: 'Réponse\u00A0: planifiée',
  REJECTED: 'Réponse\u00A0: refusée',
};

function answered({ details }: StoryEvent, { answers }: StoryFacts): Told {
  const answer = answers.get(numberOf(details.answer) ?? -1);
  const kind = answer?.kind ?? (details.kind as AnswerKind);
  const version = answer?.version ?? textOf(details.version);
  const on = answer?.plannedOn ?? null;
  const plan = [...(version ? [`en version ${version}`] : []), ...(on ? [`le ${formatDate(on)}`] : [])].join(', ');
  return {
    mark: 'answer',
    title: `${ANSWER_TITLES[kind] ?? 'Réponse de l’éditeur'}${kind !== 'REJECTED' && plan ? `, prévue ${plan}` : ''}`,
    quote: answer?.body || null,
  };
}

function actionTold({ kind, details }: StoryEvent, { actions }: StoryFacts): Told {
  const action = actions.get(numberOf(details.action) ?? -1);
  const what = action?.what ?? textOf(details.what) ?? '';
  if (kind === 'ACTION') {
    return {
      mark: 'action',
      title: `Action décidée\u00A0: ${what}`,
      text: action ? `${action.owner}, pour le ${formatDate(action.dueOn)}.` : null,
    };
  }
  const to = details.to as ActionState;
  const titles: Partial<Record<ActionState, string>> = {
    DONE: 'Action terminée',
    DROPPED: 'Action abandonnée',
    IN_PROGRESS: 'Action commencée',
    TODO: 'Action remise à faire',
  };
  const reason = textOf(details.reason);
  const result = to === 'DONE' ? (textOf(details.result) ?? action?.result ?? null) : reason;
  return {
    mark: to === 'DONE' ? 'done' : 'action',
    title: `${titles[to] ?? `Action ${ACTION_STATE_WORDS[to] ?? ''}`.trim()}\u00A0: ${what}`,
    quote: result,
  };
}

function setTold(details: StoryEvent['details']): Told {
  const counted = (value: unknown, singular: string, plural: string) => {
    const count = numberOf(value) ?? 0;
    return count === 0 ? [] : [formatCount(count, singular, plural)];
  };
  const parts = [
    ...counted(details.added, 'laboratoire ajouté', 'laboratoires ajoutés'),
    ...counted(details.removed, 'laboratoire retiré', 'laboratoires retirés'),
  ];
  return { mark: 'change', title: 'Laboratoires concernés', text: parts.length === 0 ? null : `${formatList(parts)}.` };
}

function productsTold({ details }: StoryEvent, { products }: StoryFacts): Told {
  const names = (value: unknown) =>
    Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [products?.get(one) ?? one] : [])) : [];
  const [added, removed] = [names(details.added), names(details.removed)];
  const parts = [
    ...(added.length > 0 ? [`Ajouté\u00A0: ${formatList(added)}.`] : []),
    ...(removed.length > 0 ? [`Retiré\u00A0: ${formatList(removed)}.`] : []),
  ];
  return { mark: 'change', title: 'Logiciels concernés', text: parts.join(' ') || null };
}

const TELLERS: { readonly [kind in IssueEventKind]: (event: StoryEvent, facts: StoryFacts) => Told } = {
  OPENED: ({ details }) => {
    const from = numberOf(details.feedbacks) ?? 0;
    return {
      mark: 'open',
      title: from > 0 ? `Irritant ouvert à partir de ${formatCount(from, 'remontée')}` : 'Irritant ouvert',
    };
  },
  CHANGED: ({ details }) => ({ mark: 'change', title: 'Fiche modifiée', text: changesText(details.fields) }),
  STATE: ({ details }) => {
    const [from, to] = [stateWord(details.from), stateWord(details.to)];
    return {
      mark: details.to === 'EFFECT_MEASURED' ? 'figure' : 'change',
      title: to === null ? 'État modifié' : `État\u00A0: ${inSentence(to)}`,
      text: from === null ? null : `Avant\u00A0: ${inSentence(from)}.`,
      quote: textOf(details.reason),
    };
  },
  FEEDBACK_ATTACHED: attached,
  FEEDBACK_DETACHED: ({ details }) => {
    const id = numberOf(details.feedback);
    return { mark: 'change', title: `Remontée ${id === null ? '' : `${feedbackNumber(id)} `}détachée` };
  },
  LABS: ({ details }) => setTold(details),
  PRODUCTS: productsTold,
  COMMENT: ({ details, internal }, { comments }) => ({
    mark: internal ? 'internal' : 'comment',
    title: internal ? 'Note interne' : 'Commentaire',
    quote: comments.get(numberOf(details.comment) ?? -1)?.body ?? null,
  }),
  ANSWER: answered,
  ACTION: actionTold,
  ACTION_STATE: actionTold,
  MERGED: ({ details }) => ({
    mark: 'end',
    title: `Réuni avec l’irritant n°\u00A0${numberOf(details.into) ?? ''}`,
    text: 'Ses remontées, ses laboratoires et ses actions ouvertes l’ont suivi.',
  }),
  ABSORBED: ({ details }) => ({
    mark: 'change',
    title: `L’irritant n°\u00A0${numberOf(details.from) ?? ''}, en double, a été réuni avec celui-ci`,
  }),
  CLOSED: ({ details }) => ({ mark: 'end', title: 'Irritant clos', quote: textOf(details.reason) }),
  REOPENED: ({ details }) => ({ mark: 'open', title: 'Irritant rouvert', quote: textOf(details.reason) }),
};

/** One event in French. One of a kind that is not known says that something changed. */
export function storyEntry(event: StoryEvent, facts: StoryFacts): StoryEntry {
  const teller = TELLERS[event.kind as IssueEventKind] as (typeof TELLERS)[IssueEventKind] | undefined;
  const {
    mark,
    title,
    text = null,
    quote = null,
  } = teller?.(event, facts) ?? { mark: 'change', title: 'Irritant modifié' };
  const { id, at, who, internal, duplicate } = event;
  const from = duplicate ? ` (n°\u00A0${duplicate})` : '';
  return { id, at, who, mark, title: `${title}${from}`, text, quote, internal };
}

/** A bare «moi aussi»: nothing of its own to read. */
function isBare({ kind, details }: StoryEvent, { feedbacks }: StoryFacts): boolean {
  if (kind !== 'FEEDBACK_ATTACHED') return false;
  const feedback = feedbacks.get(numberOf(details.feedback) ?? -1);
  return feedback === undefined || feedback.body === '';
}

/** Several bare feedbacks as one entry: «3 remontées rattachées», where they come from and since when. */
function folded(events: readonly StoryEvent[], facts: StoryFacts): StoryEntry {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new RangeError('nothing to fold');
  if (events.length === 1) return storyEntry(first, facts);
  const counts = new Map<string, number>();
  for (const { details } of events) {
    const from = textOf(details.organisation) ?? 'Organisation non précisée';
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const [from, to] = [dayOf(first.at), dayOf(last.at)];
  const when = from === to ? '' : ` Du ${formatDate(from)} au ${formatDate(to)}.`;
  return {
    id: last.id,
    at: last.at,
    who: 'terrain',
    mark: 'field',
    title: `${formatCount(events.length, 'remontée rattachée', 'remontées rattachées')}${first.duplicate ? ` (n°\u00A0${first.duplicate})` : ''}`,
    text: `${[...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ')}.${when}`,
    quote: null,
    internal: false,
  };
}

/**
 * An issue's history, oldest first: bare feedbacks that follow each other are told together, and a comment whose text the
 * reader may not read is left out.
 */
export function tellStory(events: readonly StoryEvent[], facts: StoryFacts): StoryEntry[] {
  const told: StoryEntry[] = [];
  let bare: StoryEvent[] = [];
  const flush = () => {
    if (bare.length > 0) told.push(folded(bare, facts));
    bare = [];
  };
  for (const event of events) {
    if (event.kind === 'COMMENT' && !facts.comments.has(numberOf(event.details.comment) ?? -1)) continue;
    if (isBare(event, facts)) {
      if (bare.some(({ duplicate }) => (duplicate ?? null) !== (event.duplicate ?? null))) flush();
      bare.push(event);
      continue;
    }
    flush();
    told.push(storyEntry(event, facts));
  }
  flush();
  return told;
}
