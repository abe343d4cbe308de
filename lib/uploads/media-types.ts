/** The media types of a deposit by the API, each with the ending that a file of it has; what the bytes are is found from them. */
export const DEPOSIT_MEDIA_TYPES = {
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/octet-stream': 'bin',
} as const satisfies { [mediaType: string]: string };

export type DepositMediaType = keyof typeof DEPOSIT_MEDIA_TYPES;

/** The media type of a Content-Type, its parameters left aside; null when no deposit is of it. */
export function depositMediaType(contentType: string | null): DepositMediaType | null {
  const asked = contentType?.split(';')[0]?.trim().toLowerCase();
  const known = Object.keys(DEPOSIT_MEDIA_TYPES) as DepositMediaType[];
  return known.find((mediaType) => mediaType === asked) ?? null;
}
