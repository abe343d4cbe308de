import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

// No GPU, no sandbox (root), and none of the connections that a browser opens by itself.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS, headless: true });
}

/** Address of the running product, without a final slash. */
export function baseUrl(): string {
  const url = process.env.PRODUCT_URL;
  if (!url) throw new Error('PRODUCT_URL is not set: the browser project of vitest.config.ts sets it');
  return url;
}
