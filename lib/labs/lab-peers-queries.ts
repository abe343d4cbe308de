import { cached } from '../data-version';
import { db } from '../db';
import { type PeerCount, peerMonths, type SizeBand, sizeBandOf } from '../figures/peers';
import { lastDay, type Month, monthRange } from '../month';
import type { LabIdentity, LabPeers } from './lab';

const MOST_SITES = 1_000_000;

type Group = Pick<LabIdentity, 'sector' | 'region'> & { band: SizeBand };

/** The labs of a region, a sector and a size, as they are at the end of `at`. */
async function readGroup({ sector, region, band }: Group, at: Month): Promise<string[]> {
  const on = lastDay(at);
  const labs = await db().$queryRaw<{ finess: string }[]>`
    with own as materialized (
      select e.finess
      from legal_entity_state e
      join department d on d.code = e.department_code
      where e.valid_from <= ${on}::date and e.valid_to > ${on}::date and e.opened_on <= ${on}::date and e.closed_on > ${on}::date
        and d.region_code = ${region.code} and e.sector = ${sector}::sector
    )
    select own.finess
    from own
    join lab_member m on m.lab_finess = own.finess and m.since <= ${on}::date and m.until > ${on}::date
    join site_ownership o on o.legal_entity_finess = m.finess and o.valid_from <= ${on}::date and o.valid_to > ${on}::date
    join site s on s.finess = o.site_finess
      and coalesce(s.opened_on, '-infinity') <= ${on}::date and coalesce(s.closed_on, 'infinity') > ${on}::date
    group by 1
    having count(distinct s.finess) between ${band.from} and ${band.to ?? MOST_SITES}`;
  return labs.map(({ finess }) => finess);
}

/** DMP documents of these labs by month, those of the EJ that each had absorbed by the month's end included. */
async function readCounts(
  labs: readonly string[],
  from: Month,
  at: Month,
): Promise<(PeerCount & { finess: string })[]> {
  return db().$queryRaw<(PeerCount & { finess: string })[]>`
    select m.lab_finess as finess, f.month, sum(f.count)::float8 as documents
    from lab_member m
    join effective_feed_count f on f.legal_entity_finess = m.finess
      and m.since <= last_day(f.month) and m.until > last_day(f.month)
    where m.lab_finess = any(${labs}) and f.channel = 'DMP' and f.month between ${from} and ${at}
    group by 1, 2`;
}

/**
 * What the labs of the same region, sector and size have sent from `from` to `at`, as medians only: no value of one of them
 * leaves this file. Who they are is read at the end of `at`.
 * @param sites the lab's own open sites at the end of `at`.
 */
export async function readPeers(
  { finess, sector, region }: Pick<LabIdentity, 'finess' | 'sector' | 'region'>,
  sites: number,
  from: Month,
  at: Month,
): Promise<LabPeers> {
  const months = monthRange(from, at);
  const band = sizeBandOf(sites);
  if (band === null) return { band, count: 0, months: peerMonths(months, []) };
  // One group serves the pages of all its labs.
  const group = await cached('lab-peers', [region.code, sector, band.from, from, at], async () => {
    const labs = await readGroup({ sector, region, band }, at);
    return { labs, counts: await readCounts(labs, from, at) };
  });
  const counts = group.counts.filter((count) => count.finess !== finess);
  return { band, count: group.labs.filter((lab) => lab !== finess).length, months: peerMonths(months, counts) };
}
