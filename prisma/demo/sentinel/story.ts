import type { ActionState, AnswerKind, IssueState, OwnerKind, Severity } from '../../../lib/generated/prisma/enums';

export type StoryOwner = { kind: OwnerKind; region?: string; vendor?: string };

/** How the labs of a story are chosen among those that run the product, in the regions. */
export type StoryLabs = {
  count: number;
  /** INSEE codes; null: all of France. */
  regions: readonly string[] | null;
  /**
   * any · stuck in N1 · that fed and have stopped, then those with the oldest certificates · that fell in the last month ·
   * whose feed has risen a quarter more than the others' after the fix, or as much as theirs · feeding, and quite steady.
   */
  choose: 'any' | 'n1' | 'stopped' | 'dropped' | 'rising' | 'alike' | 'steady';
};

/** Days are before the demo's day (positive: past), but for `due`, which counts after it. */
export type Story = {
  title: string;
  statement: string;
  category: string;
  severity: Severity;
  state: IssueState;
  region: string | null;
  product: string | null;
  /** Of another vendor: the labs run one or the other. */
  also?: string;
  versions?: string;
  fixedIn?: string;
  owner: StoryOwner | null;
  opened: number;
  due: number | null;
  labs: StoryLabs;
  /** How many people said it; the first ones in these words, the others «moi aussi». */
  feedbacks: number;
  texts: readonly string[];
  /** The last of the texts was said after the fix. */
  confirmed?: true;
  actions?: readonly {
    kind: string;
    what: string;
    owner: StoryOwner;
    made: number;
    due: number;
    state: ActionState;
    done?: number;
    dropped?: number;
    result?: string;
  }[];
  answers?: readonly { kind: AnswerKind; version?: string; planned?: number; body: string; on: number }[];
  comments?: readonly { body: string; internal?: boolean; on: number; by?: 'dns' | 'ars-idf' | 'ars-bre' | 'vendor' }[];
  fixed?: number;
  closed?: { on: number; reason: string };
  /** The title of the story that it duplicates. */
  mergedInto?: string;
};
