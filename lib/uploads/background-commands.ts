import type { Viewer } from '../access/viewer';
import { log } from '../log';
import { MAX_BYTES } from '../tabular/read';
import {
  type Acknowledgement,
  type ApplyResult,
  applyHeld,
  applyUpload,
  type CancelResult,
  cancelHeld,
  cancelUpload,
  checkKept,
  type DepositedFile,
  findInScope,
  keepFile,
  kindHeld,
} from './commands';
import { mayDeposit, type UploadKind } from './kinds';
import { LARGE_BYTES } from './receive';
import { beginRun, follow, type Progress } from './run-commands';
import type { RunTask } from './run-words';

/** Begun: the work goes on beside the request, and the upload's page tells how far it is. */
type Begun = { begun: true };

const isLarge = ({ size }: { size: number }) => size > LARGE_BYTES;

/** Begins the work as a run, unless one of the same task is at it. Never fails for what the work does: the run tells. */
async function beginWork(id: string, task: RunTask, work: (progress: Progress) => Promise<unknown>): Promise<Begun> {
  const run = await beginRun(id, task);
  if (run) void follow(run, work).catch((error) => log().error({ err: error, upload: id, task }, 'upload'));
  return { begun: true };
}

/** Keeps a file and checks it: a large one after the answer. @returns its id, and whether these bytes were written before; or why not. */
export async function receiveUpload(
  viewer: Viewer,
  kind: UploadKind,
  file: DepositedFile,
): Promise<{ ok: true; id: string; written: boolean } | { ok: false; reason: 'forbidden' | 'too-large' }> {
  if (!mayDeposit(viewer, kind)) return { ok: false, reason: 'forbidden' };
  if (file.source.size > MAX_BYTES) return { ok: false, reason: 'too-large' };
  const upload = await keepFile(viewer, kind, file);
  if (!isLarge(upload)) await checkKept(upload.id, undefined, file.source);
  else if (upload.state === 'CHECKED')
    await beginWork(upload.id, 'CHECK', (progress) => checkKept(upload.id, progress));
  return { ok: true, id: upload.id, written: upload.state === 'APPLIED' };
}

/** Checks a kept upload again, a large one after the answer. False when it is not the viewer's to check. */
export async function startCheck(viewer: Viewer, id: string): Promise<boolean> {
  const upload = await findInScope(viewer, id);
  if (!upload || !kindHeld(viewer, upload)) return false;
  if (upload.state !== 'CHECKED') return true;
  if (isLarge(upload)) await beginWork(id, 'CHECK', (progress) => checkKept(id, progress));
  else await checkKept(id);
  return true;
}

/** `applyUpload`, of a large upload after the answer. */
export async function startApply(viewer: Viewer, id: string, given: Acknowledgement): Promise<ApplyResult | Begun> {
  const upload = await findInScope(viewer, id);
  if (upload?.state !== 'CHECKED' || !isLarge(upload) || !kindHeld(viewer, upload))
    return applyUpload(viewer, id, given);
  return beginWork(id, 'APPLY', (progress) => applyHeld(viewer, id, given, progress));
}

/** `cancelUpload`, of a large upload after the answer. */
export async function startCancel(viewer: Viewer, id: string): Promise<CancelResult | Begun> {
  const upload = await findInScope(viewer, id);
  if (upload?.state !== 'APPLIED' || !isLarge(upload) || !kindHeld(viewer, upload)) return cancelUpload(viewer, id);
  return beginWork(id, 'CANCEL', () => cancelHeld(viewer, id));
}
