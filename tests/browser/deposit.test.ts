import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';

let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page of a new person, with the console watched: a refused script or style is a fault. */
async function open(): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${baseUrl()}/`);
  await page.waitForURL('**/login');
  return page;
}

async function signInAs(page: Page, account: RegExp): Promise<void> {
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** The cell «Réalisé» of September 2023 for the DMP documents, in the view «Tableau», as a number. */
async function septemberFeed(page: Page): Promise<number> {
  await page.goto(`${baseUrl()}/?month=2023-09&view=table`);
  const row = page.locator('[data-series="dmp-documents"] tr', {
    has: page.getByRole('rowheader', { name: /^sept\.\s2023/ }),
  });
  // The number itself, without the mark of its footnote.
  const text = await row
    .locator('[data-cell="value"]')
    .first()
    .evaluate((cell) => cell.firstChild?.textContent ?? '');
  return Number(text.replace(/\D/g, ''));
}

async function deposit(page: Page, name: string, content: string): Promise<void> {
  await page.goto(`${baseUrl()}/uploads/new`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'utf8') });
  await page.waitForURL(/\/uploads\/[0-9a-f-]{36}$/);
}

it('leads a vendor from a file with faults to the task force’s chart', async () => {
  const dns = await open();
  await signInAs(dns, /Task force DNS/);
  const before = await septemberFeed(dns);

  const vendor = await open();
  await signInAs(vendor, /Éditeur A/);
  // The template holds the vendor's own labs: its first two are deposited, one of them with faults.
  const template = await (await vendor.request.get(`${baseUrl()}/uploads/template`)).text();
  const [header, ...lines] = template
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const [first, second] = lines.map((line) => line.split(';'));
  if (!header || !first || !second) throw new Error(`unexpected template:\n${template.slice(0, 300)}`);
  const at = header.split(';').indexOf('nombre');
  const withCount = (cells: string[], count: string) => cells.with(at, count).join(';');

  await deposit(vendor, 'septembre.csv', [header, withCount(first, '1234,5'), withCount(second, '-3')].join('\r\n'));
  const errors = vendor.getByRole('region', { name: /À corriger/ });
  await errors.waitFor();
  const said = ((await errors.textContent()) ?? '').replace(/\s+/g, ' ');
  expect(said).toContain('1234,5');
  expect(said).toContain('-3');
  expect(said).toMatch(/ligne 2/i);
  expect(said).toMatch(/ligne 3/i);
  expect(await vendor.getByRole('button', { name: /^Appliquer/ }).getAttribute('aria-disabled')).toBe('true');
  expect(await septemberFeed(dns)).toBe(before);

  await deposit(
    vendor,
    'septembre.csv',
    [header, withCount(first, '41\u202F000'), withCount(second, '959')].join('\r\n'),
  );
  await vendor.getByRole('heading', { name: /Ce qui va changer/ }).waitFor();
  for (const label of await vendor.locator('label[for^=seen-]').all()) await label.click({ position: { x: 4, y: 12 } });
  for (const reason of await vendor.getByLabel(/^Motif/).all()) await reason.fill('Reprise de septembre');
  await vendor.getByRole('button', { name: /^Appliquer/ }).click();
  await vendor
    .getByRole('heading', { name: /Déposé|déposées?/ })
    .first()
    .waitFor();

  // 41 000 + 959 more documents than before, for the two labs that had declared nothing in September.
  expect(await septemberFeed(dns)).toBe(before + 41_959);
});

it('shows no script, style or page error on the way', () => {
  expect(faults).toEqual([]);
});
