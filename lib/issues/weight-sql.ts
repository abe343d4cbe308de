import { Prisma } from '../generated/prisma/client';
import { addMonths, lastDay, type Month } from '../month';

/** How many months back a lab's last declaration may stand for the month asked. */
const DECLARED_WITHIN = 3;

/**
 * A common table `weight (issue_id, legal_entities, documents, declared)` over the issues: EJ concerned (those that have taken over
 * count, once; one closed for good counts no more), the DMP documents they sent in their last declared month of the three up to `at` (null: none has declared), and how
 * many of them have declared. Use as `with ${weightSql(at)} select …`.
 */
export function weightSql(at: Month): Prisma.Sql {
  return Prisma.sql`concerned as (
      select distinct il.issue_id, coalesce(su.successor, il.legal_entity_finess) as finess
      from issue_lab il
      left join legal_entity_successor su on su.finess = il.legal_entity_finess and su.since <= ${lastDay(at)}::date and su.until > ${lastDay(at)}::date
      join legal_entity e on e.finess = coalesce(su.successor, il.legal_entity_finess)
      where e.closed_on is null or e.closed_on > ${lastDay(at)}::date
    ), sent as (
      select lab_finess as finess, month, sum(count) as documents
      from lab_feed_count
      where channel = 'DMP' and month between ${addMonths(at, 1 - DECLARED_WITHIN)} and ${at} and lab_finess in (select finess from concerned)
      group by 1, 2
    ), latest as (
      select distinct on (finess) finess, documents from sent order by finess, month desc
    ), weight as (
      select c.issue_id, count(*)::int as legal_entities, sum(l.documents)::float8 as documents, count(l.finess)::int as declared
      from concerned c left join latest l on l.finess = c.finess
      group by 1
    )`;
}
