import { z } from 'zod';
import { uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import type { Prisma, UploadState } from '../generated/prisma/client';
import { addMonths, type Month, monthRange } from '../month';
import type { ByteSource } from '../tabular/source';
import { acknowledgementSchema, type StoredAcknowledgement } from './acknowledgement';
import { readHeld } from './feeds/take-back';
import { keptSource } from './file-queries';
import { type Cell, cellState, monthToDeposit } from './matrix';
import { readCells } from './matrix-queries';
import { type Report, reportSchema } from './report';
import { isUploadId } from './upload-id';

const SHOWN_MONTHS = 12;

export type UploadLine = {
  id: string;
  number: string;
  kind: string;
  fileName: string;
  depositor: string;
  vendor: string | null;
  state: UploadState;
  receivedAt: Date;
  appliedAt: Date | null;
  cancelledAt: Date | null;
  size: number;
  sha256: string;
  acknowledgement: StoredAcknowledgement | null;
  report: Report;
};

/** A product in place at an EJ or a site; days as YYYY-MM-DD. */
export type InstalledLine = {
  finess: string;
  product: string;
  version: string | null;
  installedOn: string;
  equippedOn: string | null;
};

/** A vendor's month, as its tile shows it. */
export type MonthState = Pick<Cell, 'month' | 'state' | 'reported' | 'expected'>;

const FIELDS = {
  id: true,
  number: true,
  kind: true,
  fileName: true,
  depositor: true,
  state: true,
  receivedAt: true,
  appliedAt: true,
  cancelledAt: true,
  size: true,
  sha256: true,
  acknowledgement: true,
  report: true,
  vendor: { select: { name: true } },
} satisfies Prisma.UploadSelect;

type Row = Prisma.UploadGetPayload<{ select: typeof FIELDS }>;

/** «D-2023-0012». */
const numberOf = ({ number, receivedAt }: { number: number; receivedAt: Date }) =>
  `D-${receivedAt.toISOString().slice(0, 4)}-${String(number).padStart(4, '0')}`;

function lineOf({ number, vendor, report, acknowledgement, ...row }: Row): UploadLine {
  return {
    ...row,
    number: numberOf({ number, receivedAt: row.receivedAt }),
    vendor: vendor?.name ?? null,
    acknowledgement: acknowledgementSchema.safeParse(acknowledgement).data ?? null,
    report: reportSchema.parse(report),
  };
}

/**
 * Uploads in the viewer's scope, the newest first; `before` is the id of the last one seen, nothing comes after an
 * unknown one. `within` narrows the scope.
 */
export async function readUploads(
  viewer: Viewer,
  most: number,
  before: string | null = null,
  within: Prisma.UploadWhereInput = {},
): Promise<{ items: UploadLine[]; next: string | null }> {
  const from =
    before !== null && isUploadId(before)
      ? await db().upload.findFirst({ where: { AND: [{ id: before }, uploadScope(viewer)] }, select: { number: true } })
      : null;
  if (before !== null && !from) return { items: [], next: null };
  const rows = await db().upload.findMany({
    where: { AND: [uploadScope(viewer), within, from ? { number: { lt: from.number } } : {}] },
    orderBy: { number: 'desc' },
    take: most + 1,
    select: FIELDS,
  });
  const items = rows.slice(0, most).map(lineOf);
  return { items, next: rows.length > most ? (items.at(-1)?.id ?? null) : null };
}

/** One upload in the viewer's scope; null when there is none. */
export async function readUpload(viewer: Viewer, id: string): Promise<UploadLine | null> {
  if (!isUploadId(id)) return null;
  const row = await db().upload.findFirst({ where: { AND: [{ id }, uploadScope(viewer)] }, select: FIELDS });
  return row && lineOf(row);
}

/** What stayed of a cancelled upload: how many values, and the numbers of the later deposits that had replaced them. */
export type Kept = { count: number; by: string[] };

/** Same, of each of these uploads by its id; none when it is not known. */
export async function readKeptOf(ids: readonly string[]): Promise<(id: string) => Kept> {
  if (ids.length === 0) return () => ({ count: 0, by: [] });
  const events = await db().auditEvent.findMany({
    where: { subjectType: 'upload', subjectId: { in: [...ids] }, action: 'upload.cancel' },
    select: { subjectId: true, details: true },
  });
  const effects = new Map(events.map(({ subjectId, details }) => [subjectId, keptEffect.safeParse(details).data]));
  const named = await readNumbers([...effects.values()].flatMap((effect) => effect?.keptBy ?? []));
  return (id) => {
    const { kept = 0, keptBy = [] } = effects.get(id) ?? {};
    return { count: kept, by: named(keptBy) };
  };
}

/** «D-2023-0012» of each of these numbers, in their order. */
async function readNumbers(numbers: readonly number[]): Promise<(numbers: readonly number[]) => string[]> {
  const uploads = await db().upload.findMany({
    where: { number: { in: [...numbers] } },
    orderBy: { number: 'asc' },
    select: { number: true, receivedAt: true },
  });
  return (asked) => uploads.filter(({ number }) => asked.includes(number)).map(numberOf);
}

const keptEffect = z.object({ kept: z.number(), keptBy: z.array(z.number()).optional() });

/** What stayed of one cancelled upload. */
export async function readKept({ id }: UploadLine): Promise<Kept> {
  return (await readKeptOf([id]))(id);
}

/** The counts that a written upload said and that another one holds now; of other kinds, and of one that is not written, none. */
export async function readReplaced({ id, state }: UploadLine): Promise<Kept> {
  if (state !== 'APPLIED') return { count: 0, by: [] };
  const { kept, keptBy } = await readHeld(db(), id);
  return { count: kept, by: (await readNumbers(keptBy))(keptBy) };
}

/** The bytes of an upload in the viewer's scope, as they came, to be read a piece at a time; null when there is none. */
export async function readUploadFile(
  viewer: Viewer,
  id: string,
): Promise<{ source: ByteSource; fileName: string; mediaType: string } | null> {
  if (!isUploadId(id)) return null;
  const row = await db().upload.findFirst({
    where: { AND: [{ id }, uploadScope(viewer)] },
    select: { id: true, size: true, fileName: true, mediaType: true },
  });
  return row && { source: keptSource(row), fileName: row.fileName, mediaType: row.mediaType };
}

/** The labs whose laboratory system is the vendor's at the end of the month, what they had absorbed by then included. */
export async function readExpectedLabs(
  vendorSlug: string,
  month: Month,
): Promise<{ finess: string; name: string; product: string }[]> {
  return db().$queryRaw<{ finess: string; name: string; product: string }[]>`
    select le.finess, le.name, p.code as product
    from legal_entity_state le
    join lab_member m on m.lab_finess = le.finess and m.since <= last_day(${month}) and m.until > last_day(${month})
    join installation i on i.legal_entity_finess = m.finess
    join product p on p.code = i.product_code and p.device_code = 'SGL' and p.vendor_slug = ${vendorSlug}
    where i.installed_on <= last_day(${month}) and (i.removed_on is null or i.removed_on > last_day(${month}))
      and le.opened_on <= last_day(${month}) and le.closed_on > last_day(${month})
      and le.valid_from <= last_day(${month}) and le.valid_to > last_day(${month})
    group by 1, 2, 3
    order by le.finess`;
}

/** The vendor's installed base as it stands today, EJ and sites, with the EJ's certificate. */
export async function readInstalledBase(vendorSlug: string): Promise<InstalledLine[]> {
  return db().$queryRaw<InstalledLine[]>`
    select coalesce(i.site_finess, i.legal_entity_finess) as finess, i.product_code as product, i.version,
           i.installed_on::text as "installedOn",
           (select max(c.equipped_on)::text from dmp_certificate c where c.legal_entity_finess = i.legal_entity_finess) as "equippedOn"
    from installation i
    join product p on p.code = i.product_code and p.vendor_slug = ${vendorSlug}
    join legal_entity le on le.finess = i.legal_entity_finess
    left join site s on s.finess = i.site_finess
    where i.installed_on <= ${today()}::date and (i.removed_on is null or i.removed_on > ${today()}::date)
      and (le.closed_on is null or le.closed_on > ${today()}::date) and (s.closed_on is null or s.closed_on > ${today()}::date)
    order by i.legal_entity_finess, i.site_finess nulls first, i.product_code`;
}

/** The month that a vendor has to deposit; the last one when nothing is due. */
export async function readMonthToDeposit(vendorSlug: string): Promise<Month> {
  return monthToDeposit(await readMonthStates(vendorSlug)) ?? lastCompleteMonth();
}

/** The vendor's last twelve months: what is expected, what has come, what is due. */
export async function readMonthStates(vendorSlug: string): Promise<MonthState[]> {
  const last = lastCompleteMonth();
  const cells = await readCells(monthRange(addMonths(last, 1 - SHOWN_MONTHS), last), vendorSlug);
  // A refused file is among the vendor's deposits, waiting to be mended: its month is as due as it was.
  return cells.map((cell) => ({ ...cell, state: cellState({ ...cell, refused: false }, today()) }));
}
