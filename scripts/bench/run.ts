// npm run bench: speed as ratios against limits measured in the same run; exit code 1 when one is over.
import { loadDemo } from '../../prisma/demo/load.ts';
import { deploy } from '../migrations/commands.ts';
import { startScratchServer } from '../postgres/scratch.ts';
import { ensureDatabase } from '../postgres/server.ts';
import { benchBundle } from './bundle.ts';
import { benchDashboard } from './dashboard.ts';
import { benchFigures } from './figures.ts';
import { benchFiness } from './finess.ts';
import { benchFuzz } from './fuzz.ts';
import { benchLabs } from './labs.ts';
import { benchOutlines } from './outlines.ts';
import { startProduct } from './product.ts';
import { holds, line } from './ratio.ts';
import { benchUpload } from './upload.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

const server = await startScratchServer();
await ensureDatabase(server, 'bench');
const url = server.url('bench');
// What lib reads of the environment, for the parts measured in this process.
Object.assign(process.env, {
  DATABASE_URL: url,
  NEXTAUTH_SECRET: 'a secret for the bench only',
  VIGIE_NOW: '2023-10-05',
});
let code = 0;
try {
  await deploy(url);
  await loadDemo(url);
  const product = await startProduct(url);
  process.env.PRODUCT_URL = product.url;
  const dashboard = await benchDashboard(product.url);
  const bundle = await benchBundle(product.url);
  await product.stop();

  const { cold, warm } = await benchFigures();
  const uploads = await benchUpload(url);
  const fuzz = await benchFuzz();
  const finess = await benchFiness(url);
  const labs = await benchLabs(url); // last: it leaves 100 000 labs
  for (const ratio of [dashboard.ratio, bundle, ...(await benchOutlines()), ...uploads, fuzz, ...finess, ...labs]) {
    console.log(line(ratio));
    if (!holds(ratio)) code = 1;
  }
  const { milliseconds } = dashboard;
  const figures = Math.max(0, warm.whole - warm.database);
  console.log(
    `     dashboard, warm: ${milliseconds.toFixed(1)} ms a page, of which database ${warm.database.toFixed(2)} ms (${percent(warm.database, milliseconds)}) ` +
      `and figures ${figures.toFixed(2)} ms (${percent(figures, milliseconds)})`,
  );
  console.log(
    `     dashboard, cold: data and figures in ${cold.whole.toFixed(0)} ms; the statements, side by side, sum to ${cold.database.toFixed(0)} ms`,
  );
} finally {
  await server.stop();
}
process.exit(code);
