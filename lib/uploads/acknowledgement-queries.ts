import type { Viewer } from '../access/viewer';
import { acknowledgementSchema } from './acknowledgement';
import { CODE_TITLES, NOTICE_CODES, NOTICE_TITLES } from './codes';
import { findInScope } from './commands';

/** Who confirmed which warnings of an upload, in words, with the reasons typed, those of notices too; null: there was nothing to confirm. */
export async function readAcknowledgement(
  viewer: Viewer,
  id: string,
): Promise<{ by: string; confirmed: { title: string; reason: string | null }[] } | null> {
  const upload = await findInScope(viewer, id);
  const said = acknowledgementSchema.safeParse(upload?.acknowledgement).data;
  if (!said) return null;
  const codes = said.codes === 'all' ? [] : said.codes;
  return {
    by: said.by,
    confirmed: [
      ...codes.map((code) => ({ title: CODE_TITLES[code], reason: said.reasons[code] ?? null })),
      ...NOTICE_CODES.flatMap((code) => {
        const reason = said.reasons[code];
        return reason === undefined ? [] : [{ title: NOTICE_TITLES[code], reason }];
      }),
    ],
  };
}
