import pg from 'pg';

type Share = {
  /** Milliseconds from the question to the answer. */
  whole: number;
  /** Sum of the statements, which run side by side: it may pass the whole. */
  database: number;
};

export type Shares = { cold: Share; warm: Share };

const WARM_ROUNDS = 50;

/**
 * Milliseconds that the dashboard's data take, in the process of the bench, on the database of the running product: in the
 * database (sum of its statements) and in figures (the rest), cold and warm.
 */
export async function benchFigures(): Promise<Shares> {
  let database = 0;
  // Every statement of the pool goes through here, whoever sends it, with a callback or a promise.
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const start = performance.now();
    const end = () => {
      database += performance.now() - start;
    };
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const timed = (...results: unknown[]) => {
        end();
        callback(...results);
      };
      return Reflect.apply(query, this, [...args.slice(0, -1), timed]);
    }
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise) answer.then(end, end);
    return answer;
  } as typeof query;
  try {
    const { viewerOfUser } = await import('../../lib/access/viewer.ts');
    const { readHome } = await import('../../lib/home/queries.ts');
    const { db } = await import('../../lib/db.ts');
    const user = await db().user.findUniqueOrThrow({ where: { email: 'dns@demo.test' } });
    const viewer = await viewerOfUser(user.id);
    if (!viewer) throw new Error('no demo account');
    const read = async () => {
      database = 0;
      const start = performance.now();
      await readHome(viewer, { month: null, corridor: 'biologie', region: null, view: 'chart' });
      const whole = performance.now() - start;
      return { whole, database };
    };
    const cold = await read();
    const warm = { whole: 0, database: 0 };
    for (let i = 0; i < WARM_ROUNDS; i++) {
      const one = await read();
      warm.whole += one.whole / WARM_ROUNDS;
      warm.database += one.database / WARM_ROUNDS;
    }
    return { cold, warm };
  } finally {
    pg.Client.prototype.query = query;
  }
}
