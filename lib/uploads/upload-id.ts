const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text may be an upload's id; the database refuses to compare anything else. */
export function isUploadId(text: string): boolean {
  return UUID.test(text);
}
