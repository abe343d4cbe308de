import { z } from 'zod';
import type { IssueEventKind } from './event-commands';

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
  STATE: z.object({ from: z.enum(STATES), to: z.enum(STATES) }),
  FEEDBACK_ATTACHED: z.object({ feedback: id, organisation: z.string(), meToo: z.boolean() }),
  FEEDBACK_DETACHED: z.object({ feedback: id, organisation: z.string().optional() }),
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
  ACTION_STATE: z.object({ action: id, what: z.string(), from: z.enum(ACTION_STATES), to: z.enum(ACTION_STATES) }),
  /** The issue that it is a duplicate of. */
  MERGED: z.object({ into: id }),
  /** The duplicate that came in. */
  ABSORBED: z.object({ from: id }),
  CLOSED: z.object({ reason: z.string() }),
  REOPENED: z.object({ reason: z.string() }),
} as const satisfies Record<IssueEventKind, z.ZodType>;
