// A server's work on one deposit, in a process of its own so that its memory is its own:
// `tsx deposit-child.ts <file> <checks> <check|apply>`. Prints one line of JSON.
import { createReadStream, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { viewerOfUser } from '../../lib/access/viewer.ts';
import { db } from '../../lib/db.ts';
import { bytesSource } from '../../lib/tabular/source.ts';
import { applyUpload, checkUpload } from '../../lib/uploads/commands.ts';

const TICK = 5; // ms
const WEIGHED = 4; // ticks between two weighings, which are not free
const [file = '', checks = '1', task = 'check'] = process.argv.slice(2);

/** Runs the work and tells how long it took, how much the process grew meanwhile at most (MB), and how late a timer was at worst. */
async function measured<T>(work: () => Promise<T>) {
  const before = process.memoryUsage.rss();
  let most = before;
  let late = 0;
  let ticks = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    ticks += 1;
    if (ticks % WEIGHED === 0) most = Math.max(most, process.memoryUsage.rss());
    const now = performance.now();
    late = Math.max(late, now - last - TICK);
    last = now;
  }, TICK);
  const start = performance.now();
  const result = await work();
  const time = performance.now() - start;
  clearInterval(timer);
  return { result, told: { time, growth: (most - before) / 1024 / 1024, late } };
}

const user = await db().user.findFirstOrThrow({ where: { email: 'dns@demo.test' } });
const viewer = await viewerOfUser(user.id);
if (!viewer) throw new Error('no demo account');
const about = { fileName: 'bench.csv', mediaType: 'text/csv' };
// A first deposit of one row, so that what is loaded once is not counted.
await checkUpload(viewer, 'feeds', {
  source: bytesSource(Buffer.from('mois;finess;produit;nombre\n2015-01;1;X;1')),
  ...about,
});
await sleep(200);
const source = { size: statSync(file).size, pieces: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
const checked = [];
for (let n = 0; n < Number(checks); n++)
  checked.push(await measured(() => checkUpload(viewer, 'feeds', { source, ...about })));
const result = checked.at(-1)?.result;
if (!result?.ok || result.upload.id === null) throw new Error('the bench’s file was refused');
const { id, report } = result.upload;
if (report.errorCount > 0) throw new Error(`the bench’s file has errors: ${report.errors[0]?.message}`);
const applied = task === 'apply' ? await measured(() => applyUpload(viewer, id, { codes: 'all', reasons: {} })) : null;
if (applied && !applied.result.ok) throw new Error('the bench’s file was not applied');
console.log(
  JSON.stringify({ added: report.added, checks: checked.map(({ told }) => told), apply: applied?.told ?? null }),
);
process.exit(0);
