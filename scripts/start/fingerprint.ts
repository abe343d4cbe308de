import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const BUILT_FROM = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'next.config.js',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
];
const MADE = ['lib/generated', 'public/dsfr'];
const GENERATED_FROM = ['prisma/schema', 'package-lock.json'];

/** Changes when, and only when, something that `next build` reads has changed: names and contents, never dates. */
export function buildFingerprint(root: string): string {
  return fingerprint(root, BUILT_FROM);
}

/** The same for `prisma generate`. */
export function clientFingerprint(root: string): string {
  return fingerprint(root, GENERATED_FROM);
}

function fingerprint(root: string, paths: string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap((name) => filesUnder(root, name))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

// Relative to the root, sorted; nothing for a path that does not exist.
function filesUnder(root: string, name: string): string[] {
  if (MADE.includes(name)) return [];
  const found = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [name];
  return readdirSync(path.join(root, name))
    .sort()
    .flatMap((entry) => filesUnder(root, `${name}/${entry}`));
}
