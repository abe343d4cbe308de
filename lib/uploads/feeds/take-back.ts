import type { Prisma } from '../../generated/prisma/client';
import type { TakenBack } from '../kind-spec';

type Tx = Prisma.TransactionClient;

/** Whether a month that an upload has touched is locked. */
export async function touchesLockedMonth(tx: Tx, id: string): Promise<boolean> {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from (
      select f.month from feed_count f where f.upload_id = ${id}::uuid
      union
      select f.month from feed_count_revision r join feed_count f on f.id = r.feed_count_id
      where r.upload_id = ${id}::uuid or r.previous_upload_id = ${id}::uuid
    ) touched join period p on p.month = touched.month and p.state = 'LOCKED'
    limit 1`;
  return locked.length > 0;
}

/** The values that an upload said and that another one now holds, and the numbers of those that hold them. */
export async function readHeld(tx: Tx, id: string): Promise<{ kept: number; keptBy: number[] }> {
  const holders = await tx.$queryRaw<{ number: number | null; values: number }[]>`
    with touched as (
      select feed_count_id from feed_count_revision where upload_id = ${id}::uuid or previous_upload_id = ${id}::uuid
      group by 1
    )
    select u.number, count(*)::int as values
    from touched t join feed_count f on f.id = t.feed_count_id left join upload u on u.id = f.upload_id
    where f.upload_id is distinct from ${id}::uuid
    group by 1 order by 1`;
  return {
    kept: holders.reduce((sum, { values }) => sum + values, 0),
    keptBy: holders.flatMap(({ number }) => number ?? []),
  };
}

/** Removes what an upload added and gives what it changed its earlier value again, save where a later one has replaced it. */
export async function takeCountsBack(tx: Tx, id: string): Promise<TakenBack> {
  const { kept, keptBy } = await readHeld(tx, id);
  // Later revisions that took over from this upload now take over from what stood before it.
  await tx.$executeRaw`
    update feed_count_revision later
    set previous_count = mine.previous_count, previous_upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and later.feed_count_id = mine.feed_count_id and later.previous_upload_id = ${id}::uuid`;
  // Nothing stood before: the later value becomes an addition of its own.
  await tx.$executeRaw`delete from feed_count_revision where previous_upload_id = ${id}::uuid`;
  const restored = await tx.$executeRaw`
    update feed_count f set count = mine.previous_count, upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and mine.feed_count_id = f.id and f.upload_id = ${id}::uuid`;
  await tx.$executeRaw`delete from feed_count_revision where upload_id = ${id}::uuid`;
  const removed = await tx.$executeRaw`delete from feed_count where upload_id = ${id}::uuid`;
  return { restored, removed, kept, ...(keptBy.length > 0 && { keptBy }) };
}
