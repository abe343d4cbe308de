import type { z } from 'zod';

/** A query checked by its schema; an empty value counts as none. The first fault in French otherwise. */
export function parseQuery<T extends z.ZodType>(
  schema: T,
  params: URLSearchParams,
): { ok: true; query: z.output<T> } | { ok: false; detail: string } {
  const refused = (name: string, why: string) =>
    ({ ok: false, detail: `Paramètre «\u00A0${name}\u00A0»\u00A0: ${why}` }) as const;
  const given = [...params].filter(([, value]) => value !== '');
  const strange = given.find(([, value]) => value.includes('\0')); // the database takes none
  if (strange) return refused(strange[0], 'caractère interdit.');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, query: parsed.data };
  const issue = parsed.error.issues[0];
  return refused(issue?.path.join('.') ?? '', issue?.message ?? '');
}
