import pino from 'pino';
import { env } from './env';

let made: pino.Logger | undefined;

/** The server's log: JSON lines on standard output, at LOG_LEVEL. Never a file's content, a password or a key. */
export function log(): pino.Logger {
  made ??= pino({ level: env().LOG_LEVEL });
  return made;
}
