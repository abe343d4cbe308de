// Starts the PostgreSQL of the data directory given, says so, and stays: a program to be killed.
import { locateCluster } from '../../scripts/postgres/cluster.ts';
import { startServer } from '../../scripts/postgres/server.ts';

await startServer(locateCluster(process.argv[2] ?? ''));
console.log('started');
setInterval(() => {}, 60_000);
