import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createBareServer, registerPages, UnfinishedBodies } from '@hearback/http';
import { documentation } from '@hearback/docs';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { Visit } from './survey-visit.js';

/** One page of each kind, and those with the widest content. */
const PAGES = [
  '',
  'start-integrator',
  'metrics',
  'configuration',
  'problems',
  'api/customers',
  'recipes/order-to-survey',
  'missing',
];

const LOOKS = [
  ['light', { viewport: { width: 1440, height: 900 } }],
  ['dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ['phone', { viewport: { width: 375, height: 800 } }],
] as const;

let server: FastifyInstance;
let browser: Browser;
let url: string;

beforeAll(async () => {
  server = createBareServer({
    trustedProxyHops: 0,
    bodies: new UnfinishedBodies({ unfinishedBodiesPerNetwork: 8, bodyTimeoutMs: 1_000 }),
  });
  registerPages(server, documentation(), async () => undefined);
  await server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The heading of a page that is open. */
const heading = (visit: Visit) => visit.page.locator('h1').innerText();

describe('the documentation', () => {
  it.each(LOOKS)('has no barriers and fits the window: %s', async (_look, options) => {
    const visit = await Visit.start(browser, { ...options, bypassCSP: true });
    const faults: string[] = [];
    for (const path of PAGES) {
      await visit.page.goto(`${url}/docs/${path}`);
      await visit.page.locator('#search-field').waitFor();
      const found = await visit.violations();
      const complaints = visit.complaints
        .splice(0)
        .filter((text) => path !== 'missing' || !text.includes('status of 404'));
      const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      faults.push(
        ...[...found, ...complaints, ...(wider > 0 ? [`${wider} px too wide`] : [])].map((text) => `${path}: ${text}`),
      );
    }
    await visit.end();
    expect(faults).toEqual([]);
  });

  it('is searched by keyboard under its own policy, and asks no other host', async () => {
    const visit = await Visit.start(browser);
    await visit.page.goto(`${url}/docs`);
    await visit.page.locator('#search-field').waitFor();
    await visit.page.keyboard.press('/');
    await visit.page.locator('#search-field:focus').waitFor();
    await visit.page.keyboard.type('followups.task-chang');
    const first = visit.page.locator('[role=option][aria-selected=true]');
    await first.waitFor();
    await visit.page.keyboard.press('ArrowDown');
    await visit.page.keyboard.press('ArrowUp');
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(/\/docs\/problems#followups\.task-changed$/);
    expect(await heading(visit)).toContain('Problems');
    expect(visit.complaints).toEqual([]);
    expect(visit.requests.filter((request) => !request.startsWith(`${url}/`))).toEqual([]);
    await visit.end();
  });

  it('is readable without script, in either direction', async () => {
    const visit = await Visit.start(browser, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    await visit.page.goto(`${url}/docs`);
    const link = visit.page.locator('main a[href="/docs/start-integrator"]').first();
    await link.click();
    expect(await heading(visit)).toContain('integrator');
    expect(await visit.page.locator('#search').isVisible()).toBe(false);
    await visit.end();
    const rtl = await Visit.start(browser, { viewport: { width: 375, height: 800 }, bypassCSP: true });
    await rtl.page.goto(`${url}/docs/configuration`);
    const hidden = await rtl.page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      const main = document.querySelector('main')!.getBoundingClientRect();
      return Math.max(-main.left, main.right - innerWidth);
    });
    expect(hidden).toBeLessThanOrEqual(0);
    await rtl.end();
  });
});
