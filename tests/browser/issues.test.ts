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

// Of a network or a session that is gone.
const SAID_BY_THE_BROWSER = /ERR_INTERNET_DISCONNECTED|status of 401/;

async function enter(context: BrowserContext, account: string): Promise<void> {
  const cookies = (await signIn(account)).split('; ').map((cookie) => {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    return { name, value, url: baseUrl() };
  });
  await context.addCookies(cookies);
}

async function open(
  account: string,
  viewport = { width: 1280, height: 900 },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport });
  await enter(context, account);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !SAID_BY_THE_BROWSER.test(message.text())) faults.push(message.text());
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

it('keeps a comment that was typed while the network or the session is gone, and publishes it once', async () => {
  const { context, page } = await open('ars-bre', PHONE);
  await page.goto(`${baseUrl()}/issues/119`);
  const text = 'Au CHU aussi, l’accueil attend une consigne écrite.';
  const field = page.getByLabel('Votre commentaire');
  const publish = page.getByRole('button', { name: 'Publier' });
  await page.getByLabel('Visible des services de l’État seulement').check();
  await field.fill(text);

  await context.setOffline(true);
  await publish.click();
  await page.getByText(/^Pas de réseau\s: rien n’a été envoyé\. Votre saisie est gardée/).waitFor();
  expect(await field.inputValue()).toBe(text);
  await context.setOffline(false);

  await context.clearCookies();
  await publish.click();
  await page.getByText(/^Votre session est terminée\s: rien n’a été enregistré\./).waitFor();
  expect(await page.getByRole('link', { name: 'Se connecter' }).getAttribute('target')).toBe('_blank');
  expect(await field.inputValue()).toBe(text);
  expect(await page.getByLabel('Visible des services de l’État seulement').isChecked()).toBe(true);

  await enter(context, 'ars-bre');
  await publish.click();
  await page.getByText('Commentaire publié.').waitFor();
  expect(await field.inputValue()).toBe('');
  await page.reload();
  expect(await page.getByText(text).count()).toBe(1);
  await context.close();
});

it('sends a report kept when the session ended, once, whatever its author signs in by, and says so', async () => {
  const { context, page } = await open('ars-bre', PHONE);
  await page.goto(`${baseUrl()}/issues/new?lab=350990172&category=DIFF-BUG`);
  const text = 'Le poste de garde perd sa file d’envoi à minuit';
  await page.getByText('Bloque l’envoi', { exact: true }).click();
  await page.getByRole('textbox').first().fill(text);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByRole('heading', { name: 'Votre session est terminée' }).waitFor();
  await page.close();

  const back = await context.newPage();
  await back.goto(`${baseUrl()}/login`);
  await back.getByLabel('Adresse électronique').fill('ars-bre@demo.test');
  await back.getByLabel('Mot de passe').first().fill('demo-vigie');
  await back.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await back.getByText(/Votre remontée R-\d{4} est partie\./).waitFor({ timeout: 20_000 });
  await context.close();

  const dns = await open('dns');
  await dns.page.goto(`${baseUrl()}/issues/inbox`);
  await dns.page.getByText(text).first().waitFor();
  expect(await dns.page.locator('.vs-inbox__item').filter({ hasText: text }).count()).toBe(1);
  await dns.context.close();
});

it('says nothing wrong in the console on the way', () => expect(faults).toEqual([]));
