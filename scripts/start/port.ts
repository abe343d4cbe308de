import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { errorCode, errorText } from '../process/error-text.ts';
import { Problem } from '../process/problem.ts';

/** @throws Problem when the application could not listen there, with the program that does if that can be known. */
export async function checkPort(host: string, port: number): Promise<void> {
  const error = await tryListening(host, port);
  if (error === null) return;
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      throw new Problem(
        `Le port ${port} est déjà pris${portHolder(port)}. Arrêtez ce programme, ou prenez un autre port\u00A0: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      throw new Problem(
        `Ce compte n’a pas le droit d’ouvrir le port ${port}. Prenez-en un autre\u00A0: PORT=3000 npm start`,
      );
    default:
      throw new Problem(
        `HOST=${host} n’est pas une adresse de cette machine (${errorText(error)}). Sans HOST, c’est 127.0.0.1.`,
      );
  }
}

function tryListening(host: string, port: number): Promise<unknown> {
  return new Promise((resolve) => {
    const server = createServer().once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

// «, par node (processus 1234)», or nothing when it belongs to somebody else or the system does not tell.
function portHolder(port: number): string {
  const pid = process.platform === 'linux' ? holderFromProc(port) : holderFromLsof(port);
  if (!pid) return '';
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' });
  const name = path.basename(stdout?.trim().split(' ')[0] ?? '');
  return name ? `, par ${name} (processus ${pid})` : `, par le processus ${pid}`;
}

/** Inodes of the sockets that listen on `port`, in the text of /proc/net/tcp or tcp6. */
export function listeningInodes(table: string, port: number): string[] {
  const LISTEN = '0A';
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === LISTEN)
    .flatMap((fields) => fields[9] ?? []);
}

function holderFromProc(port: number): string | undefined {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readOrEmpty(() => readFileSync(file, 'utf8')));
  const sockets = new Set(tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`));
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.find((pid) => openFiles(pid).some((file) => sockets.has(file)));
}

// Empty for another account's process: only its owner and root may look.
function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readOrEmpty(() => readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return [];
  }
}

function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function holderFromLsof(port: number): string | undefined {
  const { stdout } = spawnSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
  return stdout?.split('\n').find((line) => line !== '');
}
