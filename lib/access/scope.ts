import { Prisma } from '../generated/prisma/client';
import type { Viewer } from './viewer';

// A condition that no row meets: what is out of scope does not exist.
const NONE = { in: [] as string[] };
// Labs taken over one after the other, that a vendor's scope follows; Prisma cannot write a recursion.
const MOST_MERGERS = 4;

/** The labs that the viewer may see one by one. */
export function labScope(viewer: Viewer): Prisma.LegalEntityWhereInput {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return {};
    case 'REGIONAL':
      return { department: { regionCode: { in: viewer.regions.map(({ code }) => code) } } };
    case 'VENDOR': {
      const installed = { installations: { some: { product: { vendorSlug: viewer.vendor?.slug ?? '' } } } };
      // The lab that has taken one over, and the one that has taken that over, and so on.
      return Array.from({ length: MOST_MERGERS }).reduce<Prisma.LegalEntityWhereInput>(
        (within) => ({ OR: [installed, { absorbed: { some: within } }] }),
        installed,
      );
    }
    case 'OBSERVER':
      return { finess: NONE };
  }
}

/** The same rule as `labScope`, over the alias `le` (legal_entity or legal_entity_state), for queries that Prisma cannot write. */
export function labScopeSql(viewer: Viewer): Prisma.Sql {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return Prisma.sql`true`;
    case 'REGIONAL':
      return Prisma.sql`le.finess in (
        select e.finess from legal_entity e join department x on x.code = e.department_code
        where x.region_code = any(${viewer.regions.map(({ code }) => code)}))`;
    case 'VENDOR':
      return Prisma.sql`le.finess in (
        select mem.lab_finess
        from installation i join product x on x.code = i.product_code join lab_member mem on mem.finess = i.legal_entity_finess
        where x.vendor_slug = ${viewer.vendor?.slug ?? ''})`;
    case 'OBSERVER':
      return Prisma.sql`false`;
  }
}

/** The orders that the viewer may see one by one: a region's are those of its labs, and of what they have taken over; a vendor's, of its products. */
export function orderScope(viewer: Viewer): Prisma.OrderWhereInput {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return {};
    case 'REGIONAL': {
      const lab = labScope(viewer);
      return { OR: [{ legalEntity: lab }, { legalEntity: { mergedInto: lab } }] };
    }
    case 'VENDOR':
      return { product: { vendorSlug: viewer.vendor?.slug ?? '' } };
    case 'OBSERVER':
      return { number: NONE };
  }
}

/** The issues that the viewer may read: a region's own and the national ones, a vendor's on its products, an observer's national. */
export function issueScope(viewer: Viewer): Prisma.IssueWhereInput {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return {};
    case 'REGIONAL':
      return { OR: [{ regionCode: null }, { regionCode: { in: viewer.regions.map(({ code }) => code) } }] };
    case 'VENDOR':
      return { products: { some: { product: { vendorSlug: viewer.vendor?.slug ?? '' } } } };
    case 'OBSERVER':
      return { regionCode: null };
  }
}

/** The same rule as `issueScope`, over the alias `i` (issue), for queries that Prisma cannot write. */
export function issueScopeSql(viewer: Viewer): Prisma.Sql {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return Prisma.sql`true`;
    case 'REGIONAL':
      return Prisma.sql`(i.region_code is null or i.region_code = any(${viewer.regions.map(({ code }) => code)}))`;
    case 'VENDOR':
      return Prisma.sql`i.id in (
        select ip.issue_id from issue_product ip join product x on x.code = ip.product_code
        where x.vendor_slug = ${viewer.vendor?.slug ?? ''})`;
    case 'OBSERVER':
      return Prisma.sql`i.region_code is null`;
  }
}

/** The actions that the viewer may read, of an issue in its scope: not another vendor's. */
export function actionScope(viewer: Viewer): Prisma.ActionWhereInput {
  if (viewer.role !== 'VENDOR') return {};
  return { OR: [{ ownerVendorSlug: null }, { ownerVendorSlug: viewer.vendor?.slug ?? '' }] };
}

/** The feedbacks that the viewer may read: its own always; a region's, those of the region; a vendor's, those about its products. */
export function feedbackScope(viewer: Viewer): Prisma.FeedbackWhereInput {
  const own: Prisma.FeedbackWhereInput[] = viewer.userId ? [{ userId: viewer.userId }] : [];
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return {};
    case 'REGIONAL':
      return { OR: [...own, { regionCode: { in: viewer.regions.map(({ code }) => code) } }] };
    case 'VENDOR':
      return {
        OR: [
          ...own,
          { product: { vendorSlug: viewer.vendor?.slug ?? '' }, state: 'ATTACHED', issue: issueScope(viewer) },
        ],
      };
    case 'OBSERVER':
      return { id: { in: [] } };
  }
}

/** The uploads that the viewer may see: a vendor's own, all for the State. */
export function uploadScope(viewer: Viewer): Prisma.UploadWhereInput {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return {};
    case 'VENDOR':
      return { vendorSlug: viewer.vendor?.slug ?? '' };
    case 'REGIONAL':
    case 'OBSERVER':
      return { id: NONE };
  }
}

/** The products that the viewer may deposit counts for; null: every product. */
export function depositableVendor(viewer: Viewer): string | null {
  return viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : null;
}

/** Whether the viewer may ask for this vendor's figures by name: vendors see each other anonymised only. */
export function mayNameVendor(viewer: Viewer, vendorSlug: string): boolean {
  return viewer.role !== 'VENDOR' || viewer.vendor?.slug === vendorSlug;
}
