import type { Effect } from '../figures/effect';
import type { Weight } from '../figures/issues';
import type { ActionState, AnswerKind, IssueState, Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import type { StageStep } from './issue-stages';
import type { StoryEntry } from './story';

type Named = { code: string; name: string };

/** A product that an issue is about. */
export type ConcernedProduct = Named & {
  vendor: { slug: string; name: string };
  versions: string | null;
  fixedIn: string | null;
};

export type IssueAction = {
  id: number;
  version: number;
  /** Label of its kind. */
  kind: string;
  what: string;
  owner: string;
  madeOn: IsoDate;
  dueOn: IsoDate;
  state: ActionState;
  doneOn: IsoDate | null;
  result: string | null;
  /** Due before today and still to be done, in days; null: not late. */
  lateDays: number | null;
  /** The viewer may say where it stands. */
  mine: boolean;
};

export type VendorReply = {
  id: number;
  vendor: string;
  kind: AnswerKind;
  version: string | null;
  plannedOn: IsoDate | null;
  body: string;
  at: Date;
  /** A later one of the same vendor holds. */
  replaced: boolean;
};

/** A feedback behind an issue, as the viewer may read it. */
export type Evidence = {
  id: number;
  body: string;
  meToo: boolean;
  severity: Severity;
  channel: string;
  on: Date;
  organisation: string;
  /** Null for who may not know it. */
  author: string | null;
  /** Null: a whole region's, or a lab that the viewer may not see one by one. */
  lab: { finess: string; name: string } | null;
};

/** The labs that an issue concerns: counted by region, named within the viewer's scope. */
export type ConcernedLabs = {
  regions: { name: string; labs: number }[];
  named: { finess: string; name: string; town: string }[];
  /** Those that the viewer may not see one by one. */
  unnamed: number;
};

/** An issue as its reader may know it: what must not be read is not in it. */
export type IssueDetail = {
  id: number;
  version: number;
  title: string;
  statement: string;
  category: { code: string; label: string; shortLabel: string };
  severity: Severity;
  state: IssueState;
  /** Null: national. */
  region: Named | null;
  /** Null: to be named. */
  owner: Named | null;
  /** Null: nobody. `id`: null for who may not know who it is. */
  follower: { id: string | null; name: string } | null;
  openedOn: IsoDate;
  dueOn: IsoDate | null;
  fixedOn: IsoDate | null;
  closedOn: IsoDate | null;
  closingReason: string | null;
  products: ConcernedProduct[];
  /** Products of vendors that the viewer may not name. */
  otherProducts: number;
  weight: Weight;
  /** By priority among the open issues of the viewer's scope; null: closed. */
  rank: { at: number; of: number } | null;
  /** Days since it was opened, or until it was closed. */
  age: number;
  /** Days since it was due; null: not late. */
  lateDays: number | null;
  feedbacks: { all: number; meToo: number };
  evidence: Evidence[];
  labs: ConcernedLabs;
  steps: StageStep[];
  story: StoryEntry[];
  actions: IssueAction[];
  answers: VendorReply[];
  absorbed: { id: number; title: string }[];
  effect: Effect | null;
};
