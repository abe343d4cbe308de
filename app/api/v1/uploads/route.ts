import { otherMethods } from '@/lib/api/other-methods';
import { parseQuery, parseWritingQuery } from '@/lib/api/parse-query';
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

const answer = (upload: UploadOutcome, status: 200 | 409 | 422, headers: Record<string, string> = {}) =>
  Response.json(uploadDocument(upload), { status, headers });

/** The bytes as they are sent are the ones that are kept, and known again. */
const isEncoded = (headers: Headers) => !/^(?:identity)?$/i.test(headers.get('content-encoding')?.trim() ?? '');

/** The sheet that an upload was read from; null: its file has none. */
const sheetOf = ({ report }: UploadOutcome) => report.reading.find(({ id }) => id === 'sheet')?.value ?? null;

/** One reason for all that wants one. */
const reasonsOf = (reason: string | undefined) =>
  Object.fromEntries(reason ? WARNINGS_WITH_REASON.map((code) => [code, reason]) : []);

/** Checks the body and, unless `dryRun`, writes it. */
export const POST = withKey('uploads', async (request, viewer) => {
  const parsed = parseWritingQuery(depositQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const mediaType = depositMediaType(request.headers.get('content-type'));
  if (!mediaType) {
    return problem(415, `Type attendu (Content-Type)\u00A0: ${Object.keys(DEPOSIT_MEDIA_TYPES).join(', ')}.`);
  }
  if (isEncoded(request.headers)) {
    return problem(415, 'Contenu compressé\u00A0: envoyez le fichier tel quel, sans Content-Encoding.', {
      'Accept-Encoding': 'identity',
    });
  }
  const received = await receiveBody(request, MAX_BYTES);
  // What was not read of the body must not be taken for the next request.
  if (!received) return answer(tooLargeOutcome(), 422, { Connection: 'close' });

  const { kind, dryRun, acknowledgeWarnings, reason, sheet } = parsed.query;
  const file = {
    source: received.source,
    fileName: `api.${DEPOSIT_MEDIA_TYPES[mediaType]}`,
    mediaType,
    ...(sheet !== undefined && { settings: { sheet } }),
  };
  const acknowledgement = acknowledgeWarnings
    ? ({ codes: 'all', reasons: reasonsOf(reason) } as const)
    : { codes: [], reasons: {} };
  const work = dryRun ? checkUpload(viewer, kind, file) : depositUpload(viewer, kind, file, acknowledgement);
  const result = await work.finally(received.letGo);
  if (!result.ok && result.reason === 'forbidden') return problem(403, 'Cette clé ne permet pas de déposer ce type.');
  const read = sheetOf(result.upload);
  if (sheet !== undefined && read !== null && read !== sheet) {
    return problem(
      409,
      `Ce classeur est déjà déposé, pour sa feuille «\u00A0${read}\u00A0». Déposez «\u00A0${sheet}\u00A0» dans un autre fichier.`,
    );
  }
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
