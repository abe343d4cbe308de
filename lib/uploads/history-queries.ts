import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { type Month, parseMonth } from '../month';
import { type HistoryLine, type HistoryState, historyState } from './history';
import type { HistoryParams } from './history-params';
import { KIND_WORDS } from './kind-words';
import { mayDeposit, uploadKind } from './kinds';
import { readUploads, type UploadLine } from './queries';

type Asked = Omit<HistoryParams, 'before'>;

/** The ids of the last deposit written of each depositor and kind. */
async function readLastWritten(): Promise<Set<string>> {
  const rows = await db().upload.findMany({
    where: { state: 'APPLIED' },
    orderBy: { number: 'desc' },
    distinct: ['vendorSlug', 'kind'],
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

const HAS_ERRORS: Prisma.UploadWhereInput = { report: { path: ['errorCount'], gt: 0 } };

/** The ids of checked deposits that a later one of the same depositor and kind was written after. */
async function readFollowed(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select u.id::text as id from upload u
    where u.state = 'CHECKED' and exists (
      select from upload later
      where later.kind = u.kind and later.vendor_slug is not distinct from u.vendor_slug and later.state = 'APPLIED'
        and later.number > u.number)`;
  return rows.map(({ id }) => id);
}

async function whereState(state: HistoryState): Promise<Prisma.UploadWhereInput> {
  switch (state) {
    case 'applied':
      return { state: 'APPLIED' };
    case 'cancelled':
      return { state: 'CANCELLED', appliedAt: { not: null } };
    case 'abandoned':
      return { state: 'CANCELLED', appliedAt: null };
    case 'to-apply':
      return { state: 'CHECKED', NOT: HAS_ERRORS };
    case 'refused':
      return { state: 'CHECKED', ...HAS_ERRORS, id: { in: await readFollowed() } };
    case 'to-mend':
      return { state: 'CHECKED', ...HAS_ERRORS, id: { notIn: await readFollowed() } };
  }
}

async function whereOf({ vendor, kind, state, month }: Asked): Promise<Prisma.UploadWhereInput> {
  return {
    ...(vendor !== null && { vendorSlug: vendor }),
    ...(kind !== null && { kind }),
    AND: [
      state === null ? {} : await whereState(state),
      month === null ? {} : { report: { path: ['months'], array_contains: [{ month }] } },
    ],
  };
}

const monthsOf = ({ report }: UploadLine): Month[] =>
  [...new Set(report.months.flatMap(({ month }) => parseMonth(month) ?? []))].sort();

/** The deposits in the viewer's scope that are asked for, the newest first, `most` of them; `next`: the id to continue after. */
export async function readHistory(
  viewer: Viewer,
  { before, ...asked }: HistoryParams,
  most: number,
): Promise<{ lines: HistoryLine[]; next: string | null }> {
  const [{ items, next }, last, followed, locked] = await Promise.all([
    readUploads(viewer, most, before, await whereOf(asked)),
    readLastWritten(),
    readFollowed().then((ids) => new Set(ids)),
    db().period.findMany({ where: { state: 'LOCKED' } }),
  ]);
  const closed = new Set(locked.map(({ month }) => month));
  const lines = items.map((upload): HistoryLine => {
    const { id, kind, number, receivedAt, fileName, depositor, vendor, report } = upload;
    const known = uploadKind(kind);
    const months = monthsOf(upload);
    return {
      id,
      number,
      kind: known ? KIND_WORDS[known].short : kind,
      receivedAt: receivedAt.toISOString(),
      fileName,
      depositor,
      vendor,
      months,
      state: historyState(upload.state, {
        errors: report.errorCount,
        written: upload.appliedAt !== null,
        followed: followed.has(id),
      }),
      added: report.added,
      changed: report.changed,
      unchanged: report.unchanged,
      errors: report.errorCount,
      cancellable:
        upload.state === 'APPLIED' &&
        known !== null &&
        mayDeposit(viewer, known) &&
        last.has(id) &&
        !months.some((month) => closed.has(month)),
    };
  });
  return { lines, next };
}

/** The vendors whose deposits the viewer may see and that have one, for a filter. */
export async function readDepositors(): Promise<{ code: string; label: string }[]> {
  const vendors = await db().vendor.findMany({
    where: { uploads: { some: {} } },
    orderBy: { name: 'asc' },
    select: { slug: true, name: true },
  });
  return vendors.map(({ slug, name }) => ({ code: slug, label: name }));
}
