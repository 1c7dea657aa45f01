import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { confirmAddress } from '../../../tools/product/confirm-address.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import { signInLink } from '../../../tools/start/sign-in-link.mjs';
import { DashboardVisit } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { Visit } from './survey-visit.js';

const OWNER = { name: 'Inès Laurent', email: 'ines@lumen-lamps.example', password: 'correct horse battery staple' };

let product: ProductUnderTest;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  const demo = { name: 'Lumen Lamps (demo)', time_zone: 'Europe/Paris', language: 'en', demo: true, owner: OWNER };
  await apiClient(product.url)('POST', '/v1/workspaces', demo);
  await confirmAddress(product.url, OWNER);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('the first run', () => {
  it('leads from the address that is printed to the first answer', async () => {
    const link = await signInLink(product.product, OWNER, () => undefined);
    const visit = await DashboardVisit.open(browser, product, link!);
    const { page } = visit;
    // The token is in no address of the history.
    expect(page.url()).toBe(`${product.url}/app/`);
    await page.getByText('This is a demo shop').waitFor();
    await page.getByRole('button', { name: 'Start empty' }).click();
    await page.getByText('This is a demo shop').waitFor({ state: 'detached' });
    await page.getByText('Your first answer is about four minutes away.').waitFor();
    await page.getByRole('button', { name: 'My workspace' }).waitFor();

    await page.getByRole('link', { name: 'Choose a survey' }).click();
    await page
      .getByRole('button', { name: /^Use .*recommend/i })
      .first()
      .click();
    await page.waitForURL(/\/surveys\/srv_/);
    const survey = page.url().split('?')[0]!;
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Version 1 is open for answers.').waitFor();
    await page.goto(`${survey}/share`);
    const address = await page.locator('pre').first().textContent();

    await answerOnPhone(address!);

    await visit.open('/inbox');
    await page.getByText('The lamp is lovely.').first().waitFor();
    await visit.open('/');
    await page.getByText('n 1', { exact: true }).first().waitFor({ timeout: 20_000 });
    await page.getByText('Too few answers', { exact: true }).first().waitFor();
    await visit.end();
  });

  it('opens with a link that was used already, and says what to do', async () => {
    const link = await signInLink(product.product, OWNER, () => undefined);
    await (await DashboardVisit.open(browser, product, link!)).end();
    const visit = await Visit.start(browser);
    await visit.page.goto(link!);
    await visit.page.getByRole('heading', { name: 'This link does not sign in' }).waitFor();
    await visit.page.getByRole('link', { name: 'Go to the dashboard' }).click();
    await visit.page.waitForURL(/\/app\/sign-in/);
    await visit.end();
  });
});

/** Answers as a customer does who got the address. */
async function answerOnPhone(address: string): Promise<void> {
  const phone = await Visit.start(browser, { viewport: { width: 375, height: 812 }, hasTouch: true });
  await phone.page.goto(address);
  await phone.page.locator('label', { hasText: /^9/ }).first().click();
  const text = phone.page.locator('textarea').first();
  await text.fill('The lamp is lovely.');
  await phone.page.getByRole('button', { name: /send|submit/i }).click();
  await phone.page.getByText(/thank/i).first().waitFor();
  await phone.end();
}
