import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';
import { signIn } from '../setup/session.ts';

const PAGES: [account: string | null, path: string][] = [
  [null, '/login'],
  [null, '/aide'],
  [null, '/aide/api'],
  [null, '/accessibilite'],
  [null, '/mentions-legales'],
  [null, '/donnees-personnelles'],
  ['dns', '/'],
  ['dns', '/?month=2023-01&view=table'],
  ['dns', '/?region=53&view=cosui'],
  ['dns', '/?corridor=radiologie'],
  ['ars-idf', '/'],
  ['editeur-a', '/'],
  ['observateur', '/'],
  ['dns', '/adoption?month=2022-02'],
  ['observateur', '/adoption?region=53'],
  ['dns', '/labs?sector=SEL&q=bio'],
  ['ars-bre', '/labs'],
  ['dns', '/labs/350990172?month=2023-08'],
  ['editeur-a', '/labs/350990172'],
  ['dns', '/orders'],
  ['observateur', '/orders'],
  ['editeur-a', '/orders?view=table'],
  ['dns', '/orders/SONS-BIO-000186'],
  ['dns', '/orders/new'],
  ['dns', '/issues'],
  ['dns', '/issues?view=table'],
  ['dns', '/issues?view=cross&axis=region'],
  ['editeur-a', '/issues?view=cross'],
  ['observateur', '/issues'],
  ['dns', '/issues/103'],
  ['editeur-a', '/issues/118'],
  ['observateur', '/issues/119'],
  ['ars-bre', '/issues/new'],
  ['ars-bre', '/issues/new?simple=1'],
  ['dns', '/issues/feedback/R-1085'],
  ['dns', '/issues/inbox'],
  ['dns', '/issues/diagnostic'],
  ['dns', '/issues/meetings'],
  ['dns', '/issues/meetings/4'],
  ['ars-idf', '/issues/meetings/3'],
  ['dns', '/issues/meetings/3/minutes'],
  ['ars-bre', '/issues/news'],
  ['ars-bre', '/'],
  ['dns', '/targets'],
  ['observateur', '/targets?indicator=dmp-documents&kind=TRAJECTORY'],
  ['dns', '/targets/history'],
  ['dns', '/targets/import'],
  ['dns', '/uploads/new?kind=orders'],
  ['dns', '/vendors'],
  ['editeur-a', '/vendors'],
  ['dns', '/vendors/ormelis'],
  ['admin', '/admin/finess'],
  ['admin', '/admin/mergers'],
  ['dns', '/indicators'],
  ['dns', '/account'],
  ['dns', '/uploads'],
  ['editeur-b', '/uploads'],
  ['dns', '/uploads/matrix'],
  ['dns', '/uploads/matrix/remind?month=2023-08&of=partial'],
  ['dns', '/uploads/periods'],
  ['dns', '/uploads/periods/2023-08'],
  ['editeur-a', '/uploads/periods/2023-08'],
  ['editeur-a', '/uploads?deposit=installations'],
  ['editeur-a', '/uploads/compare'],
  ['editeur-a', '/uploads/new'],
  ['editeur-a', '/uploads/new?kind=feeds#paste'],
  ['dns', '/uploads/new?kind=cnam-feeds'],
  ['dns', '/uploads/new?kind=series'],
  ['dns', '/feeds'],
  ['editeur-a', '/feeds'],
  ['observateur', '/feeds'],
  ['editeur-a', '/uploads/new?kind=installations'],
];

// One context an account: what a page brought is there for the next, as for a person who goes from page to page.
let browser: Browser;
const contexts = new Map<string | null, Promise<BrowserContext>>();

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function contextOf(account: string | null): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    ...(account && { extraHTTPHeaders: { Cookie: await signIn(account) } }),
  });
}

async function open(account: string | null, path: string) {
  const context = contexts.get(account) ?? contextOf(account);
  contexts.set(account, context);
  const page = await (await context).newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(baseUrl() + path, { waitUntil: 'load' });
  return { page, faults };
}

describe.concurrent.each(PAGES)('%s %s', (account, path) => {
  it('has no automatic accessibility fault, no error in the console, and fits 320 pixels', async ({ expect }) => {
    const { page, faults } = await open(account, path);
    await page.waitForSelector('html[data-fr-js=true]'); // the DSFR completes its own markup
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])).toEqual(
      [],
    );
    expect(faults).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });
});
