import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { fileResponse } from '@/lib/api/file-response';
import { formFile } from '@/lib/api/form-file';
import { db } from '@/lib/db';
import { receiveUpload, startApply, startCancel } from '@/lib/uploads/background-commands';
import { isUnchecked } from '@/lib/uploads/commands';
import { readUpload, readUploadFile } from '@/lib/uploads/queries';
import { receive } from '@/lib/uploads/receive';
import { readProgress } from '@/lib/uploads/run-queries';
import { countsFile, insertLabs, stock } from '../setup/counts.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertUser, insertVendors } from '../setup/rows.ts';

const YES = { codes: 'all', reasons: {} } as const;
const { bytes, file } = countsFile(600, 100, 3); // 60 000 rows, 2.6 MB

let viewer: Viewer;

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLabs(600);
  const found = await viewerOfUser(await insertUser('dns', { role: 'TASKFORCE' }));
  if (!found) throw new Error('no viewer');
  viewer = found;
});

/** The progress seen until the work has ended. */
async function followed(id: string): Promise<string[]> {
  const words: string[] = [];
  for (;;) {
    const progress = await readProgress(viewer, id);
    if (!progress?.running) return words;
    if (words.at(-1) !== progress.words) words.push(progress.words);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a large file', () => {
  it('is received at once, checked and applied after the answer, once, and kept to the byte', async () => {
    const received = await receiveUpload(viewer, 'feeds', file);
    if (!received.ok) throw new Error(received.reason);
    const { id } = received;
    const early = await readUpload(viewer, id);
    expect(early && isUnchecked(early.report)).toBe(true);
    expect(await readProgress(viewer, id)).toMatchObject({ running: true, title: 'Vérification en cours' });
    for (const words of await followed(id)) expect(words).toMatch(/^Vérification\u00A0: [\d\u202F]+\u00A0lignes?/);
    expect((await readUpload(viewer, id))?.report).toMatchObject({ rows: 60_000, added: 60_000, errorCount: 0 });
    expect(await stock()).toEqual({ sum: 0, rows: 0 });

    expect(await Promise.all([startApply(viewer, id, YES), startApply(viewer, id, YES)])).toEqual([
      { begun: true },
      { begun: true },
    ]);
    for (const words of await followed(id)) expect(words).toMatch(/^Application\u00A0: .*sur 60\u202F000$/);
    expect(await stock()).toEqual({ sum: 180_000, rows: 60_000 });
    expect(await db().auditEvent.count({ where: { subjectId: id, action: 'upload.apply' } })).toBe(1);
    expect(await db().uploadRun.count({ where: { uploadId: id, state: 'DONE' } })).toBe(2);

    const kept = await db().$queryRaw<{ longest: number; pieces: number }[]>`
      select max(octet_length(bytes))::int as longest, count(*)::int as pieces from upload_file where upload_id = ${id}::uuid`;
    expect(kept[0]?.longest).toBeLessThanOrEqual(1024 * 1024);
    const download = await readUploadFile(viewer, id);
    if (!download) throw new Error('no file');
    const body = Buffer.from(await fileResponse(download).arrayBuffer());
    expect(body.equals(bytes)).toBe(true);

    expect(await startCancel(viewer, id)).toEqual({ begun: true });
    await followed(id);
    expect(await stock()).toEqual({ sum: 0, rows: 0 });
  });

  it('kept in one piece, before there were pieces, is still read', async () => {
    const sha256 = createHash('sha256').update(bytes).update('old').digest('hex');
    const common = { kind: 'feeds', depositor: 'dns', fileName: 'a.csv', mediaType: 'text/csv', size: bytes.length };
    const latest = await db().upload.findFirstOrThrow();
    const { id } = await db().upload.create({
      data: { ...common, sha256, state: 'CHECKED', report: latest.report ?? {}, receivedAt: new Date() },
    });
    await db().uploadFile.create({ data: { uploadId: id, position: 0, bytes } });
    await startApply(viewer, id, YES);
    await followed(id);
    expect(await stock()).toEqual({ sum: 180_000, rows: 60_000 });
  });

  it('of the form is read as it comes, whole, up to the limit', async () => {
    const form = new FormData();
    form.set('before', 'a field');
    form.set('file', new File([bytes], 'été «2023».csv', { type: 'text/csv' }));
    form.set('after', 'another');
    const read = await formFile(new Request('http://test', { method: 'POST', body: form }));
    expect([read?.fileName, read?.mediaType]).toEqual(['été «2023».csv', 'text/csv']);
    const received = read && (await receive(read.content, bytes.length));
    const pieces: Uint8Array[] = [];
    if (received) for await (const piece of received.source.pieces()) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    await received?.letGo();

    const again = await formFile(new Request('http://test', { method: 'POST', body: form }));
    expect(again && (await receive(again.content, bytes.length - 1))).toBeNull();
    expect(await formFile(new Request('http://test', { method: 'POST', body: 'x' }))).toBeNull();
  });
});
