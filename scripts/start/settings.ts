import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../process/problem.ts';
import type { DemoWish } from './database.ts';

/** The demo's day: September 2023 is the last complete month. */
export const DEMO_DAY = '2023-10-05';

/** What the environment asks of `npm start`. */
export interface Settings {
  host: string;
  port: number;
  /** Where a browser on this machine finds the site, without a final slash. */
  address: string;
  dataDirectory: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  demo: DemoWish;
  /** Given to the application as they are, when set. */
  now: string | null;
  publicUrl: string | null;
}

/**
 * Reads the environment; an empty variable is an unset one. A file `.env` counts, as it does for Next.
 * @param root folder of the checkout, which a relative VIGIE_DATA_DIR starts from.
 * @throws Problem that names the variable at fault.
 */
export function readSettings(root: string): Settings {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return settingsFrom(process.env, root);
}

/** Same, from the variables given. */
export function settingsFrom(env: NodeJS.ProcessEnv, root: string): Settings {
  const host = env.HOST || '127.0.0.1';
  const port = readPort(env.PORT || '3000');
  const databaseUrl = env.DATABASE_URL ? readDatabaseUrl(env.DATABASE_URL) : null;
  return {
    host,
    port,
    address: `http://${reachable(host)}:${port}`,
    dataDirectory: path.resolve(root, env.VIGIE_DATA_DIR || '.data'),
    databaseUrl,
    demo: readDemo(env.VIGIE_DEMO || (databaseUrl ? '0' : null)),
    now: env.VIGIE_NOW || null,
    publicUrl: env.NEXTAUTH_URL || null,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Problem(
    `PORT vaut «\u00A0${text}\u00A0»\u00A0; il faut un nombre de 1 à 65535. Par exemple\u00A0: PORT=3001 npm start`,
  );
}

function readDatabaseUrl(text: string): string {
  if (/^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new Problem(
    'DATABASE_URL n’est pas une adresse PostgreSQL. Il faut la forme postgresql://compte:motdepasse@hôte:5432/base ' +
      '(dans le mot de passe, @ / : # ? s’écrivent en %40 %2F %3A %23 %3F).',
  );
}

// Unset, the embedded database starts with the demo data, and one's own never gets it.
function readDemo(text: string | null): DemoWish {
  switch (text) {
    case null:
      return 'if-new';
    case '0':
      return 'never';
    case '1':
      return 'if-no-user';
    default:
      throw new Problem(
        `VIGIE_DEMO vaut «\u00A0${text}\u00A0»\u00A0; il faut 1 (données de démonstration) ou 0 (base vide).`,
      );
  }
}

// «All addresses» is where to listen, not where to go.
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
