import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateCluster } from './cluster.ts';
import { type Server, startServer } from './server.ts';

// Reads until the program that holds the other end stops it or dies, however it dies.
const GUARD = `cat > /dev/null
kill -QUIT "$1"
for i in $(seq 100); do kill -0 "$1" || break; sleep 0.05; done
rm -rf "$2" "$3"`;

/** A PostgreSQL in a temporary folder, not safe against a power cut. Stopped and deleted with this program at the latest. */
export async function startScratchServer(): Promise<Server> {
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-scratch-'));
  chmodSync(directory, 0o755); // root: PostgreSQL's account must pass
  const cluster = locateCluster(directory);
  const server = await startServer(cluster, { fast: true });
  const guard = startGuard(server.pid, [cluster.home, directory]);
  const stop = async () => {
    guard.ref();
    guard.stdin?.end();
    await once(guard, 'exit');
  };
  return { ...server, stop };
}

function startGuard(pid: number, directories: [string, string]): ChildProcess {
  const args = ['-c', GUARD, 'guard', String(pid), ...directories];
  const guard = spawn('/bin/sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  return guard;
}
