import { launchBrowser } from '../../tests/setup/browser.ts';
import { signIn } from '../../tests/setup/session.ts';
import type { Ratio } from './ratio.ts';

const LIMIT_KB = 250;
const SETTLE_MS = 3000;

/** JavaScript that a browser receives when it opens the dashboard, then when it has scrolled to the charts; compressed as sent. */
export async function benchBundle(baseUrl: string): Promise<Ratio> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { Cookie: await signIn('dns') } });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${baseUrl}/`, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    const received = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
    const [files, first] = [sizes.length, await received()];
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(SETTLE_MS);
    return {
      name: 'first-load JavaScript of the dashboard, kB compressed',
      detail: `${files} files in a window of 1280 × 720; ${(await received()).toFixed(0)} kB once the charts are in view`,
      ratio: first,
      limit: LIMIT_KB,
      must: 'be at most',
    };
  } finally {
    await browser.close();
  }
}
