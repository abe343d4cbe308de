import { otherMethods } from '@/lib/api/other-methods';
import { parseQuery } from '@/lib/api/parse-query';
import { problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { MAX_BYTES } from '@/lib/tabular/read';
import { readUploadsPage } from '@/lib/uploads/api-queries';
import { uploadsQuery } from '@/lib/uploads/api-schema';
import { WARNINGS_WITH_REASON } from '@/lib/uploads/codes';
import { checkUpload, depositUpload, tooLargeOutcome, type UploadOutcome } from '@/lib/uploads/commands';
import { DEPOSIT_MEDIA_TYPES, depositMediaType } from '@/lib/uploads/media-types';
import { receiveBody } from '@/lib/uploads/receive';
import { depositQuery, uploadDocument } from '@/lib/uploads/schema';

const answer = (upload: UploadOutcome, status: 200 | 409 | 422) => Response.json(uploadDocument(upload), { status });

/** One reason for all that wants one. */
const reasonsOf = (reason: string | undefined) =>
  Object.fromEntries(reason ? WARNINGS_WITH_REASON.map((code) => [code, reason]) : []);

/** Checks the body and, unless `dryRun`, writes it. */
export const POST = withKey('uploads', async (request, viewer) => {
  const parsed = parseQuery(depositQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const mediaType = depositMediaType(request.headers.get('content-type'));
  if (!mediaType) {
    return problem(415, `Type attendu (Content-Type)\u00A0: ${Object.keys(DEPOSIT_MEDIA_TYPES).join(', ')}.`);
  }
  const received = await receiveBody(request, MAX_BYTES);
  if (!received) return answer(tooLargeOutcome(), 422);

  const { kind, dryRun, acknowledgeWarnings, reason } = parsed.query;
  const file = { source: received.source, fileName: `api.${DEPOSIT_MEDIA_TYPES[mediaType]}`, mediaType };
  const acknowledgement = acknowledgeWarnings
    ? ({ codes: 'all', reasons: reasonsOf(reason) } as const)
    : { codes: [], reasons: {} };
  const work = dryRun ? checkUpload(viewer, kind, file) : depositUpload(viewer, kind, file, acknowledgement);
  const result = await work.finally(received.letGo);
  if (!result.ok && result.reason === 'forbidden') return problem(403, 'Cette clé ne permet pas de déposer ce type.');
  if (result.upload.report.errorCount > 0) return answer(result.upload, 422);
  return answer(result.upload, result.ok ? 200 : 409);
});

/** The key's uploads, the newest first. */
export const GET = withKey('read', async (request, viewer) => {
  const parsed = parseQuery(uploadsQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const answer = await readUploadsPage(viewer, parsed.query);
  if (!answer.ok) {
    return problem(400, 'Curseur inconnu\u00A0: donnez le «\u00A0next\u00A0» de la page précédente, tel quel.');
  }
  const { items, next } = answer;
  return Response.json({ items, next });
});

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods('GET', 'POST');
