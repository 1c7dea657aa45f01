import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsModule } from '@hearback/accounts';
import { AddressConfirmationRequested } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { medium, type Medium } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { Visit } from './survey-visit.js';

const PASSWORD = 'correct horse battery staple';

describe('the page that confirms an address, in a browser', () => {
  let platform: Medium;
  let browser: Browser;
  /** Path of the page. */
  let path: string;
  beforeAll(async () => {
    [platform, browser] = await Promise.all([medium({ modules: { accounts: AccountsModule } }), launchChromium()]);
    const owner = { name: 'Ida Adler', email: 'ida@adler.example', password: PASSWORD };
    await platform.http
      .post('/v1/workspaces')
      .send({ name: 'Blumen Adler', time_zone: 'Europe/Berlin', language: 'en', owner })
      .expect(201);
    const { payload } = await platform.events.next(AddressConfirmationRequested);
    const tokens = platform.app.get(MailedTokens, { strict: false });
    path = `/confirm/${tokens.tokenOf('confirm-address', payload.token_id)}`;
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it.each([
    ['en-GB', 1200, 'light'],
    ['en-GB', 320, 'dark'],
    ['de-DE', 320, 'light'],
  ] as const)(
    'has no violation of WCAG 2.2 AA in each of its states: %s, %i px, %s',
    async (locale, width, colorScheme) => {
      const viewport = { width, height: 800 };
      const visited = await Visit.start(browser, { locale, viewport, colorScheme, bypassCSP: true });
      const { page } = visited;
      const check = async () => expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
      await page.goto(platform.url + path);
      await check();
      await page.locator('input[type=password]').fill('not my password at all');
      await page.keyboard.press('Enter');
      await page.locator('#error').waitFor();
      await check();
      await page.goto(`${platform.url}/confirm/${'A'.repeat(43)}`);
      await check();
      await visited.end();
    },
  );

  it('confirms by keyboard alone', async () => {
    const visited = await Visit.start(browser);
    const { page } = visited;
    await page.goto(platform.url + path);
    const isInPassword = () => page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'password');
    for (let i = 0; i < 5 && !(await isInPassword()); i += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    const [reply] = await Promise.all([
      page.waitForResponse((each) => each.request().method() === 'POST'),
      page.keyboard.press('Enter'),
    ]);
    expect(reply.status()).toBe(200);
    expect(visited.complaints).toEqual([]);
    await visited.end();
  });
});
