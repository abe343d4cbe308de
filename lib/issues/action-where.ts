import type { Prisma } from '../generated/prisma/client';

/** An action that is still to be done: neither done nor dropped, of a meeting or of an issue that is open. */
export const OPEN_ACTION = {
  state: { in: ['TODO', 'IN_PROGRESS'] },
  OR: [{ issueId: null }, { issue: { closedOn: null } }],
} satisfies Prisma.ActionWhereInput;
