import { uploadScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { reportSchema } from './report';
import { settleRuns } from './run-commands';
import { progressOf, type RunLine, runTitle } from './run-words';
import { isUploadId } from './upload-id';

const FIELDS = { task: true, state: true, rowsDone: true, rowsTotal: true } as const;

const lastRun = (uploadId: string) =>
  db().uploadRun.findFirst({ where: { uploadId }, orderBy: { id: 'desc' }, select: FIELDS });

/** The last work on an upload that the caller has found in its scope; null when there was none. A run whose server is gone is interrupted. */
export async function readRun(uploadId: string): Promise<RunLine | null> {
  const run = await lastRun(uploadId);
  if (run?.state !== 'RUNNING') return run;
  await settleRuns(uploadId);
  return lastRun(uploadId);
}

/** What the page of an upload says while it is worked on. */
export type RunProgress = { running: boolean; title: string; words: string; share: number | null };

/** How far the work on an upload in the viewer's scope is; null when there is no such upload, or never was any. */
export async function readProgress(viewer: Viewer, id: string): Promise<RunProgress | null> {
  if (!isUploadId(id)) return null;
  const upload = await db().upload.findFirst({
    where: { AND: [{ id }, uploadScope(viewer)] },
    select: { report: true },
  });
  const run = upload && (await readRun(id));
  if (!run) return null;
  const { rows } = reportSchema.parse(upload.report);
  return { running: run.state === 'RUNNING', title: runTitle(run.task), ...progressOf(run, rows) };
}
