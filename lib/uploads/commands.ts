import { createHash } from 'node:crypto';
import { depositableVendor, uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { Prisma, type Upload } from '../generated/prisma/client';
import { MAX_BYTES } from '../tabular/read';
import { checkFile, type UploadFileInput } from './check';
import { WARNINGS_WITH_REASON, type WarningCode } from './codes';
import { mayDeposit, type UploadKind } from './kinds';
import { type Report, reportOfErrors, reportSchema } from './report';
import { writeStaged } from './staging';
import { isUploadId } from './upload-id';

const TRANSACTION = { timeout: 600_000, maxWait: 60_000 };
/** Two writings of counts queue behind this key of an advisory lock. */
const FEEDS_LOCK = 4_862;
const LONGEST_NAME = 255;

export type UploadOutcome = { id: string | null; state: Upload['state']; report: Report };

type Forbidden = { ok: false; reason: 'forbidden' };

export type CheckResult = { ok: true; upload: UploadOutcome } | Forbidden;

/** `errors` and `warnings`: nothing was written, the report says why. */
type WriteResult =
  | { ok: true; upload: UploadOutcome }
  | { ok: false; reason: 'errors' | 'warnings'; upload: UploadOutcome };

export type DepositResult = WriteResult | Forbidden;

export type ApplyResult = WriteResult | Forbidden | { ok: false; reason: 'not-found' | 'cancelled' };

export type CancelResult =
  | { ok: true; restored: number; removed: number; kept: number }
  | Forbidden
  | { ok: false; reason: 'not-found' | 'locked' };

/** The warnings that the depositor has seen, and why they are right. `all`: a machine's blanket yes. */
export type Acknowledgement = { codes: 'all' | readonly WarningCode[]; reasons: { [code: string]: string } };

type Tx = Prisma.TransactionClient;

/** What makes two deposits the same one. */
type Identity = { kind: UploadKind; vendorSlug: string | null; sha256: string };

const FORBIDDEN: Forbidden = { ok: false, reason: 'forbidden' };

function refusedOutright(bytes: number): Report {
  const message = `Le fichier dépasse ${MAX_BYTES / 1024 / 1024}\u00A0Mo${bytes > 0 ? ` (${Math.ceil(bytes / 1024 / 1024)}\u00A0Mo)` : ''}. Découpez-le en plusieurs fichiers.`;
  return reportOfErrors([{ line: null, column: null, code: 'too-large', message, value: null }]);
}

/** What a file over the limit is answered, of which nothing is kept; `bytes`: its weight, 0 when it was not read to its end. */
export function tooLargeOutcome(bytes = 0): UploadOutcome {
  return { id: null, state: 'CHECKED', report: refusedOutright(bytes) };
}

function outcomeOf(upload: Upload): UploadOutcome {
  return { id: upload.id, state: upload.state, report: reportSchema.parse(upload.report) };
}

function identityOf(viewer: Viewer, kind: UploadKind, bytes: Uint8Array): Identity {
  return { kind, vendorSlug: depositableVendor(viewer), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function findSame(tx: Tx, identity: Identity): Promise<Upload | null> {
  return tx.upload.findFirst({ where: { ...identity, state: { not: 'CANCELLED' } } });
}

/** In a transaction; once more when the same bytes were kept meanwhile by another one, whose upload is then the one. */
async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, TRANSACTION);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    return db().$transaction(work, TRANSACTION);
  }
}

/** Keeps the bytes, or the newer report and name of bytes kept before; a written upload is left as it is. */
async function keep(
  tx: Tx,
  viewer: Viewer,
  identity: Identity,
  same: Upload | null,
  file: UploadFileInput,
  report: Report,
): Promise<Upload> {
  // A name is shown, and tells how the bytes are to be read: the last one given counts.
  const fileName = file.fileName.replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME);
  const { mediaType } = file;
  if (same) {
    await tx.upload.updateMany({ where: { id: same.id, state: 'CHECKED' }, data: { report, fileName, mediaType } });
    return tx.upload.findUniqueOrThrow({ where: { id: same.id } });
  }
  return tx.upload.create({
    data: {
      ...identity,
      fileName,
      mediaType,
      userId: viewer.userId,
      apiKeyId: viewer.apiKeyId,
      depositor: viewer.name,
      size: file.bytes.length,
      state: 'CHECKED',
      report,
      receivedAt: now(),
      file: { create: { bytes: Buffer.from(file.bytes) } },
    },
  });
}

/**
 * Keeps a file's bytes and says what it would do; writes no count. The same bytes from the same depositor are the same
 * upload: as it is when applied, checked anew against today's data otherwise.
 */
export async function checkUpload(viewer: Viewer, kind: UploadKind, file: UploadFileInput): Promise<CheckResult> {
  if (!mayDeposit(viewer, kind)) return FORBIDDEN;
  if (file.bytes.length > MAX_BYTES) return { ok: true, upload: tooLargeOutcome(file.bytes.length) };
  const identity = identityOf(viewer, kind, file.bytes);
  return transaction(async (tx) => {
    const same = await findSame(tx, identity);
    if (same?.state === 'APPLIED') return { ok: true, upload: outcomeOf(same) };
    const report = await checkFile(tx, identity.vendorSlug, file);
    return { ok: true, upload: outcomeOf(await keep(tx, viewer, identity, same, file, report)) };
  });
}

/** `checkUpload` and `applyUpload` in one go: the file is read and checked once. */
export async function depositUpload(
  viewer: Viewer,
  kind: UploadKind,
  file: UploadFileInput,
  acknowledgement: Acknowledgement,
): Promise<DepositResult> {
  if (!mayDeposit(viewer, kind)) return FORBIDDEN;
  if (file.bytes.length > MAX_BYTES) return { ok: false, reason: 'errors', upload: tooLargeOutcome(file.bytes.length) };
  const identity = identityOf(viewer, kind, file.bytes);
  return transaction(async (tx): Promise<DepositResult> => {
    await queueForWriting(tx);
    const same = await findSame(tx, identity);
    if (same?.state === 'APPLIED') return { ok: true, upload: outcomeOf(same) };
    const report = await checkFile(tx, identity.vendorSlug, file);
    const upload = await keep(tx, viewer, identity, same, file, report);
    return writeUnlessFaulty(tx, viewer, upload, report, acknowledgement);
  });
}

/** Writings of counts wait for each other; a check waits for none. */
async function queueForWriting(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${FEEDS_LOCK}::bigint)::text`;
}

/** The upload in the viewer's scope, when its turn to be written has come; null when there is none. */
async function hold(tx: Tx, viewer: Viewer, id: string): Promise<Upload | null> {
  if (!isUploadId(id)) return null;
  await queueForWriting(tx);
  return tx.upload.findFirst({ where: { AND: [{ id }, uploadScope(viewer)] } });
}

function missing(report: Report, { codes, reasons }: Acknowledgement): boolean {
  if (codes === 'all') return false;
  const unsaid = (code: WarningCode) => WARNINGS_WITH_REASON.includes(code) && !reasons[code];
  return report.warnings.some(({ code }) => !codes.includes(code) || unsaid(code));
}

function acknowledged(viewer: Viewer, { codes, reasons }: Acknowledgement): Prisma.InputJsonObject {
  return { by: viewer.name, codes: codes === 'all' ? codes : [...codes], reasons };
}

/** Writes the rows that `checkFile` has staged in this transaction, when nothing stands against it. */
async function writeUnlessFaulty(
  tx: Tx,
  viewer: Viewer,
  { id }: Upload,
  report: Report,
  acknowledgement: Acknowledgement,
): Promise<WriteResult> {
  const checked: UploadOutcome = { id, state: 'CHECKED', report };
  if (report.errorCount > 0) return { ok: false, reason: 'errors', upload: checked };
  if (missing(report, acknowledgement)) return { ok: false, reason: 'warnings', upload: checked };
  await writeStaged(tx, id);
  await tx.upload.update({
    where: { id },
    data: {
      state: 'APPLIED',
      appliedAt: now(),
      ...(report.warningCount > 0 && { acknowledgement: acknowledged(viewer, acknowledgement) }),
    },
  });
  const { rows, added, changed, unchanged } = report;
  await audit(tx, viewer, {
    action: 'upload.apply',
    subjectType: 'upload',
    subjectId: id,
    details: { rows, added, changed, unchanged },
  });
  if (added + changed > 0) await bumpDataVersion(tx);
  return { ok: true, upload: { ...checked, state: 'APPLIED' } };
}

/**
 * Writes a checked upload, all or nothing, after the same check against the data of this moment. Applied twice, it is
 * applied once. Nothing is written with an error, or with a warning that was not acknowledged. The check is the
 * depositor's own, whoever applies it.
 */
export async function applyUpload(viewer: Viewer, id: string, acknowledgement: Acknowledgement): Promise<ApplyResult> {
  return transaction(async (tx): Promise<ApplyResult> => {
    const upload = await hold(tx, viewer, id);
    if (!upload) return { ok: false, reason: 'not-found' };
    if (!mayDeposit(viewer, upload.kind)) return FORBIDDEN;
    if (upload.state === 'CANCELLED') return { ok: false, reason: 'cancelled' };
    if (upload.state === 'APPLIED') return { ok: true, upload: outcomeOf(upload) };
    const { bytes } = await tx.uploadFile.findUniqueOrThrow({ where: { uploadId: id } });
    const report = await checkFile(tx, upload.vendorSlug, { ...upload, bytes });
    await tx.upload.update({ where: { id }, data: { report } });
    return writeUnlessFaulty(tx, viewer, upload, report, acknowledgement);
  });
}

/**
 * Takes an upload's effect back, all or nothing: what it added is removed, what it changed has its earlier value again. A value
 * that a later upload has replaced since stays (`kept`), and would return to what stood before this upload. Refused when a
 * month of it is locked. Cancelled twice, it is cancelled once.
 */
export async function cancelUpload(viewer: Viewer, id: string): Promise<CancelResult> {
  return transaction(async (tx): Promise<CancelResult> => {
    const upload = await hold(tx, viewer, id);
    if (!upload) return { ok: false, reason: 'not-found' };
    if (!mayDeposit(viewer, upload.kind)) return FORBIDDEN;
    if (upload.state === 'CANCELLED') return { ok: true, restored: 0, removed: 0, kept: 0 };
    const locked = await tx.$queryRaw<unknown[]>`
      select 1 from feed_count f join period p on p.month = f.month and p.state = 'LOCKED'
      where f.upload_id = ${id}::uuid
         or exists (select 1 from feed_count_revision r where r.feed_count_id = f.id and (r.upload_id = ${id}::uuid or r.previous_upload_id = ${id}::uuid))
      limit 1`;
    if (locked.length > 0) return { ok: false, reason: 'locked' };
    const effect = await takeBack(tx, id);
    await tx.upload.update({ where: { id }, data: { state: 'CANCELLED', cancelledAt: now() } });
    await audit(tx, viewer, { action: 'upload.cancel', subjectType: 'upload', subjectId: id, details: effect });
    if (effect.restored + effect.removed > 0) await bumpDataVersion(tx);
    return { ok: true, ...effect };
  });
}

async function takeBack(tx: Tx, id: string): Promise<{ restored: number; removed: number; kept: number }> {
  // Later revisions that took over from this upload now take over from what stood before it.
  const kept = await tx.$executeRaw`
    update feed_count_revision later
    set previous_count = mine.previous_count, previous_upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and later.feed_count_id = mine.feed_count_id and later.previous_upload_id = ${id}::uuid`;
  // Nothing stood before: the later value becomes an addition of its own.
  const keptAlone = await tx.$executeRaw`delete from feed_count_revision where previous_upload_id = ${id}::uuid`;
  const restored = await tx.$executeRaw`
    update feed_count f set count = mine.previous_count, upload_id = mine.previous_upload_id
    from feed_count_revision mine
    where mine.upload_id = ${id}::uuid and mine.feed_count_id = f.id and f.upload_id = ${id}::uuid`;
  await tx.$executeRaw`delete from feed_count_revision where upload_id = ${id}::uuid`;
  const removed = await tx.$executeRaw`delete from feed_count where upload_id = ${id}::uuid`;
  return { restored, removed, kept: kept + keptAlone };
}
