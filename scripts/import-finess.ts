// npm run import:finess -- FILE… [--dry-run] [--accept-closures]: French for people on stderr, one JSON line on stdout.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { formatBytes, formatCount } from '../lib/format/number.ts';
import { readArguments } from './finess/arguments.ts';
import { openDatabase } from './finess/database.ts';
import { type Lifetime, runUntilSignal } from './process/lifetime.ts';
import { Problem, report as reportError } from './process/problem.ts';
import { DEMO_DAY, readSettings } from './start/settings.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MOST_SHOWN = 20;

console.log = console.error; // what a start says must not stand before the JSON
process.exit(await runUntilSignal(work, reportError));

async function work(life: Lifetime): Promise<number> {
  const { files, dryRun, acceptClosures } = readArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const settings = readSettings(ROOT);
  const { url, prepared } = await openDatabase(settings, life);
  if (life.ending) return 1;
  Object.assign(process.env, {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || randomBytes(32).toString('hex'), // asked for by lib/env, used by nothing here
    VIGIE_NOW: settings.now ?? (prepared.demo ? DEMO_DAY : ''),
  });
  // Only now: they read the environment.
  const { importFiness } = await import('../lib/finess/commands.ts');
  const { sayRefusal, sayReport } = await import('../lib/finess/report.ts');
  const onProgress = process.stderr.isTTY
    ? ({ bytesRead, bytesTotal, sites }: { bytesRead: number; bytesTotal: number; sites: number }) =>
        process.stderr.write(
          `\r${formatBytes(bytesRead)} sur ${formatBytes(bytesTotal)}, ${formatCount(sites, 'laboratoire')}   `,
        )
    : undefined;
  const result = await importFiness({ files, dryRun, acceptClosures, actorLabel: 'Ligne de commande', onProgress });
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (!result.ok) {
    throw new Problem(`Import refusé, rien n’a été écrit. ${sayRefusal(result.refusal)}`);
  }
  const { report } = result;
  console.error(sayReport(report, MOST_SHOWN).join('\n'));
  const summary = {
    dryRun,
    legalEntities: report.legalEntities,
    sites: report.sites,
    warnings: report.warnings.count,
  };
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(summary)}\n`, resolve));
  return 0;
}
