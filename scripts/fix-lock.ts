// npx tsx scripts/fix-lock.ts [--check]: run it after every `npm install` that changes package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { lockfile, missingEntries } from './lockfile/missing.ts';

const FILE = 'package-lock.json';

// Written back from what was read: a parsed copy has its keys in another order.
const lock: { packages: Record<string, unknown> } = JSON.parse(readFileSync(FILE, 'utf8'));
const { missing, unknown } = missingEntries(lockfile.parse(lock));
const paths = Object.keys(missing);
for (const name of unknown) console.warn(`left out: ${name} names no platform or no exact version`);
if (process.argv.includes('--check')) {
  for (const path of paths) console.error(`missing from ${FILE}: ${path}`);
  if (paths.length > 0) console.error('npm ci would refuse it elsewhere: run npx tsx scripts/fix-lock.ts');
  process.exitCode = paths.length > 0 ? 1 : 0;
} else {
  const byPath = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
  const packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).sort(byPath));
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(paths.length > 0 ? `added ${paths.join(', ')}` : 'nothing missing');
}
