import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import { addMonths, type Month, monthRange, parseMonth } from '../month';
import { findInScope } from './commands';
import { readDirectory } from './directory-queries';
import { uploadKind } from './kinds';
import { mended } from './mends';
import { readExpectedLabs } from './queries';
import { readMonth } from './read-month';
import { LARGE_BYTES } from './receive';
import { type Report, reportSchema } from './report';
import { type ReviewMends, reviewMendsOf } from './review-mends';
import { readFileRows } from './review-rows-queries';

const SHOWN_MONTHS = 6;

/** A month of a vendor's DMP documents; null: nothing is declared. `incomplete`: labs expected that have no line, this deposit included. */
export type VendorMonth = { month: Month; documents: number | null; touched: boolean; incomplete: boolean };

export type MissingLab = { finess: string; name: string; product: string };

/** What a deposit of counts is seen beside: the vendor's months as they would be, and the labs that its last month still lacks. */
export type MonthContext = {
  months: VendorMonth[];
  month: Month;
  expected: number;
  /** Null: the file is too large to be read again for it. */
  missing: MissingLab[] | null;
};

/** The context of a vendor's deposit of counts in the viewer's scope, or of what it would be; null of any other, or without a month. */
export async function readMonthContext(
  viewer: Viewer,
  id: string,
  preview: { report: Report; mends: ReviewMends } | null = null,
): Promise<MonthContext | null> {
  const upload = await findInScope(viewer, id);
  if (!upload?.vendorSlug || uploadKind(upload.kind) !== 'feeds') return null;
  const report = preview?.report ?? reportSchema.parse(upload.report);
  const mends = preview?.mends ?? reviewMendsOf(upload.mends);
  const month = lastMonthOf(report);
  if (!month) return null;
  const expected = await readExpectedLabs(upload.vendorSlug, month);
  const declared = await readDeclaredLabs(upload.vendorSlug, month);
  const inFile = upload.size > LARGE_BYTES ? null : await readLabsOfFile(upload, mends, month);
  const missing = inFile && expected.filter(({ finess }) => !declared.has(finess) && !inFile.has(finess));
  return {
    months: await readMonths(upload.vendorSlug, month, report, upload.state === 'CHECKED', (missing?.length ?? 0) > 0),
    month,
    expected: new Set(expected.map(({ finess }) => finess)).size,
    missing: missing && [...new Map(missing.map((lab) => [lab.finess, lab])).values()],
  };
}

/** The last month that the deposit speaks of; of a file of errors alone, none. */
function lastMonthOf({ months }: Report): Month | null {
  return (
    months
      .flatMap(({ month }) => parseMonth(month) ?? [])
      .sort()
      .at(-1) ?? null
  );
}

async function readDeclaredLabs(vendorSlug: string, month: Month): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ finess: string }[]>`
    select distinct m.lab_finess as finess
    from feed_count f
    join product p on p.code = f.product_code and p.vendor_slug = ${vendorSlug}
    join lab_member m on m.finess = f.legal_entity_finess and m.since <= last_day(f.month) and m.until > last_day(f.month)
    where f.source = 'VENDOR' and f.channel = 'DMP' and f.month = ${month}`;
  return new Set(rows.map(({ finess }) => finess));
}

/** The labs that have a line of the month in the file, mends included, whatever their count. */
async function readLabsOfFile(
  upload: Parameters<typeof readFileRows>[0],
  mends: ReviewMends,
  month: Month,
): Promise<Set<string>> {
  const reading = await readFileRows(upload, 'feeds');
  const texts = new Set<string>();
  if (reading) {
    const { mois = -1, finess = -1 } = reading.mapping.position;
    for await (const row of reading.rows) {
      const [now] = mended([row], reading.mapping, mends);
      if (now && readMonth(now.cells[mois] ?? '') === month) texts.add(now.cells[finess] ?? '');
    }
  }
  const { structures } = await readDirectory(db(), null, texts);
  const entities = [...new Set([...structures.values()].map(({ legalEntity }) => legalEntity))];
  const labs = await db().$queryRaw<{ finess: string }[]>`
    select distinct m.lab_finess as finess from lab_member m
    where m.finess = any(${entities}::char(9)[]) and m.since <= last_day(${month}) and m.until > last_day(${month})`;
  return new Set(labs.map(({ finess }) => finess));
}

async function readMonths(
  vendorSlug: string,
  last: Month,
  report: Report,
  pending: boolean,
  incomplete: boolean,
): Promise<VendorMonth[]> {
  const months = monthRange(addMonths(last, 1 - SHOWN_MONTHS), last);
  const rows = await db().$queryRaw<{ month: Month; documents: number }[]>`
    select f.month, sum(f.count)::float8 as documents
    from feed_count f join product p on p.code = f.product_code and p.vendor_slug = ${vendorSlug}
    where f.source = 'VENDOR' and f.channel = 'DMP' and f.month = any(${months})
    group by 1`;
  const stood = new Map(rows.map(({ month, documents }) => [month, documents]));
  return months.map((month) => {
    const moved = report.months.find((one) => one.month === month);
    const change = pending && moved ? (moved.after ?? 0) - (moved.before ?? 0) : 0;
    const before = stood.get(month) ?? null;
    return {
      month,
      documents: before === null && !moved ? null : (before ?? 0) + change,
      touched: moved !== undefined,
      incomplete: month === last && month <= lastCompleteMonth() && (incomplete || (pending && report.errorCount > 0)),
    };
  });
}
