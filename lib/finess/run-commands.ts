import { createWriteStream, existsSync } from 'node:fs';
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
import type { FinessImport, Prisma } from '../generated/prisma/client';
import { log } from '../log';
import { importFiness } from './commands';
import { sayRefusal } from './report';
import { isLost, lost } from './run-state';

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

type State = FinessImport['state'];

const find = (id: string) => db().finessImport.findUnique({ where: { id } });
const removeFiles = (directory: string) => rm(directory, { recursive: true, force: true });

/** Changes an import that is still in one of the states `from`; false when it has gone on, or was put aside, meanwhile. */
async function move(id: string, from: State[], data: Prisma.FinessImportUpdateManyMutationInput): Promise<boolean> {
  const { count } = await db().finessImport.updateMany({ where: { id, state: { in: from } }, data });
  return count > 0;
}

/** What to answer when another request may have moved the import on: well if it is in one of these states. */
async function unlessIn(id: string, states: State[]): Promise<RunResult> {
  const found = await find(id);
  return found && states.includes(found.state) ? { ok: true } : GONE;
}

/** Puts an import aside and deletes its files, unless it is applied or being applied by a server that lives. */
async function putAside({ id, directory }: FinessImport): Promise<boolean> {
  const { count } = await db().finessImport.updateMany({
    where: { id, OR: [{ state: { in: ['RECEIVING', 'CHECKING', 'CHECKED', 'REFUSED'] } }, lost()] },
    data: { state: 'ABANDONED', endedAt: now(), closesTooMuch: false },
  });
  if (count > 0) await removeFiles(directory);
  return count > 0;
}

/** Older imports that still keep files on this server, or that nobody will end: a new one takes their place. */
async function putOlderAside(): Promise<void> {
  const older = await db().finessImport.findMany({
    where: { OR: [{ state: { in: ['RECEIVING', 'CHECKED'] } }, { state: 'REFUSED', closesTooMuch: true }, lost()] },
  });
  for (const run of older) if (isLost(run) || existsSync(run.directory)) await putAside(run);
}

/** The sign of life of the work, until it is stopped. */
function startBeat(id: string, bytesRead: () => number): () => void {
  const beat = setInterval(() => {
    db()
      .finessImport.update({ where: { id }, data: { beatAt: now(), bytesRead: bytesRead() } })
      .catch((error) => log().warn({ err: error }, 'finess beat'));
  }, BEAT_MS);
  return () => clearInterval(beat);
}

/** Opens an import for the files named, in the place of older ones that wait; their bytes come one file at a time. */
export async function openImport(viewer: Viewer, given: unknown): Promise<RunResult<{ id: string }>> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const parsed = filesInput.safeParse(given);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
  await putOlderAside();
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

/** Writes one file of an import as it streams in; when the last one is whole, the check begins. One that comes cut ends the import. */
export async function receiveFile(
  viewer: Viewer,
  id: string,
  index: number,
  body: ReadableStream<Uint8Array>,
): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const run = await find(id);
  if (run?.state !== 'RECEIVING') return GONE;
  const files = filesInput.parse(run.files);
  const file = files[index];
  if (!file) return GONE;
  let received = 0;
  let written = false;
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
    written = received === file.size;
  } catch (error) {
    log().warn({ err: error }, 'finess file');
  } finally {
    stopBeat();
  }
  if (!written) {
    const refusal = `${file.name} n’est pas arrivé entier. Recommencez l’import.`;
    await move(id, ['RECEIVING'], { state: 'REFUSED', endedAt: now(), refusal });
    await removeFiles(run.directory);
    return refused(refusal);
  }
  const sizes = await Promise.all(files.map((one, i) => sizeOf(placeOf(run.directory, i, one))));
  if (sizes.every((size, i) => size === files[i]?.size)) await begin(viewer, run, 'RECEIVING', { dryRun: true });
  const result = await unlessIn(id, ['RECEIVING', 'CHECKING', 'CHECKED', 'REFUSED']);
  if (!result.ok) await removeFiles(run.directory); // put aside while it streamed in
  return result;
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
  waiting: FinessImport,
  from: 'RECEIVING' | 'CHECKED' | 'REFUSED',
  work: Work,
): Promise<void> {
  const begun = await move(waiting.id, [from], {
    state: work.dryRun ? 'CHECKING' : 'APPLYING',
    beatAt: now(),
    endedAt: null,
    bytesRead: 0,
    refusal: null,
    closesTooMuch: false,
    acceptClosures: work.acceptClosures,
  });
  if (begun) void run(viewer, waiting, work);
}

async function run(viewer: Viewer, waiting: FinessImport, { dryRun, acceptClosures }: Work): Promise<void> {
  const { id, directory, files } = waiting;
  const working: State = dryRun ? 'CHECKING' : 'APPLYING';
  let filesWait = false;
  let bytesRead = 0;
  const stopBeat = startBeat(id, () => bytesRead);
  try {
    const result = await importFiness({
      files: filesInput.parse(files).map((file, i) => placeOf(directory, i, file)),
      dryRun,
      acceptClosures: acceptClosures ?? waiting.acceptClosures,
      actor: viewer.actor,
      actorLabel: viewer.name,
      onProgress: (progress) => {
        bytesRead = progress.bytesRead;
      },
    });
    stopBeat();
    const ended = { endedAt: now(), bytesRead };
    if (result.ok) {
      const report = result.report as unknown as Prisma.InputJsonObject;
      const state = dryRun ? 'CHECKED' : 'APPLIED';
      // What was put aside as lost, and has written all the same, is applied.
      const moved = await move(id, dryRun ? [working] : [working, 'ABANDONED'], { ...ended, state, report });
      filesWait = moved && dryRun;
    } else {
      const { closesTooMuch = false } = result.refusal;
      const refusal = sayRefusal(result.refusal);
      const moved = await move(id, [working], { ...ended, state: 'REFUSED', refusal, closesTooMuch });
      filesWait = moved && closesTooMuch;
    }
  } catch (error) {
    stopBeat();
    const refusal =
      'L’import n’a pas abouti. Rien n’a été écrit. Déposez à nouveau les fichiers, puis prévenez l’administration du serveur.';
    const ours = await move(id, [working], { state: 'REFUSED', endedAt: now(), refusal }).catch(() => true);
    // Put aside while it was checked, it finds its files gone: that is no fault.
    if (ours) log().error({ err: error }, 'finess import');
  } finally {
    if (!filesWait) await removeFiles(directory).catch((error) => log().warn({ err: error }, 'finess files'));
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
  const found = await find(id);
  if (found?.state === 'CHECKED') {
    if (!(await filesPresent(found))) return FILES_GONE;
    await begin(viewer, found, 'CHECKED', { dryRun: false });
  }
  return unlessIn(id, ['APPLYING', 'APPLIED', 'REFUSED']);
}

/** Checks again an import that was refused for how much it would close, since the file is whole. */
export async function acceptClosures(viewer: Viewer, id: string): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const found = await find(id);
  if (found?.state !== 'REFUSED' || !found.closesTooMuch) return GONE;
  if (!(await filesPresent(found))) return FILES_GONE;
  await begin(viewer, found, 'REFUSED', { dryRun: true, acceptClosures: true });
  return unlessIn(id, ['CHECKING', 'CHECKED', 'REFUSED']);
}

/** Puts an import aside before it is applied, and deletes its files. One that is being applied goes on, unless it stopped with its server. */
export async function abandonImport(viewer: Viewer, id: string): Promise<RunResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const found = await find(id);
  return found && (await putAside(found)) ? { ok: true } : GONE;
}
