/** The first line of an error's message. An AggregateError (pg, on two addresses) has none: its first error's. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return errorText(error.errors[0]);
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n').find((line) => line.trim() !== '') ?? 'sans message';
}

/** The `code` of a system or PostgreSQL error (ENOENT, 28P01 …), when it has one. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
