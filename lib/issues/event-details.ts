import { z } from 'zod';

const STATES = [
  'TO_QUALIFY',
  'ANALYSIS',
  'AWAITING_ANSWER',
  'PLANNED',
  'IN_PROGRESS',
  'EFFECT_TO_CONFIRM',
  'EFFECT_MEASURED',
  'CLOSED',
] as const;
const ACTION_STATES = ['TODO', 'IN_PROGRESS', 'DONE', 'DROPPED'] as const;

const id = z.int().positive();
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What `issue_event.details` holds, by kind of event; ids are those of the tables. */
export const EVENT_DETAILS = {
  /** How many feedbacks it was opened from. */
  OPENED: z.object({ feedbacks: z.int().nonnegative() }),
  /** By name of the issue's field: before, after; null was or is empty. */
  CHANGED: z.object({ fields: z.record(z.string(), z.tuple([value, value])) }),
  STATE: z.object({ from: z.enum(STATES), to: z.enum(STATES), reason: z.string().optional() }),
  /** `labAdded`, `productAdded`: what it brought to the issue, taken back with it; `from`: the issue it was split off. */
  FEEDBACK_ATTACHED: z.object({
    feedback: id,
    organisation: z.string(),
    meToo: z.boolean(),
    from: id.optional(),
    labAdded: z.string().nullish(),
    productAdded: z.string().nullish(),
  }),
  /** `into`: the issue it was split off to. */
  FEEDBACK_DETACHED: z.object({
    feedback: id,
    organisation: z.string().optional(),
    meToo: z.boolean().optional(),
    into: id.optional(),
    reason: z.string().optional(),
  }),
  LABS: z.object({ added: z.int().nonnegative(), removed: z.int().nonnegative() }),
  /** Codes of products. */
  PRODUCTS: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  COMMENT: z.object({ comment: id }),
  /** `version`: of the product in which it is planned. */
  ANSWER: z.object({
    answer: id,
    vendor: z.string(),
    kind: z.enum(['ACCEPTED', 'PLANNED', 'REJECTED']),
    version: z.string().nullable(),
  }),
  ACTION: z.object({ action: id, what: z.string() }),
  /** `result`: of what is done; `reason`: of what is dropped. */
  ACTION_STATE: z.object({
    action: id,
    what: z.string(),
    from: z.enum(ACTION_STATES),
    to: z.enum(ACTION_STATES),
    result: z.string().optional(),
    reason: z.string().optional(),
  }),
  /** The issue that it is a duplicate of. */
  MERGED: z.object({ into: id }),
  /** The duplicate that came in, and what it brought. */
  ABSORBED: z.object({
    from: id,
    labsAdded: z.array(z.string()).optional(),
    productsAdded: z.array(z.string()).optional(),
  }),
  CLOSED: z.object({ reason: z.string(), from: z.enum(STATES).optional() }),
  REOPENED: z.object({ reason: z.string(), to: z.enum(STATES).optional() }),
} as const;

/** What happened to an issue; the time line tells it in French (lib/issues/story.ts). */
export type IssueEventKind = keyof typeof EVENT_DETAILS;

/** An event with what it holds. */
export type IssueEventInput = {
  [Kind in IssueEventKind]: {
    issueId: number;
    kind: Kind;
    details: z.input<(typeof EVENT_DETAILS)[Kind]>;
    internal?: boolean;
  };
}[IssueEventKind];
