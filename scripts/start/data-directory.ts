import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRoot } from '../postgres/account.ts';
import { errorText } from '../process/error-text.ts';
import { tryLock } from '../process/lock.ts';
import { Problem } from '../process/problem.ts';

/**
 * Makes the data directory if need be and takes it for this process.
 * @returns its real path, and how to give it back.
 * @throws Problem when it cannot be written, or another start uses it.
 */
export async function takeDataDirectory(wanted: string): Promise<{ directory: string; release: () => void }> {
  try {
    if (!existsSync(wanted)) {
      // Root's must let the account of PostgreSQL pass; the files in it have modes of their own.
      mkdirSync(wanted, { recursive: true });
      chmodSync(wanted, isRoot() ? 0o711 : 0o700);
    }
    const directory = realpathSync(wanted);
    const lock = await tryLock(path.join(directory, 'start.lock'));
    if (lock.held) return { directory, release: lock.release };
    throw new Problem(
      `Le dossier de données ${wanted} sert déjà à une autre instance de Vigie Ségur (processus ${lock.by.pid}). ` +
        'Arrêtez-la, ou donnez à celle-ci un dossier et un port à elle\u00A0: VIGIE_DATA_DIR=.data-2 PORT=3001 npm start',
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `Impossible d’écrire dans le dossier de données ${wanted} (${errorText(error)}). ` +
        'Lancez Vigie Ségur sous le compte à qui il appartient, ou choisissez un autre dossier avec VIGIE_DATA_DIR.',
    );
  }
}

/** The secret that signs sessions: made once, readable by this account only. */
export function readSecret(directory: string): string {
  const file = path.join(directory, 'secret');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
