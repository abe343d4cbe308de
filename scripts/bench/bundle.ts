import { launchBrowser } from '../../tests/setup/browser.ts';
import { signIn } from '../../tests/setup/session.ts';
import type { Ratio } from './ratio.ts';

const LIMIT_KB = 250;
const SETTLE_MS = 3000;

/**
 * First-load JavaScript of the dashboard: the scripts that its HTML names, compressed as sent. What the page fetches by itself
 * once it is idle (the charts) is said beside.
 */
export async function benchBundle(baseUrl: string): Promise<Ratio> {
  const cookie = await signIn('dns');
  const html = await (await fetch(`${baseUrl}/`, { headers: { Cookie: cookie } })).text();
  const named = new Set([...html.matchAll(/\/_next\/static\/[^"'\\]+?\.js/g)].map(([path]) => path));
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ extraHTTPHeaders: { Cookie: cookie } })).newPage();
    const sizes = new Map<string, number>();
    page.on('requestfinished', async (request) => {
      if (request.resourceType() !== 'script') return;
      sizes.set(new URL(request.url()).pathname, (await request.sizes()).responseBodySize / 1000);
    });
    await page.goto(`${baseUrl}/`, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    const sum = (of: [string, number][]) => of.reduce((total, [, size]) => total + size, 0);
    const first = [...sizes].filter(([path]) => named.has(path));
    return {
      name: 'first-load JavaScript of the dashboard, kB compressed',
      detail: `${first.length} files named by the page; ${sum([...sizes]).toFixed(0)} kB with the charts, fetched when idle`,
      ratio: sum(first),
      limit: LIMIT_KB,
      must: 'be at most',
    };
  } finally {
    await browser.close();
  }
}
