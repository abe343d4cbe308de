import type { z } from 'zod';

const LONGEST_NAME = 60;

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

/**
 * Same, of a request that writes: a slip in its query must not change what it does. A parameter that is unknown, empty (a variable
 * that was never set) or given twice is refused.
 */
export function parseWritingQuery<T extends z.ZodObject>(
  schema: T,
  params: URLSearchParams,
): ReturnType<typeof parseQuery<T>> {
  const known = Object.keys(schema.shape);
  const refused = (name: string, why: string) =>
    ({ ok: false, detail: `Paramètre «\u00A0${name.slice(0, LONGEST_NAME)}\u00A0»\u00A0: ${why}` }) as const;
  for (const [name, value] of params) {
    if (!known.includes(name)) return refused(name, `inconnu. Paramètres possibles\u00A0: ${known.join(', ')}.`);
    if (value === '') return refused(name, 'valeur absente. Donnez-la, ou retirez le paramètre.');
    if (params.getAll(name).length > 1) return refused(name, 'donné plusieurs fois. Gardez-en un seul.');
  }
  return parseQuery(schema, params);
}
