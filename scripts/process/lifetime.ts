/** What this program has started and must end: in reverse order, once, whatever ends it. */
export class Lifetime {
  #ends: (() => void | Promise<void>)[] = [];
  #abort = new AbortController();
  #ended = Promise.resolve();

  /** Aborted by the first signal or failure. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** True from the first signal or failure on. */
  get ending(): boolean {
    return this.signal.aborted;
  }

  /** Adds what is to be done at the end; the last added is done first. What comes too late is done at once. */
  atEnd(end: () => void | Promise<void>): void {
    this.#ends.push(end);
    if (this.ending) void this.end();
  }

  /** Ends everything added so far, also what was added since an earlier call. Never throws: the rest must end too. */
  end(): Promise<void> {
    this.#abort.abort();
    this.#ended = this.#ended.then(() => this.#drain());
    return this.#ended;
  }

  async #drain(): Promise<void> {
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) {
      try {
        await end();
      } catch (error) {
        console.error(error);
      }
    }
  }
}

/** Both results; or, once both have ended, the error of the one that failed first, which ends the other. */
export async function both<A, B>(life: Lifetime, a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  let cause: { error: unknown } | undefined;
  const onError = async (error: unknown) => {
    cause ??= { error };
    await life.end();
  };
  await Promise.all([a.catch(onError), b.catch(onError)]);
  if (cause) throw cause.error;
  return Promise.all([a, b]);
}

/**
 * Runs `work` until it settles or a signal ends it; everything that it gave to the Lifetime is ended before this returns.
 * @returns the exit code: 0 after a signal, which is a clean end; 1 after an error, which `onError` is told.
 */
export async function runUntilSignal(
  work: (life: Lifetime) => Promise<number>,
  onError: (error: unknown) => void,
): Promise<number> {
  const life = new Lifetime();
  let signalled = false;
  const onSignal = () => {
    if (signalled) return;
    signalled = true;
    // Work that does not notice, such as a wait for another server's lock on the database, must not keep the terminal.
    void life.end().then(() => setTimeout(() => process.exit(0), 2000).unref());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Such as the connection of a query that runs when its server is stopped.
  process.on('uncaughtException', async (error) => {
    if (!life.ending) onError(error);
    await life.end();
    process.exit(signalled ? 0 : 1);
  });
  let code = 1;
  try {
    code = await work(life);
  } catch (error) {
    if (!signalled) onError(error);
  }
  await life.end();
  return signalled ? 0 : code;
}
