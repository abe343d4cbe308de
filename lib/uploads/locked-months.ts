import type { Prisma } from '../generated/prisma/client';
import { type Month, month } from '../month';

/** The months that no writing may touch, the oldest first. */
export async function readLockedMonths(tx: Prisma.TransactionClient): Promise<Month[]> {
  const periods = await tx.period.findMany({ where: { state: 'LOCKED' }, orderBy: { month: 'asc' } });
  return periods.map((period) => month(period.month));
}
