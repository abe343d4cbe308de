import type { Viewer } from '../access/viewer';
import type { KeptUploadDocument, UploadsQuery } from './api-schema';
import { isUnchecked } from './commands';
import { uploadKind } from './kinds';
import { type Kept, readKeptOf, readUpload, readUploads, type UploadLine } from './queries';
import { uploadDocument } from './schema';

/** Uploads in the scope of the key, the newest first: `limit` after the one that `cursor` names. */
export async function readUploadsPage(
  viewer: Viewer,
  { cursor, limit, kind, state, month }: UploadsQuery,
): Promise<{ ok: true; items: KeptUploadDocument[]; next: string | null } | { ok: false; reason: 'unknown-cursor' }> {
  if (cursor !== undefined && !(await readUpload(viewer, cursor))) return { ok: false, reason: 'unknown-cursor' };
  const { items, next } = await readUploads(viewer, limit, cursor ?? null, {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(month && { report: { path: ['months'], array_contains: [{ month }] } }),
  });
  return { ok: true, items: await documentsOf(items), next };
}

/** One upload in the scope of the key; null when there is none. */
export async function readUploadDocument(viewer: Viewer, id: string): Promise<KeptUploadDocument | null> {
  const upload = await readUpload(viewer, id);
  return upload && ((await documentsOf([upload]))[0] ?? null);
}

async function documentsOf(uploads: readonly UploadLine[]): Promise<KeptUploadDocument[]> {
  const cancelled = uploads.filter(({ state }) => state === 'CANCELLED').map(({ id }) => id);
  const keptOf = await readKeptOf(cancelled);
  return uploads.flatMap((upload) => documentOf(upload, upload.state === 'CANCELLED' ? keptOf(upload.id) : null));
}

function documentOf(upload: UploadLine, kept: Kept | null): KeptUploadDocument[] {
  const { id, number, fileName, size, sha256, depositor, vendor, report, acknowledgement } = upload;
  const kind = uploadKind(upload.kind);
  if (!kind) return []; // of a version to come
  return [
    {
      ...uploadDocument(upload),
      id,
      number,
      kind,
      fileName,
      size,
      sha256,
      depositor,
      vendor,
      months: [...new Set(report.months.map(({ month }) => month))].sort(),
      checked: !isUnchecked(report),
      receivedAt: upload.receivedAt.toISOString(),
      appliedAt: upload.appliedAt?.toISOString() ?? null,
      cancelledAt: upload.cancelledAt?.toISOString() ?? null,
      acknowledgement,
      kept: kept?.count ?? null,
      keptBy: kept?.by ?? [],
    },
  ];
}
