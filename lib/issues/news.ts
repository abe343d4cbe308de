import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import { inSentence } from '../format/text';
import type { FeedbackState } from '../generated/prisma/enums';
import type { IssueEventKind } from './event-details';
import { FIELD_WORDS, type StoryFacts, storyEntry } from './story';
import { feedbackNumber } from './words';

/** One line of an issue's history as the news tell it. */
export type NewsEvent = { kind: IssueEventKind; internal: boolean; details: { [name: string]: unknown } };

// The news quote nobody: what an event points at stays on the issue's page.
const NO_FACTS: StoryFacts = { feedbacks: new Map(), comments: new Map(), answers: new Map(), actions: new Map() };

function changedFields({ fields }: NewsEvent['details']): string {
  if (typeof fields !== 'object' || fields === null) return '';
  const names = Object.keys(fields).map((key) => inSentence(FIELD_WORDS[key.split(':')[0] ?? ''] ?? 'autre'));
  return formatList([...new Set(names)]);
}

/**
 * What happened, in a few words, as the issue's story entitles it: «Action terminée : livrer la 4.2». Never the text of a comment nor a
 * changed value: the news also leave by mail.
 */
export function newsText({ kind, internal, details }: NewsEvent): string {
  switch (kind) {
    case 'CHANGED': {
      const fields = changedFields(details);
      return fields ? `Fiche modifiée\u00A0: ${fields}` : 'Fiche modifiée';
    }
    case 'LABS':
      return 'Laboratoires concernés modifiés';
    case 'PRODUCTS':
      return 'Logiciels concernés modifiés';
    case 'FEEDBACK_ATTACHED': {
      const { feedback, from } = details;
      if (typeof from === 'number' && typeof feedback === 'number') {
        return `Remontée ${feedbackNumber(feedback)} rattachée ici, venue de l’irritant n°\u00A0${from}`;
      }
      return details.meToo === true ? 'Le terrain confirme' : 'Remontée rattachée';
    }
    case 'CLOSED':
    case 'REOPENED': {
      const { reason } = details;
      const { title } = storyEntry({ id: '', at: new Date(0), who: '', kind, internal, details }, NO_FACTS);
      return typeof reason === 'string' && reason ? `${title}\u00A0: ${reason}` : title;
    }
    default:
      return storyEntry({ id: '', at: new Date(0), who: '', kind, internal, details }, NO_FACTS).title;
  }
}

/** What became of a person's own feedback: «Votre remontée R-0181 est rattachée à l’irritant n° 104». */
export function feedbackText(feedback: {
  id: number;
  state: FeedbackState;
  issueId: number | null;
  reason: string | null;
}): string {
  const number = `Votre remontée ${feedbackNumber(feedback.id)}`;
  if (feedback.state === 'REJECTED') return `${number} n’est pas retenue\u00A0: ${feedback.reason ?? ''}`;
  return feedback.issueId === null
    ? `${number} est rattachée à un irritant`
    : `${number} est rattachée à l’irritant n°\u00A0${feedback.issueId}`;
}

/** Why the news of an issue come to this person. */
export type NewsReason = 'charge' | 'issue' | 'region' | 'product' | 'mention' | 'feedback';

export const REASON_WORDS: { readonly [reason in NewsReason]: string } = {
  charge: 'vous en faites le suivi',
  issue: 'vous suivez cet irritant',
  region: 'vous suivez sa région',
  product: 'vous suivez un logiciel concerné',
  mention: 'vous y êtes mentionné',
  feedback: 'vous l’avez signalé',
};

export type NewsLine = {
  key: string;
  at: Date;
  text: string;
  actorOrg: string | null;
  internal: boolean;
  isNew: boolean;
  /** A «moi aussi»: those that follow each other are one line. */
  confirms: boolean;
  /** How many events it tells. */
  events: number;
};

/** The news of one issue, or of a feedback that belongs to none. */
export type NewsGroup = {
  /** Null: a feedback without an issue to read. */
  issue: { id: number; title: string } | null;
  reasons: NewsReason[];
  lines: NewsLine[];
};

type Loose = NewsLine & { issue: NewsGroup['issue']; reasons: readonly NewsReason[] };

/** A line and an earlier one of the same kind as one: «4 remontées de plus». */
function together(later: NewsLine, line: NewsLine): NewsLine {
  const events = later.events + line.events;
  const actorOrg = later.actorOrg === line.actorOrg ? later.actorOrg : null;
  return { ...later, actorOrg, events, text: `${formatCount(events, 'remontée')} de plus` };
}

/** How many news these lines tell. */
export const countEvents = (groups: readonly NewsGroup[]): number =>
  groups.reduce((sum, { lines }) => lines.reduce((of, { events }) => of + events, sum), 0);

/** Lines together by issue: the issue with the newest line first, its newest line first. Lines without an issue stay alone. */
export function groupNews(lines: readonly Loose[]): NewsGroup[] {
  const groups = new Map<string, NewsGroup>();
  for (const { issue, reasons, ...line } of [...lines].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const key = issue ? `issue-${issue.id}` : line.key;
    const group = groups.get(key) ?? { issue, reasons: [], lines: [] };
    const last = group.lines.at(-1);
    if (last?.confirms && line.confirms && last.isNew === line.isNew) group.lines.splice(-1, 1, together(last, line));
    else group.lines.push(line);
    group.reasons = [...new Set([...group.reasons, ...reasons])];
    groups.set(key, group);
  }
  return [...groups.values()];
}
