// Remakes the pictures of the README from the running product: PRODUCT_URL=http://127.0.0.1:3000 npm run screenshots
import { mkdirSync } from 'node:fs';
import { baseUrl, launchBrowser } from '../tests/setup/browser.ts';
import { signIn } from '../tests/setup/session.ts';

const PICTURES = [
  { file: 'home-taskforce.png', account: 'dns', path: '/', height: 1850 },
  { file: 'adoption.png', account: 'dns', path: '/adoption?month=2022-02', height: 1560 },
  { file: 'lab.png', account: 'ars-bre', path: '/labs/350990172', height: 1500 },
  { file: 'issues.png', account: 'dns', path: '/issues', height: 1560 },
  { file: 'uploads-vendor.png', account: 'editeur-a', path: '/uploads', height: 1100 },
];

mkdirSync('docs/images', { recursive: true });
const browser = await launchBrowser();
try {
  for (const { file, account, path, height } of PICTURES) {
    const context = await browser.newContext({
      viewport: { width: 1280, height },
      extraHTTPHeaders: { Cookie: await signIn(account) },
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    await page.goto(baseUrl() + path, { waitUntil: 'load' });
    await page.waitForTimeout(2000); // the charts come after the page
    await page.screenshot({ path: `docs/images/${file}` });
    await context.close();
  }
} finally {
  await browser.close();
}
