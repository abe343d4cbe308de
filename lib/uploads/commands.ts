import { depositableVendor, uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { Prisma, type Upload } from '../generated/prisma/client';
import { plainText } from '../plain-text';
import { MAX_BYTES } from '../tabular/read';
import type { ByteSource } from '../tabular/source';
import { type CheckedFile, checkFile } from './check';
import { WARNINGS_WITH_REASON, type WarningCode } from './codes';
import { keepPieces } from './file-commands';
import { keptSource } from './file-queries';
import type { TakenBack, Writing } from './kind-spec';
import { KIND_SPECS } from './kind-specs';
import { mayDeposit, type UploadKind, uploadKind } from './kinds';
import { mendsOf } from './mends';
import { movesCells } from './moved-cells';
import { sha256Of } from './receive';
import { type Report, reportOfErrors, reportSchema } from './report';
import { asRun, type Progress } from './run-commands';
import { type ReadingSettings, settingsOf } from './settings';
import { isUploadId } from './upload-id';
import { warningsPrint } from './warnings-print';
import { inWritingLine, queueForWriting, WRITING_TRANSACTION } from './writing-queue';

const LONGEST_NAME = 255;

/** A file as it is deposited, with what its depositor says of how to read it. */
export type DepositedFile = { source: ByteSource; fileName: string; mediaType: string; settings?: ReadingSettings };

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

/** The warnings that the depositor has seen, and why they are right. `all`: a machine's blanket yes. `print`: `warningsPrint` of the page seen. */
export type Acknowledgement = {
  codes: 'all' | readonly WarningCode[];
  reasons: { [code: string]: string };
  print?: string | undefined;
};

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

/** Of an upload that is not checked yet: no report of a file that was read has neither format nor error. */
const UNCHECKED = reportOfErrors([]);

/** Whether a report is that of an upload whose check has not ended. */
export function isUnchecked({ format, errorCount }: Report): boolean {
  return format === null && errorCount === 0;
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

/** Same, of what will queue for writing: most of those that wait do so without a connection. */
const writingTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWritingLine(() => transaction(work));

/**
 * Keeps a file's bytes, unchecked as yet. The same bytes from the same depositor are the same upload, under the last name given:
 * a name is shown, and tells how the bytes are to be read.
 */
export async function keepFile(viewer: Viewer, kind: UploadKind, file: DepositedFile): Promise<Upload> {
  const sha256 = await sha256Of(file.source);
  const identity = { kind, vendorSlug: depositableVendor(viewer), sha256 };
  const given = {
    fileName: file.fileName.replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME),
    mediaType: file.mediaType,
    ...(file.settings && { settings: file.settings }),
  };
  return transaction(async (tx) => {
    const same = await findSame(tx, identity);
    if (same) {
      const before = settingsOf(same.settings);
      const data = { ...given, ...(file.settings && { settings: { ...before, ...file.settings } }) };
      const otherSheet = file.settings !== undefined && movesCells(same, before, { ...before, ...file.settings });
      await tx.upload.updateMany({
        where: { id: same.id, state: 'CHECKED' },
        data: { ...data, ...(otherSheet && { mends: {} }) },
      });
      return tx.upload.findUniqueOrThrow({ where: { id: same.id } });
    }
    const upload = await tx.upload.create({
      data: {
        ...identity,
        ...given,
        userId: viewer.userId,
        apiKeyId: viewer.apiKeyId,
        depositor: viewer.name,
        size: file.source.size,
        state: 'CHECKED',
        report: UNCHECKED,
        receivedAt: now(),
      },
    });
    await keepPieces(tx, upload.id, file.source);
    return upload;
  });
}

/** Checks an upload's bytes as they were kept, read and mended as its depositor said. */
export function checkBytes(
  tx: Tx,
  kind: UploadKind,
  upload: Upload,
  onRead: Parameters<typeof checkFile>[3],
  source: ByteSource = keptSource(upload),
): Promise<CheckedFile> {
  const { fileName, mediaType, vendorSlug } = upload;
  const said = { settings: settingsOf(upload.settings), mends: mendsOf(upload.mends) };
  return checkFile(tx, KIND_SPECS[kind], { source, fileName, mediaType, kind, vendorSlug, ...said }, onRead);
}

/** Checks an upload against the data of this moment and keeps the report; one that is written meanwhile, or was, is left as it is. */
export async function checkKept(
  id: string,
  progress: Progress = { rowsDone: 0, rowsTotal: null },
  source?: ByteSource,
): Promise<UploadOutcome> {
  return transaction(async (tx) => {
    const upload = await tx.upload.findUniqueOrThrow({ where: { id } });
    const kind = uploadKind(upload.kind);
    if (!kind || upload.state !== 'CHECKED') return outcomeOf(upload);
    const onRead = (rows: number, estimate: number | null) => {
      progress.rowsDone = rows;
      progress.rowsTotal = estimate ?? progress.rowsTotal;
    };
    const { report } = await checkBytes(tx, kind, upload, onRead, source);
    await tx.upload.updateMany({ where: { id, state: 'CHECKED' }, data: { report } });
    return outcomeOf(await tx.upload.findUniqueOrThrow({ where: { id } }));
  });
}

/**
 * Keeps a file's bytes and says what it would do; writes nothing of what it holds. The same bytes from the same depositor are the same
 * upload: as it is when applied, checked anew against today's data otherwise.
 */
export async function checkUpload(viewer: Viewer, kind: UploadKind, file: DepositedFile): Promise<CheckResult> {
  if (!mayDeposit(viewer, kind)) return FORBIDDEN;
  if (file.source.size > MAX_BYTES) return { ok: true, upload: tooLargeOutcome(file.source.size) };
  const upload = await keepFile(viewer, kind, file);
  return { ok: true, upload: await checkKept(upload.id, undefined, file.source) };
}

/** `checkUpload` and `applyUpload` in one go: the file is read and checked once. */
export async function depositUpload(
  viewer: Viewer,
  kind: UploadKind,
  file: DepositedFile,
  acknowledgement: Acknowledgement,
): Promise<DepositResult> {
  if (!mayDeposit(viewer, kind)) return FORBIDDEN;
  if (file.source.size > MAX_BYTES) return { ok: false, reason: 'errors', upload: tooLargeOutcome(file.source.size) };
  const { id } = await keepFile(viewer, kind, file);
  const result = await applyUpload(viewer, id, acknowledgement);
  // Cancelled by another since it was kept: these bytes are a new deposit.
  if ('upload' in result || result.reason === 'forbidden') return result;
  return depositUpload(viewer, kind, file, acknowledgement);
}

/** The upload in the viewer's scope; null when there is none. */
export async function findInScope(viewer: Viewer, id: string, tx: Tx = db()): Promise<Upload | null> {
  return isUploadId(id) ? tx.upload.findFirst({ where: { AND: [{ id }, uploadScope(viewer)] } }) : null;
}

/** Same, when its turn to be written has come, held against any change until the transaction ends. */
async function hold(tx: Tx, viewer: Viewer, id: string): Promise<Upload | null> {
  await queueForWriting(tx);
  if (!(await findInScope(viewer, id, tx))) return null;
  // A mend made in another tab waits, or has been read.
  await tx.$queryRaw`select id from upload where id = ${id}::uuid for update`;
  return findInScope(viewer, id, tx);
}

/** The upload's kind, when the viewer deposits it. */
export function kindHeld(viewer: Viewer, upload: Upload): UploadKind | null {
  const kind = uploadKind(upload.kind);
  return kind && mayDeposit(viewer, kind) ? kind : null;
}

/** With reasons that the database can hold; one of blanks alone is none. */
function plainly({ codes, reasons, print }: Acknowledgement): Acknowledgement {
  const texts = Object.entries(reasons).map(([code, reason]) => [code, plainText(reason).trim()]);
  return { codes, print, reasons: Object.fromEntries(texts.filter(([, reason]) => reason !== '')) };
}

function missing(report: Report, { codes, reasons, print }: Acknowledgement): boolean {
  if (print !== undefined && print !== warningsPrint(report)) return true;
  if (codes === 'all') return false;
  const unsaid = (code: WarningCode) => WARNINGS_WITH_REASON.includes(code) && !reasons[code];
  return report.warnings.some(({ code }) => !codes.includes(code) || unsaid(code));
}

const writingOf = (viewer: Viewer, uploadId: string): Writing => ({ uploadId, actorLabel: viewer.name });

/** Of a blanket yes, the warnings that there were, and what was said of them. */
function acknowledged(viewer: Viewer, { codes, reasons }: Acknowledgement, report: Report): Prisma.InputJsonObject {
  if (codes !== 'all') return { by: viewer.name, codes: [...codes], reasons };
  const found = [...new Set(report.warnings.map(({ code }) => code))];
  const said = Object.entries(reasons).filter(([code]) => found.some((one) => one === code));
  return { by: viewer.name, codes: found, reasons: Object.fromEntries(said) };
}

/** Writes what `checkFile` has made ready in this transaction, when nothing stands against it. */
async function writeUnlessFaulty(
  tx: Tx,
  viewer: Viewer,
  { id }: Upload,
  { report, write }: CheckedFile,
  given: Acknowledgement,
  progress: Progress,
): Promise<WriteResult> {
  const acknowledgement = plainly(given);
  const checked: UploadOutcome = { id, state: 'CHECKED', report };
  if (report.errorCount > 0 || !write) return { ok: false, reason: 'errors', upload: checked };
  if (missing(report, acknowledgement)) return { ok: false, reason: 'warnings', upload: checked };
  await write(writingOf(viewer, id), (done, total) => Object.assign(progress, { rowsDone: done, rowsTotal: total }));
  await tx.upload.update({
    where: { id },
    data: {
      state: 'APPLIED',
      appliedAt: now(),
      ...((report.warningCount > 0 || Object.keys(acknowledgement.reasons).length > 0) && {
        acknowledgement: acknowledged(viewer, acknowledgement, report),
      }),
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
  const waiting = await findInScope(viewer, id);
  if (waiting?.state !== 'CHECKED' || !kindHeld(viewer, waiting)) return applyHeld(viewer, id, acknowledgement);
  return asRun(id, 'APPLY', (progress) => applyHeld(viewer, id, acknowledgement, progress));
}

/** Same, within a run of the caller's. */
export async function applyHeld(
  viewer: Viewer,
  id: string,
  acknowledgement: Acknowledgement,
  progress: Progress = { rowsDone: 0, rowsTotal: null },
): Promise<ApplyResult> {
  return writingTransaction(async (tx): Promise<ApplyResult> => {
    const upload = await hold(tx, viewer, id);
    if (!upload) return { ok: false, reason: 'not-found' };
    const kind = kindHeld(viewer, upload);
    if (!kind) return FORBIDDEN;
    if (upload.state === 'CANCELLED') return { ok: false, reason: 'cancelled' };
    if (upload.state === 'APPLIED') return { ok: true, upload: outcomeOf(upload) };
    const checked = await checkBytes(tx, kind, upload, (rows) => {
      progress.rowsDone = rows;
    });
    await tx.upload.update({ where: { id }, data: { report: checked.report } });
    return writeUnlessFaulty(tx, viewer, upload, checked, acknowledgement, progress);
  });
}

/**
 * Takes an upload's effect back, all or nothing: what it added is removed, what it changed has its earlier value again. A value
 * that a later upload has replaced since stays (`kept`), and would return to what stood before this upload. Refused when a
 * month of it is locked. Cancelled twice, it is cancelled once.
 */
export async function cancelUpload(viewer: Viewer, id: string): Promise<CancelResult> {
  const standing = await findInScope(viewer, id);
  if (standing?.state !== 'APPLIED' || !kindHeld(viewer, standing)) return cancelHeld(viewer, id);
  return asRun(id, 'CANCEL', () => cancelHeld(viewer, id));
}

/** Same, within a run of the caller's. */
export async function cancelHeld(viewer: Viewer, id: string): Promise<CancelResult> {
  return writingTransaction(async (tx): Promise<CancelResult> => {
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
