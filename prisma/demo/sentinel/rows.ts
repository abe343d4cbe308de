import type { CollectionChannel, Severity } from '../../../lib/generated/prisma/enums';
import type { IsoDate } from '../../../lib/month';
import type { Person } from './people';
import type { Story } from './story';

export type SentinelFeedback = {
  id: number;
  clientKey: string;
  person: Person;
  region: string | null;
  lab: string | null;
  product: string | null;
  category: string;
  severity: Severity;
  channel: CollectionChannel;
  body: string;
  meToo: boolean;
  state: 'TO_QUALIFY' | 'ATTACHED' | 'REJECTED';
  issue: number | null;
  reason: string | null;
  at: string;
  qualifiedAt: string | null;
};

export type SentinelEvent = {
  issue: number;
  at: string;
  kind: string;
  person: Person;
  internal: boolean;
  details: object;
};

export type SentinelIssue = { id: number; story: Story; labs: string[]; openedOn: IsoDate; mergedInto: number | null };

export type SentinelAction = NonNullable<Story['actions']>[number] & { id: number; issue: number; item: number | null };
export type SentinelAnswer = NonNullable<Story['answers']>[number] & {
  id: number;
  issue: number;
  person: Person;
  vendor: string;
};
export type SentinelComment = {
  id: number;
  issue: number;
  person: Person;
  body: string;
  internal: boolean;
  at: string;
};
export type SentinelMeeting = {
  id: number;
  heldOn: IsoDate;
  held: boolean;
  summary: string;
  items: { id: number; subject: string; issue: number | null; decision: string | null }[];
};

export type Sentinel = {
  issues: SentinelIssue[];
  feedbacks: SentinelFeedback[];
  events: SentinelEvent[];
  actions: SentinelAction[];
  answers: SentinelAnswer[];
  comments: SentinelComment[];
  meetings: SentinelMeeting[];
};
