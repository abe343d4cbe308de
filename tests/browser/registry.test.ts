import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseUrl, launchBrowser } from '../setup/browser.ts';
import { signIn } from '../setup/session.ts';

// Two made-up labs of Gap, open since August 2023 so that earlier months keep their counts, in the layout of the legacy extraction: the second owns one site, which is in Lambert 93.
const ENTITIES = [
  'finess;etalab;1;2023-09-01',
  'structureej;059900016;SELARL ESSAI DES ALPES;;;;;;;;;061;05000 GAP;05;HAUTES ALPES;0499000001;85;SELARL;;;;;2023-08-01',
  'structureej;059900024;SELARL ESSAI DU BUECH;;;;;;;;;061;05000 GAP;05;HAUTES ALPES;;85;SELARL;;;;;2023-08-01',
  '',
].join('\n');
const site = (finess: string, owner: string, name: string) =>
  [
    'structureet',
    finess,
    owner,
    name,
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '061',
    '05',
    'HAUTES ALPES',
    '05000 GAP',
    '',
    '',
    '611',
    'Laboratoire de Biologie Médicale',
    '3101',
    'Laboratoires de Biologie Médicale',
    '',
    '',
    '',
    '',
    '',
    '',
    '2023-08-01',
    '',
    '2023-01-01',
    '',
  ].join(';');
const SITES = [
  'finess;etalab;1;2023-09-01',
  site('059900032', '059900016', 'ESSAI DES ALPES GAP'),
  site('059900040', '059900024', 'ESSAI DU BUECH GAP'),
  'geolocalisation;059900040;944000.0;6388000.0;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;2023-01-01',
  '',
].join('\n');

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

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });

it('leads the administrator from FINESS files to labs that are found, and to their merger', async () => {
  const admin = await open('admin');
  await admin.goto(`${baseUrl()}/admin/finess`);

  // A file cut in its last line: refused, with the line.
  await admin.locator('input[type=file]').setInputFiles([file('ej.csv', ENTITIES.slice(0, -40))]);
  await admin.getByText('Import refusé, rien n’a été écrit.').waitFor();
  expect(await admin.getByText(/ligne 3/).count()).toBeGreaterThan(0);

  await admin.locator('input[type=file]').setInputFiles([file('ej.csv', ENTITIES), file('et.csv', SITES)]);
  await admin.getByRole('button', { name: /^Appliquer.*4 ajouts/ }).click();
  await admin.getByText('Import appliqué.').waitFor();

  // As you type, with a fault.
  await admin.goto(`${baseUrl()}/labs`);
  await admin.getByRole('searchbox').pressSequentially('essai bueck');
  const found = admin.getByRole('link', { name: 'SELARL ESSAI DU BUECH' });
  await found.waitFor();
  expect(admin.url()).toContain('q=essai');
  await found.click();
  await admin.getByRole('heading', { level: 1, name: 'SELARL ESSAI DU BUECH' }).waitFor();
  expect(await admin.locator('.vs-sites-map').count()).toBe(1);

  await admin.goto(`${baseUrl()}/admin/mergers`);
  await admin.getByLabel('Entité reprise (FINESS EJ)').fill('059900024');
  await admin.getByLabel('Reprise par (FINESS EJ)').fill('059900016');
  await admin.getByLabel('Date d’effet').fill('2023-09-15');
  await admin.getByRole('button', { name: 'Enregistrer la reprise' }).click();
  await admin.getByText('Reprise enregistrée.').first().waitFor();

  await admin.goto(`${baseUrl()}/labs/059900024`);
  await admin.getByRole('link', { name: 'SELARL ESSAI DES ALPES' }).first().waitFor();
});

it('keeps what the list shows in its address: columns, ticks, filters, order', async () => {
  const dns = await open('dns');
  await dns.goto(`${baseUrl()}/labs?sector=SEL&region=53`);
  await dns.locator('summary', { hasText: 'Colonnes' }).click();
  await dns.getByLabel('FINESS', { exact: true }).check();
  await dns.getByRole('columnheader', { name: 'FINESS' }).waitFor();
  await dns.getByLabel(/^Cocher SELAS Korrigan/).check();
  await dns.getByRole('link', { name: /^Documents/ }).click();
  await dns.waitForURL(/sort=documents/);
  const address = new URL(dns.url()).searchParams;
  expect([address.get('selected'), address.get('sector'), address.get('columns')?.startsWith('finess')]).toEqual([
    '350990172',
    'SEL',
    true,
  ]);
  const href = await dns.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const csv = await (await dns.request.get(baseUrl() + href)).text();
  expect(csv.split('\r\n').filter((line) => line.startsWith('SEL')).length).toBe(1);
  expect(csv).toContain('350990172');

  await dns.reload();
  expect(await dns.getByLabel(/^Cocher SELAS Korrigan/).isChecked()).toBe(true);
});

it('shows 122 SEL of 364 on the map’s page, and the labs behind one click away', async () => {
  const dns = await open('dns');
  await dns.goto(`${baseUrl()}/adoption?month=2022-02`);
  const title = ((await dns.getByRole('heading', { level: 1 }).textContent()) ?? '').replace(/\s/g, ' ');
  expect(title).toContain('122 SEL sur 364 (33,5 %)');
  await dns.getByRole('link', { name: /122 SEL alimentent le DMP/ }).click();
  await dns.waitForURL(/\/labs\?/);
  await dns.getByRole('heading', { level: 1, name: /^122\s/ }).waitFor();
});

it('takes a contact note from the field, and stops what looks like a patient’s number', async () => {
  const ars = await open('ars-bre');
  await ars.goto(`${baseUrl()}/labs/350990172`);
  const body = ars.getByLabel(/Ce qui s’est dit/);
  await body.fill('Patient 1 85 05 78 006 084 91 à rappeler');
  await ars.getByRole('button', { name: 'Ajouter la note' }).click();
  await ars
    .getByText(/ressemble à un numéro de sécurité sociale/)
    .first()
    .waitFor();
  expect(await body.inputValue()).toContain('1 85 05 78 006 084 91');
  await body.fill('Le paramétrage du SGL est prévu le 16 octobre.');
  await ars.getByRole('button', { name: 'Ajouter la note' }).click();
  await ars.locator('.vs-lab-note', { hasText: 'prévu le 16 octobre' }).waitFor();
});

it('shows no script, style or page error on the way', () => {
  expect(faults).toEqual([]);
});
