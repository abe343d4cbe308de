import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';
import { signIn } from '../setup/session.ts';

let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(
  account: string,
  viewport = { width: 1280, height: 900 },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport,
    extraHTTPHeaders: { Cookie: await signIn(account) },
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // A browser that is offline says so itself.
    if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED'))
      faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return { context, page };
}

const PHONE = { width: 360, height: 740 };
const said = `La tâche de nuit reste figée après la coupure du réseau, rien ne part jusqu’au redémarrage.`;
let number = '';

it('takes a report on a phone in six taps, keeps it while the network is down and sends it alone', async () => {
  const { context, page } = await open('ars-bre', PHONE);
  await page.goto(`${baseUrl()}/issues/new`);
  let taps = 0;
  const tap = async (name: string | RegExp, role: 'button' | 'radio' = 'button') => {
    if (role === 'radio') await page.getByText(name, { exact: true }).click();
    else await page.getByRole('button', { name }).first().click();
    taps++;
  };
  await page.getByRole('heading', { level: 1, name: /Quel laboratoire/ }).waitFor();
  await page.getByRole('searchbox').click();
  taps++;
  await page.getByRole('searchbox').fill('korrigan');
  await tap(/Korrigan Biologie/);
  await page.getByRole('heading', { level: 1, name: /Qu’est-ce qui bloque/ }).waitFor();
  await tap(/Anomalies? (du logiciel|logicielles)/);
  await page.getByRole('heading', { level: 1, name: /C’est gênant comment/ }).waitFor();
  await tap('Bloque l’envoi', 'radio');

  // A patient's number stops it: the text stays, nothing leaves.
  await page.getByRole('textbox').first().fill(`${said} Patiente 2 69 05 49 588 157 80.`);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page
    .getByText(/ressemble à un numéro de sécurité sociale/)
    .first()
    .waitFor();
  expect(await page.getByRole('textbox').first().inputValue()).toContain('2 69 05 49 588 157 80');
  await page.getByRole('textbox').first().fill(said);
  await page.getByText('Les envois de nuit s’arrêtent sans message').waitFor();

  await context.setOffline(true);
  await tap('Envoyer');
  await page.getByRole('heading', { name: /Gardée sur ce téléphone/ }).waitFor();
  expect(taps).toBe(5);
  await context.setOffline(false);
  await page.getByRole('heading', { name: /Votre remontée est enregistrée/ }).waitFor({ timeout: 20_000 });
  number = /R-\d{4}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
  expect(number).toMatch(/^R-\d{4}$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await page.getByRole('link', { name: 'Suivre ma remontée' }).click();
  await page.getByText(said).waitFor();
  await context.close();
});

it('leads from the inbox to the vendor’s answer, the action done and the author told', async () => {
  const dns = await open('dns');
  await dns.page.goto(`${baseUrl()}/issues/inbox`);
  expect(await dns.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/8\s+remontées à qualifier/);
  await dns.page.getByRole('link', { name: new RegExp(number) }).click();
  await dns.page.getByRole('heading', { level: 2, name: number }).waitFor();
  await dns.page.getByRole('button', { name: /Rattacher à l’irritant n°\s118/ }).click();
  await dns.page
    .getByText(/rattachée à l’irritant n°\s118/)
    .first()
    .waitFor();
  expect(await dns.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/7\s+remontées à qualifier/);

  const vendor = await open('editeur-a');
  await vendor.page.goto(`${baseUrl()}/issues/118`);
  const words = (await vendor.page.locator('main').textContent()) ?? '';
  expect(words).toContain(said);
  expect(words).not.toContain('Yann Le Guével'); // the author
  await vendor.page.getByLabel('Votre réponse').selectOption('PLANNED');
  await vendor.page.getByLabel(/Version prévue/).fill('4.3');
  await vendor.page.getByLabel(/Jour prévu/).fill('2023-10-20');
  await vendor.page.getByLabel(/Précisions/).fill('Le service reprendra seul après une coupure.');
  await vendor.page.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await vendor.page.getByText(/Réponse\s: planifiée, prévue en version 4\.3/).waitFor();

  await vendor.page
    .getByText(/Dire où elle en est/)
    .first()
    .click();
  await vendor.page.getByLabel('État', { exact: true }).selectOption('DONE');
  await vendor.page.getByLabel(/Résultat/).fill('Version 4.3 livrée aux six laboratoires.');
  await vendor.page.getByRole('button', { name: 'Enregistrer où elle en est' }).click();
  await vendor.page
    .getByText(/Action terminée/)
    .first()
    .waitFor();

  const agent = await open('ars-bre', PHONE);
  await agent.page.goto(`${baseUrl()}/issues/feedback/${number}`);
  await agent.page.getByText(/4\.3/).first().waitFor();
  await agent.page.getByText('Version 4.3 livrée aux six laboratoires.').waitFor();
  for (const { context } of [dns, vendor, agent]) await context.close();
});

it('draws what a fix has changed against comparable labs, and lists the same figures', async () => {
  const { context, page } = await open('dns');
  await page.goto(`${baseUrl()}/issues/103`);
  await page.getByRole('heading', { level: 1, name: 'Les noms à apostrophe font rejeter le document' }).waitFor();
  await page.locator('.recharts-surface').first().waitFor();
  await page
    .getByText(/23\s+labos? concernés/)
    .first()
    .waitFor();
  await page.goto(`${baseUrl()}/issues/103?effect=table`);
  await page
    .getByRole('columnheader', { name: /omparable/ })
    .first()
    .waitFor();
  await context.close();
});

it('moves a card by its menu, and shows nothing internal to a vendor', async () => {
  const dns = await open('dns');
  await dns.page.goto(`${baseUrl()}/issues`);
  await dns.page.getByRole('heading', { level: 1, name: /24\s+irritants ouverts/ }).waitFor();
  await dns.page.goto(`${baseUrl()}/issues/103`);
  await dns.page.getByText('Demander au prochain COSUI un calendrier de mise à jour par région.').waitFor();
  const vendor = await open('editeur-a');
  await vendor.page.goto(`${baseUrl()}/issues/103`);
  const words = (await vendor.page.locator('body').textContent()) ?? '';
  expect(words).toContain('Nous l’avons vu parce qu’un médecin ne recevait rien');
  expect(words).not.toContain('Demander au prochain COSUI');
  expect(words).not.toContain('Camille Lormont');
  for (const { context } of [dns, vendor]) await context.close();
});

it('says nothing wrong in the console on the way', () => expect(faults).toEqual([]));
