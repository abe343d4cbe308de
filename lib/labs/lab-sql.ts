import type { Viewer } from '../access/viewer';
import { Prisma } from '../generated/prisma/client';
import type { IsoDate } from '../month';

/** The vendor whose products alone the viewer sees of a lab; null: all of them. */
export function ownVendor(viewer: Viewer): string | null {
  return viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : null;
}

/** SQL for what a product, `p`, must be for the viewer. */
export function ownProduct(viewer: Viewer): Prisma.Sql {
  const vendor = ownVendor(viewer);
  return vendor === null ? Prisma.sql`true` : Prisma.sql`p.vendor_slug = ${vendor}`;
}

/** SQL for the EJ whose facts are the lab's on a day: itself, and those it has absorbed by then. */
export function membersOn(finess: string, on: IsoDate): Prisma.Sql {
  return Prisma.sql`(select m.finess from lab_member m
    where m.lab_finess = ${finess} and m.since <= ${on}::date and m.until > ${on}::date)`;
}
