import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { keyboardFaults } from './keyboard-walk.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

/** A page of each area; their parts have stories of their own. */
const WALKED = [
  '/',
  '/inbox',
  '/tasks',
  '/surveys',
  '/surveys/new',
  '/customers',
  '/segments',
  '/reports',
  '/rules',
  '/imports',
  '/settings/team',
  '/settings/attention',
  '/settings/notifications',
  '/account',
];

let product: ProductUnderTest;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('the frame of the dashboard', () => {
  it('leads from / to the sign-in, and back to the address that was wanted', async () => {
    const visit = await DashboardVisit.signIn(browser, product, product);
    const { page } = visit;
    expect(new URL(page.url()).pathname).toBe('/app/');
    await page.context().clearCookies();
    await page.goto(`${product.url}/app/surveys`);
    await page.waitForURL(/sign-in/);
    await page.locator('input[autocomplete=username]').fill(product.email);
    await page.locator('input[autocomplete=current-password]').fill(product.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/app\/surveys$/);
    await page.goto(product.url);
    await page.waitForURL(/\/app\/$/);
    expect(visit.visit.complaints.filter((text) => !text.includes('status of 401'))).toEqual([]);
    await visit.end();
  });

  it('goes anywhere by keys and by the palette', async () => {
    const visit = await DashboardVisit.signIn(browser, product, product);
    const { page } = visit;
    await visit.atRest();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForURL(/\/app\/tasks/);
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search or jump to' }).fill('cust');
    await page.locator('[data-action][data-selected]', { hasText: 'Customers' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/app\/customers/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Go anywhere').waitFor();
    // Both dialogs lock scrolling with a style that the policy must let in.
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('hidden');
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it.each(['light', 'dark'] as const)(
    'is reached and seen everywhere with the tab key alone: %s',
    async (colorScheme) => {
      const visit = await DashboardVisit.signedIn(browser, product, product, { colorScheme });
      const faults: string[] = [];
      for (const path of WALKED) {
        await visit.open(path);
        faults.push(...(await keyboardFaults(visit.page)).map((fault) => `${path}: ${fault}`));
      }
      expect(faults).toEqual([]);
      await visit.end();
    },
    120_000,
  );

  it('shows a page for an address that leads nowhere, and the icon', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    await visit.open('/no-such-page');
    expect(await visit.page.locator('h1').first().textContent()).toBe('Page not found');
    const icon = await fetch(`${product.url}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    await visit.end();
  });

  it('is accessible in all looks', async () => {
    expect(await faultsInAllLooks(browser, product, product, ['/no-such-page'])).toEqual([]);
  });

  it('runs no script from a text, and loads nothing from elsewhere', async () => {
    const reply = await fetch(`${product.url}/app/anything`);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    const missing = await fetch(`${product.url}/app/files/no-such-file.js`);
    expect(missing.status).toBe(404);
  });
});
