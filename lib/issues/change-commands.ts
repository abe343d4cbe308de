import type { z } from 'zod';
import { may, type Right } from '../access/policy';
import { issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { IssueState, OwnerKind, Severity } from '../generated/prisma/enums';
import { isoDate } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { changedMeanwhile } from './last-change-queries';
import { readRowId } from './row-id';

export type Tx = Prisma.TransactionClient;

/** What a form sends: its texts by name, as typed. */
export type Typed = { [name: string]: string };

/** `message`: in French, what forbids it and what to do; `field`: where to mend it. Nothing was written then. */
export type IssueResult =
  | { ok: true }
  | {
      ok: false;
      code: 'forbidden' | 'not-found' | 'conflict' | 'closed' | 'invalid';
      field: string | null;
      message: string;
    };

export type IssueRefusal = Extract<IssueResult, { ok: false }>;

export const refusal = (code: IssueRefusal['code'], field: string | null, message: string): IssueRefusal => ({
  ok: false,
  code,
  field,
  message,
});
const NOT_FOUND = refusal('not-found', null, 'Cet irritant n’est pas dans votre périmètre.');

/** An issue held until the transaction ends. */
export type Held = {
  id: number;
  title: string;
  statement: string;
  categoryCode: string;
  severity: Severity;
  state: IssueState;
  regionCode: string | null;
  ownerKind: OwnerKind | null;
  ownerRegionCode: string | null;
  ownerVendorSlug: string | null;
  followerId: string | null;
  openedOn: Date;
  dueOn: Date | null;
  fixedOn: Date | null;
  closedOn: Date | null;
  mergedIntoId: number | null;
  version: number;
};

/** The values of a form, or the first thing that is wrong with them; a field that is not there is ''. */
export function readTyped<Schema extends z.ZodObject>(
  schema: Schema,
  input: Typed,
): { ok: true; values: z.output<Schema> } | IssueRefusal {
  const empty = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, '']));
  const parsed = schema.safeParse({ ...empty, ...input });
  if (parsed.success) return { ok: true, values: parsed.data };
  const [fault] = parsed.error.issues;
  const field = typeof fault?.path[0] === 'string' ? fault.path[0] : null;
  return refusal('invalid', field, fault?.message ?? 'Saisie illisible.');
}

/** Holds an issue of the viewer's scope until the transaction ends; null when there is none. */
async function holdIssue(tx: Tx, viewer: Viewer, id: number): Promise<Held | null> {
  await tx.$queryRaw`select id from issue where id = ${id} for update`;
  return tx.issue.findFirst({ where: { AND: [{ id }, issueScope(viewer)] }, omit: { search: true } });
}

const SENT_TWICE_MS = 120_000;

/** Since when the same words of the same author are the same message, sent twice; asked while the issue's row is held. */
export const sentTwiceSince = (): Date => new Date(now().getTime() - SENT_TWICE_MS);

/** Why a closed issue is left as it is. */
export function closedRefusal({ closedOn, mergedIntoId }: Pick<Held, 'closedOn' | 'mergedIntoId'>): IssueRefusal {
  if (mergedIntoId !== null) {
    return refusal(
      'closed',
      null,
      `Cet irritant a été réuni avec l’irritant n°\u00A0${mergedIntoId}\u00A0: écrivez-y.`,
    );
  }
  const since = closedOn ? ` depuis le ${formatDate(isoDate(closedOn))}` : '';
  return refusal('closed', null, `Cet irritant est clos${since}, en lecture seule. Rouvrez-le pour le modifier.`);
}

type Options = {
  right: Right;
  /** Said without the right. */
  forbidden: string;
  /** Of the trail: `issue.<verb>`. */
  action: string;
  /** Refused when the issue has changed since the form was made; false: what is only added needs no version. */
  versioned: boolean;
  /** A closed issue is left as it is, unless it is reopened. */
  evenClosed?: boolean;
};

/**
 * A change of an issue in one transaction: right, scope, version, not closed, then `work`, the trail and the data's version. `work` refuses
 * before it writes, and returns what the trail keeps; null: nothing to change.
 */
export async function changeIssue(
  viewer: Viewer,
  input: Typed,
  { right, forbidden, action, versioned, evenClosed = false }: Options,
  work: (tx: Tx, issue: Held) => Promise<{ details: Prisma.InputJsonObject } | IssueRefusal | null>,
): Promise<IssueResult> {
  if (!may(viewer, right)) return refusal('forbidden', null, forbidden);
  const id = readRowId(input.issueId ?? '');
  if (id === null) return NOT_FOUND;
  return db().$transaction(async (tx): Promise<IssueResult> => {
    const issue = await holdIssue(tx, viewer, id);
    if (!issue) return NOT_FOUND;
    if (versioned && String(issue.version) !== input.version) {
      return refusal('conflict', null, await changedMeanwhile(tx, viewer, id));
    }
    if (issue.state === 'CLOSED' && !evenClosed) return closedRefusal(issue);
    const done = await work(tx, issue);
    if (done === null) return { ok: true };
    if ('ok' in done) return done;
    await audit(tx, viewer, { action, subjectType: 'issue', subjectId: String(id), details: done.details });
    await bumpDataVersion(tx);
    return { ok: true };
  }, WRITING_TRANSACTION);
}
