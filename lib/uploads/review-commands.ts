import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Prisma, Upload } from '../generated/prisma/client';
import { startCheck } from './background-commands';
import { rememberColumns } from './column-memory-commands';
import { checkBytes, findInScope, kindHeld } from './commands';
import { standingErrors } from './error-groups';
import { placeOf } from './finding-places';
import type { UploadKind } from './kinds';
import { movesCells } from './moved-cells';
import { LARGE_BYTES } from './receive';
import { type Report, reportSchema } from './report';
import {
  type CellMend,
  type MendPlace,
  mayKeep,
  type ReviewMends,
  type RowRemoval,
  reviewMendsOf,
  withCells,
  withRemoved,
  withUndone,
} from './review-mends';
import { readReview } from './review-queries';
import { type ReadingSettings, readingSettingsSchema, settingsOf } from './settings';
import { WRITING_TRANSACTION } from './writing-queue';

/** `written`: applied or cancelled meanwhile; `too-many`: more mends than an upload keeps. `report`: of after; `dropped`: mends that were of another reading. */
export type ReviewResult =
  | { ok: true; report: Report; mends: ReviewMends; dropped?: number }
  | { ok: false; reason: 'not-found' | 'written' | 'too-many' };

type Tx = Prisma.TransactionClient;
type Held = { upload: Upload; kind: UploadKind };

/** A file over it is checked on demand alone: a check takes longer than a person waits after each cell. */
const isLarge = ({ size }: Upload) => size > LARGE_BYTES;

/** The upload, held against any other change until the transaction ends. */
async function hold(tx: Tx, viewer: Viewer, id: string): Promise<Held | 'not-found' | 'written'> {
  if (!(await findInScope(viewer, id, tx))) return 'not-found';
  await tx.$queryRaw`select id from upload where id = ${id}::uuid for update`;
  const upload = await findInScope(viewer, id, tx);
  const kind = upload && kindHeld(viewer, upload);
  if (!upload || !kind) return 'not-found';
  return upload.state === 'CHECKED' ? { upload, kind } : 'written';
}

const checked = async (tx: Tx, { upload, kind }: Held): Promise<Report> =>
  (await checkBytes(tx, kind, upload, () => {})).report;

/** Changes the mends and checks again, in one go; what another tab has mended meanwhile stays. */
async function mend(
  viewer: Viewer,
  id: string,
  change: (mends: ReviewMends, report: Report) => ReviewMends,
): Promise<ReviewResult> {
  return db().$transaction(async (tx): Promise<ReviewResult> => {
    const held = await hold(tx, viewer, id);
    if (typeof held === 'string') return { ok: false, reason: held };
    const before = reportSchema.parse(held.upload.report);
    const mends = { ...change(reviewMendsOf(held.upload.mends), before), stale: isLarge(held.upload) };
    if (!mayKeep(mends)) return { ok: false, reason: 'too-many' };
    const report = mends.stale ? before : await checked(tx, { ...held, upload: { ...held.upload, mends } });
    await tx.upload.update({ where: { id }, data: { mends, report } });
    return { ok: true, report, mends };
  }, WRITING_TRANSACTION);
}

/** Puts texts in cells and leaves rows out, then checks the file again with them. */
export function saveMends(
  viewer: Viewer,
  id: string,
  { cells = [], removed = [] }: { cells?: readonly CellMend[]; removed?: readonly RowRemoval[] },
): Promise<ReviewResult> {
  return mend(viewer, id, (mends) => withRemoved(withCells(mends, cells), removed));
}

/** Which proposals to take: of a kind of error, of one text read (`value`), or the one chosen for it (`choice`). */
export type Accepted = { code: string; value?: string | null; choice?: string | null };

/** Mends cells with what was proposed: the only proposal of each error, or the one chosen. `lines`: how many lines that mends. */
export async function acceptProposals(
  viewer: Viewer,
  id: string,
  { code, value = null, choice = null }: Accepted,
): Promise<{ lines: number; result: ReviewResult } | null> {
  const review = await readReview(viewer, id);
  const { report, mends } = review ?? {};
  if (!report || !mends) return null;
  const cells = standingErrors(report, mends).flatMap((error): CellMend[] => {
    const place = placeOf(error, report.columns);
    if (!place || error.code !== code || (value !== null && error.value !== value)) return [];
    const [only, another] = error.proposals;
    const text = choice ?? (another ? undefined : only?.value);
    return text === undefined ? [] : [{ line: place.line, column: place.column, text, code, read: error.value ?? '' }];
  });
  if (cells.length === 0) return { lines: 0, result: { ok: true, report, mends } };
  return { lines: new Set(cells.map(({ line }) => line)).size, result: await saveMends(viewer, id, { cells }) };
}

/** Takes back mends made since the last check that was asked for. */
export function undoMends(viewer: Viewer, id: string, places: readonly MendPlace[]): Promise<ReviewResult> {
  return mend(viewer, id, (mends) => withUndone(mends, places));
}

const NO_MENDS: ReviewMends = { cells: {}, removed: [], since: [], stale: false };

const mendCount = ({ cells, removed }: ReviewMends) =>
  removed.length + Object.values(cells).reduce((sum, row) => sum + Object.keys(row).length, 0);

/** Reads the file otherwise, and checks it at once; what is said of its columns is remembered for the depositor's next files. */
export async function changeSettings(viewer: Viewer, id: string, said: ReadingSettings): Promise<ReviewResult> {
  const kept = await db().$transaction(async (tx): Promise<ReviewResult> => {
    const held = await hold(tx, viewer, id);
    if (typeof held === 'string') return { ok: false, reason: held };
    const { upload, kind } = held;
    const before = settingsOf(upload.settings);
    const columns = said.columns ? { ...before.columns, ...said.columns } : before.columns;
    const merged = readingSettingsSchema.safeParse({ ...before, ...said, ...(columns && { columns }) });
    if (!merged.success) return { ok: false, reason: 'too-many' };
    const settings = JSON.parse(JSON.stringify(merged.data)) as Prisma.JsonObject; // an absent one is no key
    if (said.columns) await rememberColumns(tx, upload.vendorSlug, kind, said.columns);
    const standing = reviewMendsOf(upload.mends);
    const dropped = movesCells(upload, before, merged.data) ? mendCount(standing) : 0;
    const mends = dropped > 0 ? NO_MENDS : standing;
    const large = isLarge(upload);
    const report = large
      ? reportSchema.parse(upload.report)
      : await checked(tx, { ...held, upload: { ...upload, settings, mends } });
    await tx.upload.update({ where: { id }, data: { settings, report, mends } });
    return { ok: true, report, mends: { ...mends, stale: large }, dropped };
  }, WRITING_TRANSACTION);
  if (kept.ok && kept.mends.stale) await startCheck(viewer, id);
  return kept;
}

/** Checks the file again with all its mends, which from here on are no longer shown apart. A large file is checked after the answer. */
export async function recheck(viewer: Viewer, id: string): Promise<ReviewResult> {
  const settled = await db().$transaction(async (tx): Promise<ReviewResult> => {
    const held = await hold(tx, viewer, id);
    if (typeof held === 'string') return { ok: false, reason: held };
    const mends = { ...reviewMendsOf(held.upload.mends), since: [], stale: false };
    const large = isLarge(held.upload);
    const report = large ? reportSchema.parse(held.upload.report) : await checked(tx, held);
    await tx.upload.update({ where: { id }, data: { mends, report } });
    return { ok: true, report, mends: { ...mends, stale: large } };
  }, WRITING_TRANSACTION);
  if (settled.ok && settled.mends.stale) await startCheck(viewer, id);
  return settled;
}
