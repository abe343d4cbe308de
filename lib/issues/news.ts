import { formatList } from '../format/list';
import type { FeedbackState } from '../generated/prisma/enums';
import type { IssueEventKind } from './event-commands';
import { type StoryFacts, storyEntry } from './story';
import { feedbackNumber } from './words';

/** One line of an issue's history as the news tell it. */
export type NewsEvent = { kind: IssueEventKind; internal: boolean; details: { [name: string]: unknown } };

/** Names of an issue's fields, as «Fiche modifiée : …» lists them. */
const FIELD_WORDS: { readonly [field: string]: string } = {
  title: 'titre',
  statement: 'énoncé',
  category: 'catégorie',
  severity: 'gravité',
  region: 'région',
  owner: 'porteur',
  follower: 'suivi',
  dueOn: 'échéance',
  fixedOn: 'date du correctif',
  versions: 'versions',
  fixedIn: 'version corrigée',
};

// The news quote nobody: what an event points at stays on the issue's page.
const NO_FACTS: StoryFacts = { feedbacks: new Map(), comments: new Map(), answers: new Map(), actions: new Map() };

function changedFields({ fields }: NewsEvent['details']): string {
  if (typeof fields !== 'object' || fields === null) return '';
  const names = Object.keys(fields).map((key) => FIELD_WORDS[key.split(':')[0] ?? ''] ?? 'autre');
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
export type NewsReason = 'issue' | 'region' | 'product' | 'mention' | 'feedback';

export const REASON_WORDS: { readonly [reason in NewsReason]: string } = {
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
};

/** The news of one issue, or of a feedback that belongs to none. */
export type NewsGroup = {
  /** Null: a feedback without an issue to read. */
  issue: { id: number; title: string } | null;
  reasons: NewsReason[];
  lines: NewsLine[];
};

type Loose = NewsLine & { issue: NewsGroup['issue']; reasons: readonly NewsReason[] };

/** Lines together by issue: the issue with the newest line first, its newest line first. Lines without an issue stay alone. */
export function groupNews(lines: readonly Loose[]): NewsGroup[] {
  const groups = new Map<string, NewsGroup>();
  for (const { issue, reasons, ...line } of [...lines].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const key = issue ? `issue-${issue.id}` : line.key;
    const group = groups.get(key) ?? { issue, reasons: [], lines: [] };
    group.lines.push(line);
    group.reasons = [...new Set([...group.reasons, ...reasons])];
    groups.set(key, group);
  }
  return [...groups.values()];
}
