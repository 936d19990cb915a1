// The browser that everything is measured in.
// Not here: what is measured.
import { chromium } from 'playwright-core';
import { trusted } from './serve.mjs';

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', `--ignore-certificate-errors-spki-list=${trusted}`] });

export const browserVersion = async () => { const browser = await launch(); const version = browser.version(); await browser.close(); return version; };

/** A page of a reader who was never here. */
export async function open(browser, host) {
  const tab = await (await browser.newContext()).newPage();
  await tab.goto(host.address);
  await tab.waitForFunction(() => window.search);
  return tab;
}
