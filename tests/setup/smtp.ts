import { createServer, type Socket } from 'node:net';

/** A mail as a server took it: the envelope's recipients, and the message decoded to text. */
export type TakenMail = { to: string[]; text: string };

export type MailServer = {
  url: string;
  mails: TakenMail[];
  refuse: (address: string | null) => void;
  close: () => void;
};

/** Headers and body as people would read them: base64 and quoted-printable undone. */
function decoded(message: string): string {
  const [folded = '', ...body] = message.split('\r\n\r\n');
  const headers = folded
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => unquoted(text.replaceAll('_', ' ')));
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(headers)) return `${headers}\n\n${Buffer.from(text, 'base64').toString()}`;
  return `${headers}\n\n${/quoted-printable/i.test(headers) ? unquoted(text) : text}`;
}

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

/** A mail server on a free port, that keeps what it is given and refuses whatever goes to the recipient named. */
export async function startMailServer(): Promise<MailServer> {
  const mails: TakenMail[] = [];
  let refused: string | null = null;
  const serve = (socket: Socket) => {
    let [buffer, body, to]: [string, string | null, string[]] = ['', null, []];
    socket.write('220 essai\r\n');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      buffer += chunk.toString();
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (body !== null) {
          if (line !== '.') body += `${line}\r\n`;
          else {
            mails.push({ to, text: decoded(body) });
            [body, to] = [null, []];
            socket.write('250 ok\r\n');
          }
        } else if (/^RCPT TO:/i.test(line)) {
          to.push(/<(.*)>/.exec(line)?.[1] ?? '');
          socket.write('250 ok\r\n');
        } else if (/^DATA/i.test(line) && refused !== null && to.includes(refused)) {
          to = [];
          socket.write('554 refused\r\n');
        } else if (/^DATA/i.test(line)) {
          body = '';
          socket.write('354 go on\r\n');
        } else socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (given) => {
      refused = given;
    },
    close: () => server.close(),
  };
}
