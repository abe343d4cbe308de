import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';
import { signIn } from '../setup/session.ts';

let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(account: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1280, height: 900 },
    extraHTTPHeaders: { Cookie: await signIn(account) },
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}

it('leads from the orders that wait to the step that was missing, and refuses a step that cannot be', async () => {
  const dns = await open('dns');
  await dns.goto(`${baseUrl()}/orders`);
  const title = ((await dns.getByRole('heading', { level: 1 }).textContent()) ?? '').replace(/\s/g, ' ');
  expect(title).toContain('331 commandes sur 339 ont leur VA');
  // An order out of time, whose advance was paid and whose service is not done.
  await dns.getByRole('link', { name: 'SONS-BIO-000329' }).first().click();
  await dns.getByRole('heading', { name: 'Enregistrer une étape' }).waitFor();

  await dns.locator('#record-stage').selectOption('VA_SIGNED');
  await dns.locator('#record-on').fill('2022-01-01');
  await dns.getByRole('button', { name: 'Enregistrer l’étape' }).click();
  await dns.getByText(/^Date avant la signature/).waitFor();
  expect(await dns.locator('#record-on').inputValue()).toBe('2022-01-01');

  await dns.locator('#record-on').fill('2023-10-04');
  await dns.getByRole('button', { name: 'Enregistrer l’étape' }).click();
  await dns.getByRole('heading', { level: 1, name: /vérifiée le 04\/10\/2023/ }).waitFor();
  await dns
    .getByText(/04\/10\/2023/)
    .first()
    .waitFor();
});

it('keeps what a target was for the months that are over', async () => {
  const dns = await open('dns');
  await dns.goto(`${baseUrl()}/targets?indicator=orders-deployed&by=region&year=2023`);
  const december = dns.locator('input[name="cell:france:2023-12"]');
  await dns.locator('input[name="cell:france:2023-12"][readonly]').waitFor(); // the keys are the grid's from here on
  await december.focus();
  await december.press('Enter');
  await december.fill('400');
  await december.press('Enter');
  await dns.getByLabel(/^Motif/).fill('Relevée par le COSUI d’octobre');
  await dns.getByRole('button', { name: /^Enregistrer une nouvelle version/ }).click();
  await dns
    .getByText(/enregistrée/)
    .first()
    .waitFor();
  await dns.goto(`${baseUrl()}/targets/history?indicator=orders-deployed`);
  await dns.getByText('Relevée par le COSUI d’octobre').first().waitFor();

  // September is over: it keeps its target, and the home page its attainment.
  await dns.goto(`${baseUrl()}/?month=2023-09&view=table`);
  const row = dns.locator('[data-series="orders-deployed"] tr', {
    has: dns.getByRole('rowheader', { name: /^sept\.\s2023/ }),
  });
  expect(((await row.textContent()) ?? '').replace(/\s/g, ' ')).toContain('97,6 %'); // 331 of 339, not of 400
});

it('shows no script, style or page error on the way', () => {
  expect(faults).toEqual([]);
});
