import { signIn } from '../../tests/setup/session.ts';
import { median, type Ratio } from './ratio.ts';

const ROUNDS = 7;
const REQUESTS = 60;
const AT_ONCE = 4;

/** Requests a second for one page, over `REQUESTS` requests, `AT_ONCE` at a time. */
async function rate(url: string, cookie: string): Promise<number> {
  const start = performance.now();
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0) {
      const answer = await fetch(url, { headers: { Cookie: cookie } });
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (REQUESTS * 1000) / (performance.now() - start);
}

/** The task force's dashboard against the emptiest signed-in page, in alternate rounds of one run. */
export async function benchDashboard(baseUrl: string): Promise<{ ratio: Ratio; milliseconds: number }> {
  const cookie = await signIn('dns');
  const [empty, dashboard] = [`${baseUrl}/account`, `${baseUrl}/`];
  await rate(empty, cookie);
  await rate(dashboard, cookie);
  const rounds: { empty: number; dashboard: number }[] = [];
  for (let i = 0; i < ROUNDS; i++)
    rounds.push({ empty: await rate(empty, cookie), dashboard: await rate(dashboard, cookie) });
  const [of, against] = [median(rounds.map((r) => r.dashboard)), median(rounds.map((r) => r.empty))];
  return {
    milliseconds: 1000 / of,
    ratio: {
      name: 'dashboard against the emptiest signed-in page',
      detail: `${of.toFixed(1)} against ${against.toFixed(1)} requests/s, median of ${ROUNDS} rounds`,
      ratio: median(rounds.map((r) => r.dashboard / r.empty)),
      limit: 0.5,
      must: 'be at least',
    },
  };
}
