import { Prisma } from '../generated/prisma/client';

/**
 * The vendors that were asked about each issue that waits for an answer, as rows (issue_id, vendor_slug, since, kind): since when, and the
 * last answer given since; `kind` is null for a vendor that is still waited for.
 */
export function answersAskedSql(): Prisma.Sql {
  return Prisma.sql`
    select v.issue_id, v.vendor_slug, asked.since, last.kind
    from (
      select distinct ip.issue_id, x.vendor_slug from issue_product ip join product x on x.code = ip.product_code
    ) v
    join issue i on i.id = v.issue_id and i.state = 'AWAITING_ANSWER'
    cross join lateral (
      select coalesce(max(e.at), i.opened_on::timestamptz) as since
      from issue_event e
      where e.issue_id = i.id and e.kind in ('STATE', 'REOPENED') and e.details ->> 'to' = 'AWAITING_ANSWER'
    ) asked
    left join lateral (
      select a.kind::text as kind from vendor_answer a
      where a.issue_id = i.id and a.vendor_slug = v.vendor_slug and a.created_at >= asked.since
      order by a.id desc limit 1
    ) last on true`;
}
