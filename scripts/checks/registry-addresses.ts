// Fails when a committed file says where packages come from: that is each machine's own setting.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const MARKS: [RegExp, (file: string) => boolean][] = [
  [/"resolved":\s*"http/, (file) => file === 'package-lock.json'],
  [/^\s*(@[^:]+:)?registry\s*=/m, (file) => file.endsWith('npmrc')],
  [/https?:\/\/registry\./, () => true],
];

const files = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((file) => file !== '' && statSync(file, { throwIfNoEntry: false })?.isFile());
const found = files.filter((file) => {
  const marks = MARKS.filter(([, concerns]) => concerns(file));
  const text = readFileSync(file, 'utf8');
  return marks.some(([mark]) => mark.test(text));
});
for (const file of found) console.error(`${file} holds the address of a package registry`);
process.exitCode = found.length > 0 ? 1 : 0;
