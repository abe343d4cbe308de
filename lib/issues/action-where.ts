import type { Prisma } from '../generated/prisma/client';
import { OPEN_ACTION_STATES } from './open-action';

/** An action that is still to be done: neither done nor dropped, of a meeting or of an issue that is open. */
export const OPEN_ACTION = {
  state: { in: OPEN_ACTION_STATES },
  OR: [{ issueId: null }, { issue: { closedOn: null } }],
} satisfies Prisma.ActionWhereInput;
