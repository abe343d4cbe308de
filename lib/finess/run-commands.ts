import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { log } from '../log';
import { importFiness } from './commands';
import { sayRefusal } from './report';

const MOST_BYTES = 4 * 1024 ** 3;
const BEAT_MS = 1000;

const filesInput = z
  .array(z.object({ name: z.string().min(1).max(255), size: z.number().int().positive() }))
  .min(1, 'Choisissez au moins un fichier.')
  .max(10, 'Dix fichiers au plus.')
  .refine((files) => files.reduce((sum, { size }) => sum + size, 0) <= MOST_BYTES, 'Les fichiers dépassent 4\u00A0Go.');

export type RunResult<T extends object = object> = ({ ok: true } & T) | { ok: false; message: string };

const refused = (message: string): { ok: false; message: string } => ({ ok: false, message });
const FORBIDDEN = refused('Seule l’administration du répertoire importe des fichiers FINESS.');
const GONE = refused('Cet import n’attend plus de fichier. Recommencez-le.');

/** The file's place on the server: a folder of its own, and of its name only what no file system minds. */
const placeOf = (directory: string, index: number, { name }: { name: string }) =>
  path.join(
    directory,
    String(index),
    path
      .basename(name)
      .replace(/[^\w.-]/g, '_')
      .slice(-100),
  );

/** The sign of life of the work, until it is stopped. */
function startBeat(id: string, bytesRead: () => number): () => void {
  const beat = setInterval(() => {
    db()
      .finessImport.update({ where: { id }, data: { beatAt: now(), bytesRead: bytesRead() } })
      .catch((error) => log().warn({ err: error }, 'finess beat'));
  }, BEAT_MS);
  return () => clearInterval(beat);
}

/** Opens an import for the files named; their bytes come one file at a time. */
export async function openImport(viewer: Viewer, given: unknown): Promise<RunResult<{ id: string }>> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const parsed = filesInput.safeParse(given);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
  const at = now();
  const run = await db().finessImport.create({
    data: {
      state: 'RECEIVING',
      actorLabel: viewer.name,
      files: parsed.data,
      directory: await mkdtemp(path.join(tmpdir(), 'vigie-finess-')),
      startedAt: at,
      beatAt: at,
      bytesTotal: parsed.data.reduce((sum, { size }) => sum + size, 0),
    },
  });
  return { ok: true, id: run.id };
}

/** Writes one file of an import as it streams in; when the last one is whole, the check begins. */
export async function receiveFile(
  viewer: Viewer,
  id: string,
  index: number,
  body: ReadableStream<Uint8Array>,
): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const run = await db().finessImport.findUnique({ where: { id } });
  if (run?.state !== 'RECEIVING') return GONE;
  const files = filesInput.parse(run.files);
  const file = files[index];
  if (!file) return GONE;
  let received = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      received += chunk.length;
      if (received > file.size) throw new RangeError('more bytes than announced');
      yield chunk;
    }
  };
  const place = placeOf(run.directory, index, file);
  const stopBeat = startBeat(id, () => received);
  try {
    await mkdir(path.dirname(place), { recursive: true });
    const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(source, counted, createWriteStream(place));
  } catch (error) {
    log().warn({ err: error }, 'finess file');
  } finally {
    stopBeat();
  }
  if (received !== file.size) return refused(`${file.name} n’est pas arrivé entier. Recommencez l’import.`);
  const sizes = await Promise.all(files.map((one, i) => sizeOf(placeOf(run.directory, i, one))));
  if (sizes.every((size, i) => size === files[i]?.size)) await begin(viewer, id, 'RECEIVING', { dryRun: true });
  return { ok: true };
}

/** Bytes; -1 when there is no such file. */
function sizeOf(place: string): Promise<number> {
  return stat(place).then(
    ({ size }) => size,
    () => -1,
  );
}

/** `acceptClosures`: what a person has said; undefined keeps what was. */
type Work = { dryRun: boolean; acceptClosures?: true };

/** Starts the work beside the request, once: of two that ask, the second finds it begun. */
async function begin(
  viewer: Viewer,
  id: string,
  from: 'RECEIVING' | 'CHECKED' | 'REFUSED',
  work: Work,
): Promise<boolean> {
  const at = now();
  const { count } = await db().finessImport.updateMany({
    where: { id, state: from },
    data: {
      state: work.dryRun ? 'CHECKING' : 'APPLYING',
      beatAt: at,
      endedAt: null,
      bytesRead: 0,
      refusal: null,
      closesTooMuch: false,
      acceptClosures: work.acceptClosures,
    },
  });
  if (count === 0) return false;
  void run(viewer, id, work.dryRun);
  return true;
}

async function run(viewer: Viewer, id: string, dryRun: boolean): Promise<void> {
  const update = (data: Prisma.FinessImportUpdateInput) => db().finessImport.update({ where: { id }, data });
  let bytesRead = 0;
  const stopBeat = startBeat(id, () => bytesRead);
  try {
    const { directory, files, acceptClosures } = await db().finessImport.findUniqueOrThrow({ where: { id } });
    const result = await importFiness({
      files: filesInput.parse(files).map((file, i) => placeOf(directory, i, file)),
      dryRun,
      acceptClosures,
      actor: viewer.actor,
      actorLabel: viewer.name,
      onProgress: (progress) => {
        bytesRead = progress.bytesRead;
      },
    });
    stopBeat();
    await update({
      endedAt: now(),
      bytesRead,
      ...(result.ok
        ? { state: dryRun ? 'CHECKED' : 'APPLIED', report: result.report as unknown as Prisma.InputJsonObject }
        : {
            state: 'REFUSED',
            refusal: sayRefusal(result.refusal),
            closesTooMuch: result.refusal.closesTooMuch ?? false,
          }),
    });
    if (result.ok ? !dryRun : !result.refusal.closesTooMuch) await rm(directory, { recursive: true, force: true });
  } catch (error) {
    stopBeat();
    log().error({ err: error }, 'finess import');
    await update({
      state: 'REFUSED',
      endedAt: now(),
      refusal: 'L’import n’a pas abouti. Rien n’a été écrit. Réessayez, puis prévenez l’administration du serveur.',
    }).catch(() => {});
  }
}

const FILES_GONE = refused('Les fichiers ne sont plus sur le serveur. Déposez-les à nouveau.');

async function filesPresent({ directory, files }: { directory: string; files: Prisma.JsonValue }): Promise<boolean> {
  const sizes = await Promise.all(filesInput.parse(files).map((file, i) => sizeOf(placeOf(directory, i, file))));
  return sizes.every((size) => size >= 0);
}

/** Applies an import that was checked, with the same files, against the registry of this moment. Twice is once. */
export async function applyImport(viewer: Viewer, id: string): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const found = await db().finessImport.findUnique({ where: { id } });
  if (found?.state === 'APPLYING' || found?.state === 'APPLIED') return { ok: true };
  if (found?.state !== 'CHECKED') return GONE;
  if (!(await filesPresent(found))) return FILES_GONE;
  await begin(viewer, id, 'CHECKED', { dryRun: false });
  return { ok: true };
}

/** Checks again an import that was refused for how much it would close, since the file is whole. */
export async function acceptClosures(viewer: Viewer, id: string): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const found = await db().finessImport.findUnique({ where: { id } });
  if (found?.state !== 'REFUSED' || !found.closesTooMuch) return GONE;
  if (!(await filesPresent(found))) return FILES_GONE;
  await begin(viewer, id, 'REFUSED', { dryRun: true, acceptClosures: true });
  return { ok: true };
}

/** Puts an import aside before it is applied, and deletes its files. One that is being applied goes on. */
export async function abandonImport(viewer: Viewer, id: string): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const found = await db().finessImport.findUnique({ where: { id } });
  if (!found || found.state === 'APPLIED' || found.state === 'APPLYING') return GONE;
  await db().finessImport.update({ where: { id }, data: { state: 'ABANDONED', endedAt: now() } });
  await rm(found.directory, { recursive: true, force: true });
  return { ok: true };
}
