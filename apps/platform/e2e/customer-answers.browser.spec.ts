import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually } from '@hearback/testing';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit } from './dashboard-visit.js';
import { productUnderTest, signIn, type ProductUnderTest } from './product-under-test.js';
import { publishedPage, Visit } from './survey-visit.js';

const ADDRESS = 'jonas@example.org';
const DEFINITION = {
  default_language: 'en',
  languages: ['en', 'ar'],
  questions: [{ key: 'recommend', kind: 'nps', required: true }],
  texts: {
    en: { 'questions.recommend.title': 'Would you recommend us?' },
    ar: { 'questions.recommend.title': 'هل تنصح بنا؟' },
  },
};

let product: ProductUnderTest;
let browser: Browser;
let path: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  await product.confirmOwner(product);
  path = await publishedPage(product, 'After delivery', DEFINITION);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface InboxMail {
  readonly id: string;
  readonly text: string;
}
const mailsTo = async (address: string): Promise<readonly InboxMail[]> => {
  const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(address)}`);
  return ((await reply.json()) as { data: InboxMail[] }).data;
};

describe('a customer who answers by mail', () => {
  it('does so from the built-in inbox, and staff see it at once', async () => {
    const { call } = product;
    const identities = [{ kind: 'email', value: ADDRESS }];
    await call('PUT', '/v1/customers/C-1', { name: 'Jonas Weber', language: 'en', identities });
    const [{ id: surveyId }] = (await call('GET', '/v1/surveys')).data;
    const response = await call('POST', '/v1/responses', {
      survey_id: surveyId,
      answers: { recommend: 2 },
      customer: { external_id: 'C-1' },
    });
    const task = await eventually(() => call('POST', '/v1/tasks', { title: 'Answer', response_id: response.id }));
    await eventually(async () => expect((await call('GET', `/v1/tasks/${task.id}/thread`)).no_way).toBeNull());
    const session = await signIn(product.url, product);
    const sent = await fetch(`${product.url}/v1/tasks/${task.id}/messages`, {
      method: 'POST',
      headers: { ...session, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Does Friday work?', wait: true }),
    });
    expect(sent.status).toBe(201);
    const mail = await eventually(
      async () => {
        const [found] = await mailsTo(ADDRESS);
        if (found === undefined) throw new Error('no mail yet');
        return found;
      },
      { within: 30_000 },
    );
    const staff = await DashboardVisit.signedIn(browser, product, product);
    await staff.open(`/tasks/${task.id}`);
    await staff.page.getByText('Does Friday work?').waitFor();

    const customer = await Visit.start(browser, { javaScriptEnabled: false });
    await customer.page.goto(`${product.url}/inbox/${mail.id}`);
    await customer.page.getByLabel(/^As jonas@example\.org, to reply\+/).fill('Yes, Friday is fine.\n<b>Jonas</b>');
    await customer.page.getByRole('button', { name: 'Send the answer' }).click();
    await customer.page.getByText('The answer was accepted.').waitFor();
    await customer.end();

    await staff.page.getByText('Yes, Friday is fine.').waitFor();
    await eventually(async () => expect((await call('GET', `/v1/tasks/${task.id}`)).status).toBe('open'));
    const { messages } = await call('GET', `/v1/tasks/${task.id}/thread`);
    expect(messages.at(-1)).toMatchObject({
      direction: 'in',
      text: 'Yes, Friday is fine.\n<b>Jonas</b>',
      quoted: expect.stringContaining('> Does Friday work?'),
      sender_address: ADDRESS,
      warning: null,
    });
    await staff.end();
  });

  it('cannot answer a mail that asks for no answer, and is told what the server says', async () => {
    const [confirmation] = await mailsTo(product.email);
    const page = await fetch(`${product.url}/inbox/${confirmation!.id}`);
    expect(await page.text()).not.toContain('<form');
    const [mail] = await mailsTo(ADDRESS);
    const reply = (text: string) =>
      fetch(`${product.url}/inbox/${mail!.id}/reply`, { method: 'POST', body: new URLSearchParams({ text }) });
    expect((await reply(' ')).status).toBe(422);
    await product.database.sql('delete from followups.thread_address');
    const refused = await reply('Hello?');
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('there is no such address here');
    expect(html).toContain('Hello?</textarea>');
  });
});

describe('a customer who would rather talk', () => {
  const slots = { from: '00:00', to: '24:00' };

  it('asks for a call on the thank-you page, on a phone, in Arabic, without script', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await product.call('POST', '/v1/calendars', {
      name: 'Shop',
      is_default: true,
      time_zone: 'Europe/Berlin',
      team_ids: [],
      week: Array.from({ length: 7 }, () => ({ open: [slots] })),
      special_days: [],
    });
    await visit.open('/settings/opening-hours');
    await page.getByRole('switch', { name: 'Customers may ask for a call' }).click();
    await page.getByText(/\/call\//).waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.end();

    const customer = await Visit.start(browser, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    const answer = async () => {
      await customer.page.goto(`${product.url}${path}?lang=ar`);
      await customer.page.locator('#q-recommend-3').check();
      await customer.page.getByRole('button', { name: 'إرسال' }).click();
      await customer.page.getByRole('link', { name: 'اطلب اتصالًا' }).waitFor({ timeout: 3_000 });
    };
    // The copy of the offer arrives within a second.
    await eventually(answer, { within: 30_000 });
    const address = await customer.page.getByRole('link', { name: 'اطلب اتصالًا' }).getAttribute('href');
    await customer.page.goto(`${address}?lang=ar`);
    await customer.page.getByRole('heading', { name: 'متى يمكننا الاتصال بك؟' }).waitFor();
    expect(await customer.overflow()).toBe(0);
    await customer.page.getByRole('combobox').selectOption({ index: 1 });
    const when = await customer.page.getByRole('combobox').inputValue();
    await customer.page.getByLabel('رقم الهاتف').fill('+49 171 1234567');
    await customer.page.getByLabel('ما الموضوع؟ (اختياري)').fill('المصباح');
    await customer.page.getByRole('button', { name: 'اطلب اتصالًا' }).click();
    await customer.page.getByRole('heading', { name: /^سنتصل بك/ }).waitFor();
    await customer.end();

    const { data } = await product.call('GET', '/v1/tasks');
    const tasks = data.filter(({ title }: { title: string }) => title === 'Call a customer back');
    expect(tasks).toMatchObject([{ due_at: when, status: 'open' }]);

    for (const colorScheme of ['light', 'dark'] as const) {
      const looked = await Visit.start(browser, {
        bypassCSP: true,
        colorScheme,
        viewport: { width: 375, height: 800 },
      });
      for (const language of ['en', 'ar']) {
        await looked.page.goto(`${address}?lang=${language}`);
        expect(await looked.violations()).toEqual([]);
        expect(await looked.overflow()).toBe(0);
        await looked.page.locator('button.go').click();
        await looked.page.getByRole('alert').waitFor();
        expect(await looked.violations()).toEqual([]);
      }
      await looked.end();
    }
  });
});
