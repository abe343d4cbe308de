import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkPort, listeningInodes } from '@/scripts/start/port';

// 3000 is 0BB8. The second line is a connection to that port, the third listens on 13000 (32C8).
const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 219746 1 0000000000000000 100 0 0 10 0
   1: 0100007F:0BB8 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 219999 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:32C8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 220001 1 0000000000000000 100 0 0 10 0`;

describe('listeningInodes', () => {
  it('finds the socket that listens, not the connections', () => {
    expect(listeningInodes(TABLE, 3000)).toEqual(['219746']);
    expect(listeningInodes(TABLE, 3001)).toEqual([]);
  });
});

describe('checkPort', () => {
  it('says which port is taken, by which program, and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await expect(checkPort('127.0.0.1', port)).rejects.toThrow(
      new RegExp(
        `^Le port ${port} est déjà pris, par \\S+ \\(processus ${process.pid}\\)\\..+PORT=${port + 1} npm start$`,
      ),
    );
    server.close();
    await once(server, 'close');
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it('says when the address is not one of this machine', async () => {
    await expect(checkPort('192.0.2.1', 3000)).rejects.toThrow('HOST=192.0.2.1'); // TEST-NET-1
  });
});
