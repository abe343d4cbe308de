import { parseQuery } from '@/lib/api/parse-query';
import { problem } from '@/lib/api/problem';
import { readBody } from '@/lib/api/read-body';
import { withKey } from '@/lib/api/with-key';
import { MAX_BYTES } from '@/lib/tabular/read';
import { checkUpload, depositUpload, tooLargeOutcome, type UploadOutcome } from '@/lib/uploads/commands';
import { readUploads } from '@/lib/uploads/queries';
import { depositQuery, pageQuery, uploadDocument } from '@/lib/uploads/schema';

const MEDIA_TYPES = [
  'text/csv',
  'text/plain',
  'application/json',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
const EXTENSIONS: { [mediaType: string]: string } = { 'application/json': 'json', 'text/csv': 'csv' };

const answer = (upload: UploadOutcome, status: 200 | 409 | 422) => Response.json(uploadDocument(upload), { status });

/** Checks the body and, unless `dryRun`, writes it. */
export const POST = withKey('uploads', async (request, viewer) => {
  const parsed = parseQuery(depositQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!MEDIA_TYPES.includes(mediaType)) return problem(415, `Type attendu\u00A0: ${MEDIA_TYPES.join(', ')}.`);
  const bytes = await readBody(request, MAX_BYTES);
  if (!bytes) return answer(tooLargeOutcome(), 422);

  const { kind, dryRun, acknowledgeWarnings } = parsed.query;
  const fileName = `api.${EXTENSIONS[mediaType] ?? 'xlsx'}`;
  const file = { bytes, fileName, mediaType };
  const result = dryRun
    ? await checkUpload(viewer, kind, file)
    : await depositUpload(viewer, kind, file, { codes: acknowledgeWarnings ? 'all' : [], reasons: {} });
  if (!result.ok && result.reason === 'forbidden') return problem(403, 'Cette clé ne permet pas de déposer.');
  if (result.upload.report.errorCount > 0) return answer(result.upload, 422);
  return answer(result.upload, result.ok ? 200 : 409);
});

/** The key's uploads, the newest first. */
export const GET = withKey('read', async (request, viewer) => {
  const parsed = parseQuery(pageQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const { items, next } = await readUploads(viewer, parsed.query.limit, parsed.query.cursor ?? null);
  return Response.json({ items: items.map(uploadDocument), next });
});
