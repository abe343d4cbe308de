import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locateCluster } from '../postgres/cluster.ts';
import { ensureDatabase, startServer } from '../postgres/server.ts';
import { isRunning, readMark } from '../process/identity.ts';
import type { Lifetime } from '../process/lifetime.ts';
import { Problem } from '../process/problem.ts';
import { pidFile } from '../start/application.ts';
import { takeDataDirectory } from '../start/data-directory.ts';
import { type Prepared, prepareDatabase } from '../start/database.ts';
import type { Settings } from '../start/settings.ts';

const PATIENCE = 90_000; // ms: a first start makes the database and loads the demo data

/**
 * Opens the database that `npm start` would use: DATABASE_URL's; or the embedded one, through the server of the product when it
 * runs, which is left running, else through one of our own that ends with `life`.
 */
export async function openDatabase(settings: Settings, life: Lifetime): Promise<{ url: string; prepared: Prepared }> {
  if (settings.databaseUrl) {
    return { url: settings.databaseUrl, prepared: await prepareDatabase(settings.databaseUrl, settings.demo) };
  }
  const ofProduct = await productDirectory(settings.dataDirectory);
  const directory = ofProduct ?? (await ownDirectory(settings.dataDirectory, life));
  const server = await startServer(locateCluster(directory)); // the product's is taken over as it runs
  if (!ofProduct) life.atEnd(server.stop);
  await ensureDatabase(server, 'vigie');
  const url = server.url('vigie');
  return { url, prepared: await prepareDatabase(url, settings.demo) };
}

async function ownDirectory(wanted: string, life: Lifetime): Promise<string> {
  const { directory, release } = await takeDataDirectory(wanted);
  life.atEnd(release);
  return directory;
}

/** The data directory of a running product, once its database is there; null when no product runs on it. */
async function productDirectory(wanted: string): Promise<string | null> {
  if (!existsSync(wanted)) return null;
  const directory = realpathSync(wanted);
  const lives = (file: string) => {
    const mark = readMark(file);
    return mark !== null && isRunning(mark);
  };
  for (const until = Date.now() + PATIENCE; lives(path.join(directory, 'start.lock')); await sleep(250)) {
    // The application is started last, on a database that is ready. Without it: a start, or another import, soon over.
    if (lives(pidFile(directory))) return directory;
    if (Date.now() > until) {
      throw new Problem(
        `Le dossier de données ${wanted} est pris par un démarrage ou un import en cours. Attendez sa fin, puis recommencez.`,
      );
    }
  }
  return null;
}
