import type { Prisma } from '../../generated/prisma/client';
import type { TakenBack } from '../kind-spec';

type Tx = Prisma.TransactionClient;

/** Whether a month that an upload has touched is locked. */
export async function touchesLockedMonth(tx: Tx, id: string): Promise<boolean> {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from feed_count f join period p on p.month = f.month and p.state = 'LOCKED'
    where f.upload_id = ${id}::uuid
       or exists (select 1 from feed_count_revision r where r.feed_count_id = f.id and (r.upload_id = ${id}::uuid or r.previous_upload_id = ${id}::uuid))
    limit 1`;
  return locked.length > 0;
}

/** Removes what an upload added and gives what it changed its earlier value again, save where a later one has replaced it. */
export async function takeCountsBack(tx: Tx, id: string): Promise<TakenBack> {
  // Later revisions that took over from this upload now take over from what stood before it.
  const kept = await tx.$executeRaw`
    update feed_count_revision later
    set previous_count = mine.previous_count, previous_upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and later.feed_count_id = mine.feed_count_id and later.previous_upload_id = ${id}::uuid`;
  // Nothing stood before: the later value becomes an addition of its own.
  const keptAlone = await tx.$executeRaw`delete from feed_count_revision where previous_upload_id = ${id}::uuid`;
  const restored = await tx.$executeRaw`
    update feed_count f set count = mine.previous_count, upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and mine.feed_count_id = f.id and f.upload_id = ${id}::uuid`;
  await tx.$executeRaw`delete from feed_count_revision where upload_id = ${id}::uuid`;
  const removed = await tx.$executeRaw`delete from feed_count where upload_id = ${id}::uuid`;
  return { restored, removed, kept: kept + keptAlone };
}
