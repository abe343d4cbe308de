import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { locateCluster } from './postgres/cluster.ts';
import { ensureDatabase, type Server, startServer } from './postgres/server.ts';
import { stopOrphan } from './process/child.ts';
import { both, type Lifetime, runUntilSignal } from './process/lifetime.ts';
import { Problem, report } from './process/problem.ts';
import { isHealthy, pidFile, startNext } from './start/application.ts';
import { ensureBuild, ensureClient, prepareIcons } from './start/build.ts';
import { readSecret, takeDataDirectory } from './start/data-directory.ts';
import { type Prepared, prepareDatabase } from './start/database.ts';
import { checkPort } from './start/port.ts';
import { DEMO_DAY, readSettings, type Settings } from './start/settings.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEMO_ACCOUNTS = ['admin', 'dns', 'ars-idf', 'ars-bre', 'editeur-a', 'editeur-b', 'observateur'];

const development = process.argv.includes('--dev');
process.exit(await runUntilSignal(serve, report));

async function serve(life: Lifetime): Promise<number> {
  const settings = readSettings(ROOT);
  const { directory, release } = await takeDataDirectory(settings.dataDirectory);
  life.atEnd(release);
  watchParent(life);
  await stopOrphan(pidFile(directory)); // of a start that was killed: it would hold the port
  await checkPort(settings.host, settings.port);
  await ensureClient(ROOT, life);

  const built = development ? prepareIcons(ROOT, life) : ensureBuild(ROOT, life);
  const database = openDatabase(settings, directory, life);
  const [{ url, server, prepared }] = await both(life, database, built);
  if (life.ending) return 1;

  const secret = process.env.NEXTAUTH_SECRET || readSecret(directory);
  const env = {
    ...process.env,
    NODE_ENV: development ? ('development' as const) : ('production' as const),
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.publicUrl ?? settings.address,
    VIGIE_NOW: settings.now ?? (prepared.demo ? DEMO_DAY : ''),
  };
  const { host, port } = settings;
  const next = startNext(development ? 'dev' : 'start', { root: ROOT, host, port, dataDirectory: directory, env });
  life.atEnd(next.stop);
  if (await isHealthy(settings.address, next)) announce(settings, prepared, secret);
  const ended = await Promise.race([next.exited, whenGone(server)]);
  if (life.ending) return 0;
  if (ended === null) {
    throw new Problem('PostgreSQL s’est arrêté, et l’application avec lui. «\u00A0npm start\u00A0» relance les deux.');
  }
  await checkPort(host, port); // taken since the first check: says so
  throw new Problem(
    `L’application s’est arrêtée (code ${ended})\u00A0; ses derniers messages sont ci-dessus. «\u00A0npm start\u00A0» la relance.`,
  );
}

async function openDatabase(
  settings: Settings,
  directory: string,
  life: Lifetime,
): Promise<{ url: string; server: Server | null; prepared: Prepared }> {
  if (settings.databaseUrl) {
    const prepared = await prepareDatabase(settings.databaseUrl, settings.demo);
    return { url: settings.databaseUrl, server: null, prepared };
  }
  const server = await startServer(locateCluster(directory));
  life.atEnd(server.stop);
  await ensureDatabase(server, 'vigie');
  const url = server.url('vigie');
  return { url, server, prepared: await prepareDatabase(url, settings.demo) };
}

function announce({ address, publicUrl, databaseUrl, demo }: Settings, prepared: Prepared, secret: string): void {
  const site = publicUrl ?? address;
  const lines = [`\nVigie Ségur est prête\u00A0: ${site}`];
  if (prepared.demo) {
    lines.push('Données de démonstration. Comptes, tous avec le mot de passe demo-vigie\u00A0:');
    lines.push(...DEMO_ACCOUNTS.map((name) => `  ${name}@demo.test`));
  } else if (prepared.hasNoUser) {
    const token = createHmac('sha256', secret).update('first-administrator').digest('hex');
    lines.push('Aucun compte encore. Créez le premier administrateur à cette adresse\u00A0:');
    lines.push(`  ${site}/login/first-administrator?token=${token}`);
  }
  if (prepared.demo && demo === 'never' && !databaseUrl) {
    lines.push(
      'Cette base contient déjà la démonstration\u00A0; pour en avoir une vide, prenez un autre VIGIE_DATA_DIR.',
    );
  }
  console.log([...lines, 'Ctrl-C pour arrêter.'].join('\n'));
}

/** Settles, with null, when PostgreSQL has gone by itself; never, when it is not ours. */
function whenGone(server: Server | null): Promise<null> {
  return new Promise((resolve) => {
    if (!server) return;
    const check = setInterval(() => {
      if (server.isRunning()) return;
      clearInterval(check);
      resolve(null);
    }, 1000);
    check.unref();
  });
}

// npm, or the shell between it and this program, may die of a signal that it does not pass on.
function watchParent(life: Lifetime): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent || life.ending) return;
    clearInterval(check);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  check.unref();
}
