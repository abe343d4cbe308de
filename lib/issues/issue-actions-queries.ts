import { mayNameVendor } from '../access/scope';
import { today } from '../clock';
import { daysBetween } from '../figures/order-stages';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { mayAdvance } from './action-commands';
import type { IssueAction } from './issue';
import type { Eyes } from './issue-eyes-queries';
import { maskNames } from './mask';
import { isOpenAction } from './open-action';
import { ACTION_KINDS, type ActionKind, ownerName } from './words';

/** What a row of an action is read with. */
export const actionInclude = { ownerRegion: true, ownerVendor: true } satisfies Prisma.ActionInclude;

type Row = Prisma.ActionGetPayload<{ include: typeof actionInclude }>;

/** The actions that the viewer may read, in their order; those of a closed issue are nobody's to advance. */
export function actionsOf(actions: readonly Row[], closedOn: Date | null, { viewer, hidden }: Eyes): IssueAction[] {
  const day = today();
  return actions
    .filter(({ ownerVendorSlug }) => ownerVendorSlug === null || mayNameVendor(viewer, ownerVendorSlug))
    .map((action) => {
      const dueOn = isoDate(action.dueOn);
      const open = isOpenAction(action);
      const names = { region: action.ownerRegion?.name ?? null, vendor: action.ownerVendor?.name ?? null };
      return {
        id: action.id,
        version: action.version,
        kind: ACTION_KINDS[action.kind as ActionKind]?.label ?? 'Action',
        what: maskNames(action.what, hidden),
        owner: ownerName({ kind: action.ownerKind, ...names }) ?? '',
        madeOn: isoDate(action.madeOn),
        dueOn,
        state: action.state,
        doneOn: action.doneOn && isoDate(action.doneOn),
        result: action.result && maskNames(action.result, hidden),
        lateDays: open && dueOn < day ? daysBetween(dueOn, day) : null,
        mine: closedOn === null && mayAdvance(viewer, action),
      };
    });
}
