import { now } from '../clock';
import { log } from '../log';
import { sendDigests } from './digest-commands';

// On globalThis: a development reload registers again.
const kept = globalThis as typeof globalThis & { vigieDigests?: NodeJS.Timeout };

/** Sends the digests that are due every so many milliseconds, for as long as the server runs; does not keep it alive. */
export function startDigests(everyMs: number, site: string | null): void {
  clearInterval(kept.vigieDigests);
  kept.vigieDigests = setInterval(() => {
    sendDigests(now(), site?.replace(/\/$/, '') ?? null).catch((error: unknown) => {
      log().error({ err: error }, 'digests not sent');
    });
  }, everyMs);
  kept.vigieDigests.unref();
}
