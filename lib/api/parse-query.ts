import type { z } from 'zod';

/** A query checked by its schema; an empty value counts as none. The first fault in French otherwise. */
export function parseQuery<T extends z.ZodType>(
  schema: T,
  params: URLSearchParams,
): { ok: true; query: z.output<T> } | { ok: false; detail: string } {
  const parsed = schema.safeParse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
  if (parsed.success) return { ok: true, query: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, detail: `Paramètre «\u00A0${issue?.path.join('.') ?? ''}\u00A0»\u00A0: ${issue?.message ?? ''}` };
}
