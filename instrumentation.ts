const HOUR_MS = 3_600_000;

/** Called once when the server starts: from then on the digests leave every hour, to whom they are due. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startDigests } = await import('./lib/issues/digest-timer');
  const { env } = await import('./lib/env');
  startDigests(HOUR_MS, env().NEXTAUTH_URL ?? null);
}
