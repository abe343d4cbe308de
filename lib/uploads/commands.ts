import { createHash } from 'node:crypto';
import { depositableVendor, uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { Prisma, type Upload } from '../generated/prisma/client';
import { plainText } from '../plain-text';
import { MAX_BYTES } from '../tabular/read';
import { type CheckedFile, checkFile, type UploadFileInput } from './check';
import { WARNINGS_WITH_REASON, type WarningCode } from './codes';
import type { TakenBack, Writing } from './kind-spec';
import { KIND_SPECS } from './kind-specs';
import { mayDeposit, type UploadKind, uploadKind } from './kinds';
import { type Report, reportOfErrors, reportSchema } from './report';
import { isUploadId } from './upload-id';
import { queueForWriting, WRITING_TRANSACTION } from './writing-queue';

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

export type CancelResult = ({ ok: true } & TakenBack) | Forbidden | { ok: false; reason: 'not-found' | 'locked' };

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
    return await db().$transaction(work, WRITING_TRANSACTION);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    return db().$transaction(work, WRITING_TRANSACTION);
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
 * Keeps a file's bytes and says what it would do; writes nothing of what it holds. The same bytes from the same depositor are the same
 * upload: as it is when applied, checked anew against today's data otherwise.
 */
export async function checkUpload(viewer: Viewer, kind: UploadKind, file: UploadFileInput): Promise<CheckResult> {
  if (!mayDeposit(viewer, kind)) return FORBIDDEN;
  if (file.bytes.length > MAX_BYTES) return { ok: true, upload: tooLargeOutcome(file.bytes.length) };
  const identity = identityOf(viewer, kind, file.bytes);
  return transaction(async (tx) => {
    const same = await findSame(tx, identity);
    if (same?.state === 'APPLIED') return { ok: true, upload: outcomeOf(same) };
    const { report } = await checkFile(tx, KIND_SPECS[kind], identity.vendorSlug, file);
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
    const checked = await checkFile(tx, KIND_SPECS[kind], identity.vendorSlug, file);
    const upload = await keep(tx, viewer, identity, same, file, checked.report);
    return writeUnlessFaulty(tx, viewer, upload, checked, acknowledgement);
  });
}

/** The upload in the viewer's scope, when its turn to be written has come; null when there is none. */
async function hold(tx: Tx, viewer: Viewer, id: string): Promise<Upload | null> {
  if (!isUploadId(id)) return null;
  await queueForWriting(tx);
  return tx.upload.findFirst({ where: { AND: [{ id }, uploadScope(viewer)] } });
}

/** The upload's kind, when the viewer deposits it. */
function kindHeld(viewer: Viewer, upload: Upload): UploadKind | null {
  const kind = uploadKind(upload.kind);
  return kind && mayDeposit(viewer, kind) ? kind : null;
}

/** With reasons that the database can hold; one of blanks alone is none. */
function plainly({ codes, reasons }: Acknowledgement): Acknowledgement {
  const texts = Object.entries(reasons).map(([code, reason]) => [code, plainText(reason).trim()]);
  return { codes, reasons: Object.fromEntries(texts.filter(([, reason]) => reason !== '')) };
}

function missing(report: Report, { codes, reasons }: Acknowledgement): boolean {
  if (codes === 'all') return false;
  const unsaid = (code: WarningCode) => WARNINGS_WITH_REASON.includes(code) && !reasons[code];
  return report.warnings.some(({ code }) => !codes.includes(code) || unsaid(code));
}

const writingOf = (viewer: Viewer, uploadId: string): Writing => ({ uploadId, actorLabel: viewer.name });

function acknowledged(viewer: Viewer, { codes, reasons }: Acknowledgement): Prisma.InputJsonObject {
  return { by: viewer.name, codes: codes === 'all' ? codes : [...codes], reasons };
}

/** Writes what `checkFile` has made ready in this transaction, when nothing stands against it. */
async function writeUnlessFaulty(
  tx: Tx,
  viewer: Viewer,
  { id }: Upload,
  { report, write }: CheckedFile,
  given: Acknowledgement,
): Promise<WriteResult> {
  const acknowledgement = plainly(given);
  const checked: UploadOutcome = { id, state: 'CHECKED', report };
  if (report.errorCount > 0 || !write) return { ok: false, reason: 'errors', upload: checked };
  if (missing(report, acknowledgement)) return { ok: false, reason: 'warnings', upload: checked };
  await write(writingOf(viewer, id));
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
    const kind = kindHeld(viewer, upload);
    if (!kind) return FORBIDDEN;
    if (upload.state === 'CANCELLED') return { ok: false, reason: 'cancelled' };
    if (upload.state === 'APPLIED') return { ok: true, upload: outcomeOf(upload) };
    const { bytes } = await tx.uploadFile.findUniqueOrThrow({ where: { uploadId: id } });
    const checked = await checkFile(tx, KIND_SPECS[kind], upload.vendorSlug, { ...upload, bytes });
    await tx.upload.update({ where: { id }, data: { report: checked.report } });
    return writeUnlessFaulty(tx, viewer, upload, checked, acknowledgement);
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
    const kind = kindHeld(viewer, upload);
    if (!kind) return FORBIDDEN;
    if (upload.state === 'CANCELLED') return { ok: true, restored: 0, removed: 0, kept: 0 };
    const effect = await KIND_SPECS[kind].takeBack(tx, writingOf(viewer, id));
    if (effect === 'locked') return { ok: false, reason: 'locked' };
    await tx.upload.update({ where: { id }, data: { state: 'CANCELLED', cancelledAt: now() } });
    await audit(tx, viewer, { action: 'upload.cancel', subjectType: 'upload', subjectId: id, details: effect });
    if (effect.restored + effect.removed > 0) await bumpDataVersion(tx);
    return { ok: true, ...effect };
  });
}
