import { issueScopeSql } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';

/** An issue and its duplicates, at any depth, within the viewer's scope: what was said of them stays with each, and is read together. */
export async function readFamily(viewer: Viewer, id: number): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    with recursive family as (
      select id from issue where id = ${id}
      union select d.id from issue d join family f on d.merged_into_id = f.id
    )
    select i.id from issue i join family f on f.id = i.id where i.id = ${id} or ${issueScopeSql(viewer)}`;
  return rows.map((row) => row.id);
}
