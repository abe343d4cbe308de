import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { Prisma } from '../generated/prisma/client';

/**
 * The events of an issue of the viewer's scope that the viewer may read, over the alias `e` (issue_event): internal ones for the State; no
 * comment for an observer; to a vendor nothing of another vendor's: answer, action, comment.
 */
export function eventScopeSql(viewer: Viewer): Prisma.Sql {
  if (may(viewer, 'issues.internal')) return Prisma.sql`true`;
  if (viewer.role !== 'VENDOR') return Prisma.sql`(not e.internal and e.kind <> 'COMMENT')`;
  const slug = viewer.vendor?.slug ?? '';
  return Prisma.sql`(not e.internal and case e.kind
    when 'ANSWER' then e.details ->> 'vendor' is not distinct from ${slug}
    when 'ACTION' then ${ownAction(slug)}
    when 'ACTION_STATE' then ${ownAction(slug)}
    when 'COMMENT' then not exists (select from vendor v where v.name = e.actor_org and v.slug <> ${slug})
      and not exists (select from role_grant g where g.user_id = e.actor_id and g.vendor_slug <> ${slug})
    else true end)`;
}

const ownAction = (slug: string) => Prisma.sql`exists (
  select from action a where a.id::text = e.details ->> 'action' and coalesce(a.owner_vendor_slug, ${slug}) = ${slug})`;
