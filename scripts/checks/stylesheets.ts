// Fails when two sheets define one class, or when sheets and sources do not name the same classes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namingFaults } from '../styles/naming.ts';
import { ownershipFaults } from '../styles/ownership.ts';

const read = (folders: string[], name: RegExp) =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((path) => name.test(path))
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

const sheets = read(['app', 'components'], /\.css$/).map(({ path, text }) => ({ path, css: text }));
const sources = read(['app', 'components', 'lib'], /\.tsx?$/);
if (sheets.length === 0 || sources.length === 0)
  throw new Error('nothing was read: is this the folder of the project?');
const faults = [...ownershipFaults(sheets), ...namingFaults(sheets, sources)];
for (const { at, says } of faults) console.error(`${at}: ${says}`);
process.exitCode = faults.length > 0 ? 1 : 0;
