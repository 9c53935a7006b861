// Debian's Chromium through playwright-core; every page that is looked at is held to axe at two widths.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

export const phone = { width: 320, height: 640 };
export const desk = { width: 1280, height: 900 };
export const shots = process.env.AL_SHOTS;

export async function openBrowser({ resolve = '' } = {}) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
  if (resolve) args.push(`--host-resolver-rules=${resolve}`);
  return chromium.launch({ executablePath: process.env.AL_CHROMIUM ?? '/usr/bin/chromium', headless: true, args });
}

// javascript: false is the worst phone.
export async function openPage(browser, { javascript = true, viewport = desk, locale = 'vi-VN' } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: javascript, viewport, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  return page;
}

// WCAG 2.2 AA at 320 and 1280 px, no sideways scrolling at 320 px, 111 on the page.
export async function checkPage(page, name) {
  const before = page.viewportSize();
  for (const viewport of [phone, desk]) {
    await page.setViewportSize(viewport);
    await shoot(page, `${name}-${viewport.width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${name} scrolls sideways by ${wide} px at ${viewport.width} px`);
    const faults = await axeFaults(page);
    assert.deepEqual(faults, [], `${name} at ${viewport.width} px`);
  }
  await page.setViewportSize(before);
  assert.ok((await page.locator('a[href="tel:111"]').count()) > 0, `${name} does not show 111`);
}

// axe needs a script; on a page opened without JavaScript it is run in a copy of the same markup.
async function axeFaults(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  }));
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

export async function shoot(page, name) {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}
