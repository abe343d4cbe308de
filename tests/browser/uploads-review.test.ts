import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';

let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function signedIn(width: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${baseUrl()}/login`);
  await page.getByRole('button', { name: /Éditeur A/ }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** Never the same bytes twice, which would be the same deposit. Five labs of the vendor: a letter in a number, two levels in words, a count that is none, one right. */
async function faultyRows(page: Page): Promise<string> {
  const template = await (await page.request.get(`${baseUrl()}/uploads/template`)).text();
  const [header = '', ...lines] = template
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const rows = lines.map((line) => line.split(';')).filter(([, finess = '']) => finess.includes('0'));
  const [mois, finess, , , , niveau, nombre] = [0, 1, 2, 3, 4, 5, 6] as const;
  const changed = rows.slice(0, 5).map((row) => row.with(mois, '2023-09').with(nombre, '1200'));
  const edit = (at: number, column: number, to: (text: string) => string) =>
    changed[at]?.splice(column, 1, to(changed[at]?.[column] ?? ''));
  edit(0, finess, (text) => text.replace('0', 'O'));
  edit(1, niveau, () => 'Niveau 3');
  edit(2, niveau, () => 'Niveau 3');
  edit(3, nombre, () => 'n.c.');
  return [`${header};${randomUUID()}`, ...changed.map((row) => `${row.join(';')};x`)].join('\n').replaceAll(';', '\t');
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replace(/\s+/g, ' ');
  });
const status = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

describe.each([1280, 360])('the review of a pasted table, %i px wide', (width) => {
  it('is gone through with the keyboard, from the errors to what is to be applied', async () => {
    const page = await signedIn(width);
    await page.goto(`${baseUrl()}/uploads/new`);
    await page.getByLabel(/Tableau copié/).fill(await faultyRows(page));
    await page.getByRole('button', { name: 'Vérifier les 6 lignes collées' }).press('Enter');
    await page.waitForURL(/\/uploads\/[0-9a-f-]{36}$/);
    const title = page.getByRole('heading', { level: 1 });
    await title.filter({ hasText: 'il reste 4 lignes à corriger' }).waitFor();
    await expect.poll(() => focused(page)).toContain('il reste 4 lignes');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    const apply = page.getByRole('button', { name: /^Appliquer/ });
    expect(await apply.getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('#bar-reason').textContent()).toMatch(/Pas encore applicable.*4.lignes à corriger/s);

    await page.getByRole('button', { name: 'Accepter les 2 propositions' }).press('Enter');
    await status(page, /2.lignes corrigées, il en reste 2/);
    await expect.poll(() => focused(page)).toMatch(/^Nombre illisible/);
    await page.getByRole('button', { name: 'Accepter la proposition' }).press('Enter');
    await status(page, /1.ligne corrigée, il en reste 1/);
    await page.getByRole('heading', { name: /Niveau inconnu.*2.lignes corrigées/ }).waitFor();

    // N goes to the cell, Escape gives its text back, Enter keeps the new one.
    await page.keyboard.press('n');
    await expect.poll(() => focused(page)).toMatch(/^Ligne 5, nombre/);
    const cell = page.getByRole('textbox', { name: 'Ligne 5, nombre' });
    expect(await cell.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Enter');
    await cell.fill('7');
    await page.keyboard.press('Escape');
    expect(await cell.inputValue()).toBe('n.c.');
    await page.keyboard.press('Enter');
    await cell.fill('1300');
    await page.keyboard.press('Enter');
    await status(page, /Ligne 5 modifiée, plus aucune à corriger/);
    await expect.poll(() => focused(page)).toMatch(/^Ligne 5, nombre/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => focused(page)).toMatch(/^Ligne 5, (?!nombre)/);

    await page.getByRole('button', { name: 'Vérifier à nouveau' }).press('Enter');
    await status(page, /Vérifié.*plus aucune ligne à corriger/);
    expect(await page.getByRole('heading', { name: /corrigées?$/ }).count()).toBe(0);
    for (const box of await page.getByRole('checkbox').all()) await box.press(' ');
    for (const reason of await page.getByLabel(/^Motif/).all()) await reason.fill('Essai de relecture');
    expect(await apply.getAttribute('aria-disabled')).toBeNull();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByRole('button', { name: 'Abandonner ce dépôt' }).press('Enter');
    await title.filter({ hasText: /annulé/ }).waitFor();
    await page.context().close();
  });
});

it('mends without JavaScript, as plain forms', async () => {
  const page = await signedIn(1280);
  await page.goto(`${baseUrl()}/uploads/new`);
  await page.getByLabel(/Tableau copié/).fill(await faultyRows(page));
  await page.getByRole('button', { name: /lignes collées/ }).click();
  await page.waitForURL(/\/uploads\/[0-9a-f-]{36}$/);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const form = await plain.newPage();
  await form.goto(page.url());
  await form.getByRole('textbox', { name: 'Ligne 5, nombre' }).fill('1300');
  await form.getByRole('button', { name: 'Enregistrer les cases modifiées' }).click();
  await form.getByRole('heading', { level: 1, name: /il reste 3/ }).waitFor();
  await form.getByRole('button', { name: 'Accepter les 2 propositions' }).click();
  await form.getByRole('heading', { level: 1, name: /il reste 1/ }).waitFor();
  await form.getByRole('button', { name: 'Abandonner ce dépôt' }).click();
  await form.getByRole('heading', { level: 1, name: /annulé/ }).waitFor();
  await plain.close();
  await page.context().close();
});

it('shows no script, style or page error on the way', () => {
  expect(faults).toEqual([]);
});
