import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Sector } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import type { LabIdentity } from './lab';

const FINESS = /^\d[\dAB]\d{7}$/;

type Found = { finess: string; name: string; closedOn: IsoDate | null };

/**
 * The lab that a FINESS number means for this viewer: its own, or the EJ of a site.
 * @returns null when there is none, or when it is out of scope.
 */
export async function findLab(viewer: Viewer, finess: string): Promise<Found | null> {
  if (!FINESS.test(finess)) return null;
  const lab = await db().legalEntity.findFirst({
    where: { AND: [{ OR: [{ finess }, { sites: { some: { finess } } }] }, labScope(viewer)] },
    select: { finess: true, name: true, closedOn: true },
  });
  return lab && { ...lab, closedOn: lab.closedOn && isoDate(lab.closedOn) };
}

type State = {
  name: string;
  sector: Sector;
  sel: boolean;
  town: string;
  departmentCode: string;
  departmentName: string;
  regionCode: string;
  regionName: string;
};

async function readSuccessor(viewer: Viewer, finess: string): Promise<LabIdentity['successor']> {
  const [found] = await db().$queryRaw<{ finess: string; name: string }[]>`
    select e.finess, e.name from legal_entity_successor s join legal_entity e on e.finess = s.successor
    where s.finess = ${finess} and s.until = 'infinity'`;
  if (!found) return null;
  const visible = await db().legalEntity.count({ where: { AND: [{ finess: found.finess }, labScope(viewer)] } });
  return { ...found, visible: visible > 0 };
}

/** Who a lab was on a day, what became of it since, and whom it had absorbed by then. The viewer must have been let in by `findLab`. */
export async function readIdentity(viewer: Viewer, finess: string, on: IsoDate): Promise<LabIdentity> {
  const [[state], now, successor, absorbed] = await Promise.all([
    db().$queryRaw<State[]>`
      select e.name, e.sector::text as sector, e.sel, e.town, d.code as "departmentCode", d.name as "departmentName",
             r.code as "regionCode", r.name as "regionName"
      from legal_entity_state e
      join department d on d.code = e.department_code
      join region r on r.code = d.region_code
      where e.finess = ${finess} and e.valid_from <= ${on}::date and e.valid_to > ${on}::date`,
    db().legalEntity.findUniqueOrThrow({
      where: { finess },
      select: {
        openedOn: true,
        closedOn: true,
        address: true,
        postcode: true,
        phone: true,
        sites: { where: { phone: { not: null } }, orderBy: { finess: 'asc' }, take: 1, select: { phone: true } },
      },
    }),
    readSuccessor(viewer, finess),
    db().$queryRaw<{ finess: string; name: string; since: Date }[]>`
      select m.finess, e.name, m.since from lab_member m join legal_entity e on e.finess = m.finess
      where m.lab_finess = ${finess} and m.finess <> ${finess} and m.since <= ${on}::date and m.until > ${on}::date
      order by m.since, m.finess`,
  ]);
  if (!state) throw new RangeError(`no state of ${finess} on ${on}`);
  const { departmentCode, departmentName, regionCode, regionName, ...rest } = state;
  return {
    finess,
    ...rest,
    department: { code: departmentCode, name: departmentName },
    region: { code: regionCode, name: regionName },
    address: [now.address, now.postcode].filter(Boolean).join(', ') || null,
    phone: now.phone ?? now.sites[0]?.phone ?? null,
    openedOn: now.openedOn && isoDate(now.openedOn),
    closedOn: now.closedOn && isoDate(now.closedOn),
    successor,
    absorbed: absorbed.map(({ since, ...lab }) => ({ ...lab, on: isoDate(since) })),
  };
}
