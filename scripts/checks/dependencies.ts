// Import rules of .dependency-cruiser.mjs. With a compiler that it cannot use, it reads no module and is content:
// so they are counted.
import { spawnSync } from 'node:child_process';

const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';

const args = [CRUISER, '--config', '.dependency-cruiser.mjs', 'app', 'components', 'lib', 'proxy.ts'];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
const cruised = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
console.log(`${stdout}${stderr}`.trim());
if (cruised === 0) console.error('no module was read: is the typescript package one that dependency-cruiser can use?');
process.exitCode = status === 0 && cruised > 0 ? 0 : 1;
