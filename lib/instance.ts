import { db } from './db';

let known: Promise<boolean> | undefined;

/** Whether the database holds the demo's fictional data; it never changes in the life of a server. */
export function isDemo(): Promise<boolean> {
  known ??= db()
    .instance.findUnique({ where: { id: 1 } })
    .then((row) => row?.demo ?? false);
  known.catch(() => {
    known = undefined;
  });
  return known;
}
