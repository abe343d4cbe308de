import { z } from 'zod';
import { uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import type { Prisma, UploadState } from '../generated/prisma/client';
import { addMonths, type IsoDate, type Month, monthRange } from '../month';
import { KIND_WORDS } from './kind-words';
import { uploadKind } from './kinds';
import { type Report, reportSchema } from './report';
import { isUploadId } from './upload-id';

const SHOWN_MONTHS = 12;
const DUE_DAY = 10;

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

export type MonthState = {
  month: Month;
  state: 'locked' | 'complete' | 'partial' | 'due' | 'late' | 'not-expected';
  reported: number;
  expected: number;
};

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
  report: true,
  vendor: { select: { name: true } },
} satisfies Prisma.UploadSelect;

type Row = Prisma.UploadGetPayload<{ select: typeof FIELDS }>;

function lineOf({ number, vendor, report, ...row }: Row): UploadLine {
  const year = row.receivedAt.toISOString().slice(0, 4);
  return {
    ...row,
    number: `D-${year}-${String(number).padStart(4, '0')}`,
    vendor: vendor?.name ?? null,
    report: reportSchema.parse(report),
  };
}

/** An upload as a line of the list: what a browser needs of it. */
export function historyLine({ report, receivedAt, id, kind, number, fileName, depositor, vendor, state }: UploadLine) {
  const { added, changed, unchanged, errorCount: errors } = report;
  const known = uploadKind(kind);
  return {
    id,
    number,
    kind: known ? KIND_WORDS[known].short : kind,
    fileName,
    depositor,
    vendor,
    state,
    receivedAt: receivedAt.toISOString(),
    added,
    changed,
    unchanged,
    errors,
  };
}

/** Uploads in the viewer's scope, the newest first; `before` is the id of the last one seen. Nothing comes after an unknown one. */
export async function readUploads(
  viewer: Viewer,
  most: number,
  before: string | null = null,
): Promise<{ items: UploadLine[]; next: string | null }> {
  const from =
    before !== null && isUploadId(before)
      ? await db().upload.findFirst({ where: { AND: [{ id: before }, uploadScope(viewer)] }, select: { number: true } })
      : null;
  if (before !== null && !from) return { items: [], next: null };
  const rows = await db().upload.findMany({
    where: { AND: [uploadScope(viewer), from ? { number: { lt: from.number } } : {}] },
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

/** How many values of a cancelled upload stayed, something later having replaced them; 0 when none did. */
export async function readKeptCount({ id }: UploadLine): Promise<number> {
  const event = await db().auditEvent.findFirst({
    where: { subjectType: 'upload', subjectId: id, action: 'upload.cancel' },
  });
  return z.object({ kept: z.number() }).safeParse(event?.details).data?.kept ?? 0;
}

/** The bytes of an upload in the viewer's scope, as they came; null when there is none. */
export async function readUploadFile(
  viewer: Viewer,
  id: string,
): Promise<{ bytes: Uint8Array; fileName: string; mediaType: string } | null> {
  if (!isUploadId(id)) return null;
  const row = await db().upload.findFirst({ where: { AND: [{ id }, uploadScope(viewer)] }, include: { file: true } });
  return row?.file ? { bytes: row.file.bytes, fileName: row.fileName, mediaType: row.mediaType } : null;
}

/** The day by which a month is to be deposited: the 10th of the next. */
export function dueDate(month: Month): IsoDate {
  return `${addMonths(month, 1)}-${String(DUE_DAY).padStart(2, '0')}` as IsoDate;
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

/** The vendor's last twelve months: what is expected, what has come, what is due. */
export async function readMonthStates(vendorSlug: string): Promise<MonthState[]> {
  const last = lastCompleteMonth();
  const months = monthRange(addMonths(last, 1 - SHOWN_MONTHS), last);
  const [expected, reported, locked] = await Promise.all([
    Promise.all(months.map(async (month) => (await readExpectedLabs(vendorSlug, month)).map(({ finess }) => finess))),
    db().$queryRaw<{ month: Month; finess: string }[]>`
      select distinct f.month, m.lab_finess as finess
      from feed_count f
      join product p on p.code = f.product_code and p.vendor_slug = ${vendorSlug}
      join lab_member m on m.finess = f.legal_entity_finess and m.since <= last_day(f.month) and m.until > last_day(f.month)
      where f.source = 'VENDOR' and f.channel = 'DMP' and f.month = any(${months})`,
    db().period.findMany({ where: { state: 'LOCKED', month: { in: months } } }),
  ]);
  return months.map((month, i) => {
    const labs = new Set(expected[i]);
    const declared = reported.filter((row) => row.month === month && labs.has(row.finess)).length;
    return {
      month,
      reported: declared,
      expected: labs.size,
      state: stateOf(
        month,
        declared,
        labs.size,
        locked.some((period) => period.month === month),
      ),
    };
  });
}

function stateOf(month: Month, reported: number, expected: number, locked: boolean): MonthState['state'] {
  if (locked) return 'locked';
  if (expected === 0) return 'not-expected';
  if (reported >= expected) return 'complete';
  if (reported > 0) return 'partial';
  return today() <= dueDate(month) ? 'due' : 'late';
}
