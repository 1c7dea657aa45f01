import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomersModule } from '@hearback/customers';
import { PrivacyRequested } from '@hearback/contracts';
import { medium, type Medium } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { smallTargets, toField } from './keyboard-walk.js';
import { branded, linkedCustomer } from './linked-customer.js';
import { Visit } from './survey-visit.js';

const LOOKS = [
  { width: 320, colorScheme: 'light', language: 'de' },
  { width: 375, colorScheme: 'light', language: 'en' },
  { width: 375, colorScheme: 'dark', language: 'ar' },
  { width: 375, colorScheme: 'light', language: 'ar' },
  { width: 1200, colorScheme: 'dark', language: 'en' },
] as const;

describe('the pages on which customers say what they want, in a browser', () => {
  let platform: Medium;
  let browser: Browser;
  beforeAll(async () => {
    [platform, browser] = await Promise.all([medium({ modules: { customers: CustomersModule } }), launchChromium()]);
    await branded(platform);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const open = async (path: string, options: Parameters<typeof Visit.start>[1] = {}) => {
    const visited = await Visit.start(browser, options);
    await visited.page.goto(platform.url + path);
    return visited;
  };

  it.each(LOOKS)(
    'have no violation of WCAG 2.2 AA in any state: $width px, $colorScheme, $language',
    async ({ width, colorScheme, language }) => {
      const jonas = await linkedCustomer(platform, language);
      const viewport = { width, height: 800 };
      const visited = await open(jonas.page, { viewport, colorScheme, bypassCSP: true });
      const { page } = visited;
      const direction = language === 'ar' ? 'rtl' : 'ltr';
      const check = async () => {
        expect(await page.locator('html').getAttribute('dir')).toBe(direction);
        expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
        expect(await smallTargets(page)).toEqual([]);
      };
      await check();
      await page.locator('#questions').uncheck();
      await press(page, '.go');
      await check();
      await page.goto(platform.url + jonas.unsubscribe);
      await check();
      await page.locator('[value=less]').check();
      await press(page, '.go');
      await check();
      await press(page, '[value=undo]');
      await check();
      for (const part of ['data', 'erase']) {
        await page.goto(`${platform.url}${jonas.page}/${part}`);
        await check();
        await press(page, '[value=request]');
        await check();
      }
      await page.goto(platform.url + (await jonas.confirmation()));
      await check();
      await press(page, '[value=confirm]');
      await check();
      await visited.end();
    },
    60_000,
  );

  it('are saved by keyboard alone, without JavaScript, and show what was saved', async () => {
    const jonas = await linkedCustomer(platform);
    const visited = await open(jonas.page, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    const { page } = visited;
    await toField(page, '#news');
    await page.keyboard.press('Space');
    await toField(page, '#often');
    await page.keyboard.type('At most once in 90');
    await toField(page, '[name=person]');
    await page.keyboard.press('Space');
    await toField(page, '#language');
    await page.keyboard.type('Deu');
    await toField(page, '.go');
    await Promise.all([page.waitForResponse(isPost), page.keyboard.press('Enter')]);
    await page.locator('[role=status]').waitFor();
    expect(await jonas.ledger()).toEqual(['news t page']);
    expect(await jonas.preferences()).toMatchObject({ max_every_days: 90, prefers_person: true, language: 'de' });
    await page.goto(platform.url + jonas.page);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('#news').isChecked()).toBe(true);
    expect(await page.locator('#often').inputValue()).toBe('90');
    expect(await page.locator('[name=person]').isChecked()).toBe(true);
    await toField(page, '#questions');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.locator('[role=status]').waitFor();
    expect(await jonas.ledger()).toEqual(['news t page', 'questions f page']);
    const texts = await platform.sql<{ text: string }>(
      `select t.text from customers.consent_text t join customers.consent_entry e on e.text_id = t.id
       where e.customer_id = $1 and e.locale = 'de' and e.purpose = 'questions'`,
      [jonas.id],
    );
    expect(texts).toEqual([{ text: await page.locator('tr:has(#questions) th').textContent() }]);
    await visited.end();
  });

  it.each([true, false])('are not changed by being opened and looked at; script: %s', async (javaScriptEnabled) => {
    const jonas = await linkedCustomer(platform);
    const posts: string[] = [];
    for (const path of [jonas.page, `${jonas.page}/data`, `${jonas.page}/erase`, jonas.unsubscribe]) {
      const visited = await Visit.start(browser, { javaScriptEnabled });
      visited.page.on('request', (request) => request.method() !== 'GET' && posts.push(request.url()));
      for (const query of ['', '?lang=ar', '?choice=stop&go=choose', '?List-Unsubscribe=One-Click']) {
        await visited.page.goto(platform.url + path + query);
        await visited.page.mouse.move(100, 100);
        for (let n = 0; n < 30; n += 1) await visited.page.keyboard.press('Tab');
      }
      expect([visited.complaints, await visited.context.cookies()]).toEqual([[], []]);
      await visited.end();
    }
    expect([posts, await jonas.ledger(), await jonas.preferences()]).toEqual([[], [], undefined]);
  });

  it('ask for erasure by keyboard, without JavaScript; only the button of the mailed page confirms', async () => {
    const jonas = await linkedCustomer(platform);
    const visited = await open(jonas.page, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    const { page } = visited;
    await toField(page, 'a[href*="/erase"]');
    await page.keyboard.press('Enter');
    await toField(page, '[value=request]');
    await Promise.all([page.waitForResponse(isPost), page.keyboard.press('Enter')]);
    await page.locator('h1', { hasText: 'a mail is on its way' }).waitFor();
    await page.goto(platform.url + (await jonas.confirmation()));
    expect(await platform.events.all(PrivacyRequested)).not.toContainEqual(ofCustomer(jonas.id));
    await toField(page, '[value=confirm]');
    await Promise.all([page.waitForResponse(isPost), page.keyboard.press('Enter')]);
    await page.locator('.ok').waitFor();
    expect(await platform.events.all(PrivacyRequested)).toContainEqual(ofCustomer(jonas.id));
    await visited.end();
  });

  it('offer less before nothing, stop by keyboard, and take it back', async () => {
    const jonas = await linkedCustomer(platform);
    const visited = await open(jonas.unsubscribe, { javaScriptEnabled: false });
    const { page } = visited;
    const offered = await page
      .locator('[name=choice]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('value')));
    expect(offered).toEqual(['less', 'not_about_this', 'stop']);
    await toField(page, '[name=choice]:checked');
    await toField(page, '.go');
    await page.keyboard.press('Enter');
    await page.locator('[value=undo]').waitFor();
    expect(await jonas.ledger()).toEqual(['questions f page']);
    await toField(page, '[value=undo]');
    await page.keyboard.press('Enter');
    await page.locator('[name=choice]').first().waitFor();
    expect(await jonas.ledger()).toEqual(['questions f page', 'questions t page']);
    await page.locator('[value=less]').check();
    await page.locator('.go').click();
    await page.locator('[value=undo]').waitFor();
    expect(await jonas.ledger()).toHaveLength(2);
    expect(await jonas.preferences()).toMatchObject({ max_every_days: 182 });
    await page.locator('a[href^="/p/"]').click();
    expect(await page.locator('#often').inputValue()).toBe('182');
    await visited.end();
  });
});

const ofCustomer = (customer_id: string) =>
  expect.objectContaining({ payload: expect.objectContaining({ customer_id }) });

const isPost = (reply: { request(): { method(): string } }) => reply.request().method() === 'POST';

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForResponse(isPost), page.locator(selector).click()]);
  await page.waitForLoadState();
}
