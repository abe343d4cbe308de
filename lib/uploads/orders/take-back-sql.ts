import type { Prisma } from '../../generated/prisma/client';
import { readRules, readToldEvents, withdrawEvents } from '../../orders/life-sql';
import type { TakenBack, Writing } from '../kind-spec';
import { takeOrderBack } from './take-back';

/** Withdraws what a deposit of orders wrote, order by order; nothing is deleted. `locked` when one of its days is of a locked month. */
export async function takeOrdersBack(
  tx: Prisma.TransactionClient,
  { uploadId, actorLabel }: Writing,
): Promise<TakenBack | 'locked'> {
  const told = await readToldEvents(tx, uploadId);
  const { locked } = await readRules(tx);
  const uploads = [...told.values()].flatMap((events) => events.flatMap((event) => event.uploadId ?? []));
  const cancelled = await tx.upload.findMany({
    where: { state: 'CANCELLED', id: { in: [...new Set(uploads)] } },
    select: { id: true },
  });
  const earlier = new Set(cancelled.map(({ id }) => id));
  const taken = { restored: 0, removed: 0, kept: 0 };
  const gone: { id: bigint; number: string }[] = [];
  for (const [number, events] of told) {
    const result = takeOrderBack(events, uploadId, earlier, locked);
    if (result.effect === 'locked') return 'locked';
    if (result.effect === 'kept') taken.kept += result.count;
    else {
      taken.restored += result.restored;
      taken.removed += result.removed;
      gone.push(...result.events.map(({ id }) => ({ id, number })));
    }
  }
  await withdrawEvents(tx, gone, actorLabel);
  return taken;
}
