import type { Viewer } from '../access/viewer';
import { type ByteSource, bytesSource, wholeBytes } from '../tabular/source';
import { findInScope } from './commands';
import { csvWithErrors, sentencesByLine, workbookWithErrors } from './errors-file';
import { keptSource } from './file-queries';
import { uploadKind } from './kinds';
import { reportSchema } from './report';
import { readFileRows } from './review-rows-queries';

/** A file to be sent piece by piece, whose weight is not known before. */
export type ErrorsFile = { pieces: AsyncIterable<Uint8Array>; fileName: string; mediaType: string };

/**
 * The deposited file as it came, with a column «erreur» at its end, in its own format. Null: not in the viewer's scope, or a file
 * that has no such form (it could not be read, or is JSON).
 */
export async function readErrorsFile(viewer: Viewer, id: string): Promise<ErrorsFile | null> {
  const upload = await findInScope(viewer, id);
  const kind = upload && uploadKind(upload.kind);
  if (!upload || !kind) return null;
  const reading = await readFileRows(upload, kind);
  if (!reading) return null;
  await reading.rows.return(undefined);
  const { format, header } = reading.table;
  const said = sentencesByLine(reportSchema.parse(upload.report), header.line);
  const source: ByteSource = keptSource(upload);
  const fileName = upload.fileName.replace(/(\.[^.]{1,5})?$/, '-erreurs$1');
  const { mediaType } = upload;
  if (format.kind === 'json') return null;
  if (format.kind === 'csv') return { pieces: csvWithErrors(source, format, header, said), fileName, mediaType };
  const bytes = workbookWithErrors(await wholeBytes(source), format, header.line, said);
  return bytes && { pieces: bytesSource(bytes).pieces(), fileName, mediaType };
}
