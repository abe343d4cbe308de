import type { Prisma } from '../generated/prisma/client';

/** The rule of the view `effective_order_event` for queries that Prisma writes: neither corrected nor withdrawn. */
export const EFFECTIVE_EVENT = {
  withdrawal: { is: null },
  corrected: { none: { withdrawal: { is: null } } },
} satisfies Prisma.OrderEventWhereInput;
