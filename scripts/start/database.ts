import pg from 'pg';
import { isUpToDate } from '../migrations/history.ts';
import { errorCode, errorText } from '../process/error-text.ts';
import { Problem } from '../process/problem.ts';

const OLDEST = 15; // NULLS NOT DISTINCT
// Of two servers that start at once on one database, the second waits and finds it ready.
const PREPARE_LOCK = 72_707_371;

/** What a prepared database turned out to be. */
export interface Prepared {
  demo: boolean;
  /** No account yet: somebody must create the first administrator. */
  hasNoUser: boolean;
}

/** When to load the demo data: into a database never started before; into one without account; never. */
export type DemoWish = 'if-new' | 'if-no-user' | 'never';

/**
 * Brings the database to this version's schema and, as `demo` says, loads the demo data.
 * @throws Problem when it cannot be reached, is too old, or a migration fails.
 */
export async function prepareDatabase(url: string, demo: DemoWish): Promise<Prepared> {
  const client = await connect(url);
  try {
    await checkVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [PREPARE_LOCK]);
    if (!(await isUpToDate(client))) await migrate(url);
    const before = await readState(client);
    if (before.hasNoUser && (demo === 'if-no-user' || (demo === 'if-new' && before.demo === null))) {
      await client.query('DELETE FROM instance'); // left by a start without the demo data
      await loadDemoData(url);
    } else if (before.demo === null) {
      await client.query('INSERT INTO instance (id, demo) VALUES (1, false)');
    }
    const { demo: isDemo, hasNoUser } = await readState(client);
    return { demo: isDemo === true, hasNoUser };
  } finally {
    await client.end();
  }
}

async function readState(client: pg.Client): Promise<{ demo: boolean | null; hasNoUser: boolean }> {
  const { rows } = await client.query<{ demo: boolean | null; hasNoUser: boolean }>(
    'SELECT (SELECT demo FROM instance) AS demo, NOT EXISTS (SELECT FROM app_user) AS "hasNoUser"',
  );
  return rows[0] ?? { demo: null, hasNoUser: true };
}

// The engine is loaded only here: most starts have nothing to apply.
async function migrate(url: string): Promise<void> {
  const { deploy } = await import('../migrations/commands.ts');
  try {
    await deploy(url);
  } catch (error) {
    const advice = 'Rien n’a été appliqué de cette migration. État détaillé\u00A0: npm run migrate -- status';
    throw new Problem(`La base de données n’a pas pu être mise à jour\u00A0: ${errorText(error)}\n${advice}`);
  }
}

async function loadDemoData(url: string): Promise<void> {
  console.log('Chargement des données de démonstration…');
  const { loadDemo } = await import('../../prisma/demo/load.ts');
  await loadDemo(url);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // the query that runs then rejects too
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, pathname } = new URL(url);
    const database = decodeURIComponent(pathname.slice(1));
    throw new Problem(
      `La base de données indiquée par DATABASE_URL ne répond pas\u00A0: ${refusal(error, host, database)}`,
    );
  }
}

function refusal(error: unknown, host: string, database: string): string {
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return `aucun PostgreSQL n’écoute à ${host}. Vérifiez l’adresse, et que le serveur est démarré.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `la machine ${host} est introuvable. Vérifiez le nom.`;
    case '28P01':
    case '28000':
      return `${host} refuse ce compte ou ce mot de passe. Vérifiez-les dans DATABASE_URL.`;
    case '3D000':
      return `${host} n’a pas de base «\u00A0${database}\u00A0». Créez-la (createdb), ou corrigez DATABASE_URL.`;
    default:
      return `${errorText(error)} (${host}).`;
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name`,
  );
  if (Number(rows[0]?.number) >= OLDEST * 10_000) return;
  throw new Problem(
    `La base de données est un PostgreSQL ${rows[0]?.name}\u00A0; il faut la version ${OLDEST} ou une plus récente. ` +
      'Mettez ce serveur à jour, ou retirez DATABASE_URL pour utiliser le PostgreSQL fourni.',
  );
}
