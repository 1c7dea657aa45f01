import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { choose, DashboardVisit } from './dashboard-visit.js';
import type { ProductUnderTest, Workspace } from './product-under-test.js';
import { Visit } from './survey-visit.js';

/** Events reach other services within milliseconds, but later on a busy machine or from a new broker. */
const SOON = { within: 60_000 };
const PHONE = { viewport: { width: 375, height: 812 } };
const CUSTOMER = 'C-2077';
const ADDRESS = 'jonas.weber@loop.example';

/** The link of a mailed question. */
const SURVEY_LINK = /\/r\/[\w-]{43}(?![\w-])/;

interface InboxMail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * The loop from a mailed question to what the customer says afterwards, by clicks of staff in the dashboard and of the customer on a phone;
 * the status page and the reply without JavaScript.
 */
export function loopTour(start: () => Promise<ProductUnderTest>): void {
  let product: ProductUnderTest;
  let shop: Workspace;
  let browser: Browser;
  let staff: DashboardVisit;
  /** The survey, with its script: what is sent without a gesture so soon after the mail would be suspected. */
  let asked: Visit;
  let customer: Visit;
  let taskId: string;
  const answered = new Set<string>();
  let statusPath: string;

  beforeAll(async () => {
    product = await start();
    browser = await launchChromium();
    shop = await product.newWorkspace('Loop Lamps');
    await product.confirmOwner(shop);
    const { call } = shop;
    const touchpoint = await call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
    const survey = await call('POST', '/v1/surveys', { ...surveys['delivery'], touchpoint_id: touchpoint.id });
    await call('POST', `/v1/surveys/${survey.id}/publish`);
    const rule = {
      name: 'Unhappy with the delivery',
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }] },
      action: {
        title: 'Call back',
        playbook: 'Say what you do and by when.',
        due_in_minutes: 240,
        assignment: { strategy: 'fixed', staff_ids: [shop.staffId] },
      },
    };
    await eventually(() => call('POST', '/v1/rules', rule), SOON);
    const { waits, per_year, revision } = await call('GET', '/v1/attention-rules');
    // The tour runs at any hour, and asks one customer twice.
    const atOnce = (days: object) => Object.fromEntries(Object.keys(days).map((kind) => [kind, 0]));
    const kinds = Object.entries(waits as Record<string, object>);
    const never = Object.fromEntries(kinds.map(([kind, days]) => [kind, atOnce(days)]));
    const rules = { waits: never, per_year, quiet_hours: null };
    await call('PUT', '/v1/attention-rules', rules, { 'if-match': `"${revision}"` });
    const recovery = { enabled: true, survey_id: survey.id, delay_minutes: 0 };
    await eventually(() => call('PUT', '/v1/recovery-settings', recovery), SOON);
    const identities = [{ kind: 'email', value: ADDRESS }];
    await call('PUT', `/v1/customers/${CUSTOMER}`, { name: 'Jonas Weber', language: 'en', identities });
    const invitation = { survey_id: survey.id, customer: CUSTOMER };
    await eventually(() => call('POST', '/v1/survey-invitations', invitation), SOON);
    staff = await DashboardVisit.signIn(browser, product, shop);
    asked = await Visit.start(browser, PHONE);
    customer = await Visit.start(browser, { ...PHONE, javaScriptEnabled: false });
  });
  afterAll(async () => {
    await staff?.end();
    await asked?.context.close();
    await customer?.context.close();
    await browser?.close();
    await product?.stop();
  });

  /** The newest mail to the customer that has this, once it is there. */
  const mailWith = (text: RegExp): Promise<InboxMail> =>
    eventually(async () => {
      const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(ADDRESS)}`);
      const { data } = (await reply.json()) as { data: readonly InboxMail[] };
      const found = data.filter((mail) => text.test(mail.text) && !answered.has(mail.id));
      expect(found).toHaveLength(1);
      return found[0]!;
    }, SOON);

  /** Answers the survey of a mail on the phone. */
  const answer = async (mail: InboxMail, score: string, words: string) => {
    const { page } = asked;
    answered.add(mail.id);
    const path = SURVEY_LINK.exec(mail.text)![0];
    // Responses learns of an invitation from an event.
    await eventually(async () => {
      const reply = await page.goto(`${product.url}${path}?score=${score}`);
      expect(reply?.status()).toBe(200);
    }, SOON);
    const comment = page.locator('textarea[name=why]:visible');
    for (let step = 0; step < 4 && (await comment.count()) === 0; step += 1)
      await page.getByRole('button', { name: 'Next' }).click();
    await comment.fill(words);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you').first().waitFor();
  };

  const shownTask = async () => {
    await staff.open(`/tasks/${taskId}`);
    return staff.page;
  };

  it('begins with a mailed question and a low score, which opens a task', async () => {
    await answer(await mailWith(SURVEY_LINK), '2', 'The shade was broken again.');
    await staff.open('/tasks');
    const card = staff.page.locator('[data-task-card]', { hasText: 'The shade was broken again.' });
    await card.waitFor();
    await card.getByRole('link').first().click();
    await staff.page.waitForURL(/\/tasks\/tsk_/);
    taskId = /tsk_[0-9a-f]{32}/.exec(staff.page.url())![0];
  });

  it('goes on with a reply of a person, which the customer answers by mail', async () => {
    const page = await shownTask();
    await page.getByLabel('Reply to the customer').fill('Hello Jonas, I am sorry. Is the old lamp still with you?');
    await page.getByRole('button', { name: 'Send and wait' }).click();
    const mail = await mailWith(/Is the old lamp still with you\?/);
    statusPath = /\/t\/[\w-]+/.exec(mail.text)![0];
    await customer.page.goto(`${product.url}/inbox/${mail.id}`);
    await customer.page.locator('textarea').fill('Yes, it stands in the hall.');
    await customer.page.locator('button').click();
    await page.getByText('Yes, it stands in the hall.').waitFor();
  });

  it('has a promise, which the customer sees, over which the task cannot be closed, and which is kept', async () => {
    const page = await shownTask();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What do you promise?').fill('The courier brings a new lamp.');
    await dialog.getByLabel('Until when?').fill(`${new Date().getFullYear() + 1}-05-04T12:00`);
    await dialog.getByRole('button', { name: 'Promise', exact: true }).click();
    await page.getByText('Promised.').waitFor();
    await customer.page.goto(`${product.url}${statusPath}`);
    await customer.page.getByText('The courier brings a new lamp.').first().waitFor();
    expect(await customer.page.getByText('Yes, it stands in the hall.').count()).toBeGreaterThan(0);
    const body = { root_cause: 'delivery', outcome: 'replaced' };
    await expect(shop.call('POST', `/v1/tasks/${taskId}/resolve`, body)).rejects.toMatchObject({ status: 409 });
    await page.getByRole('button', { name: 'Kept: The courier brings a new lamp.' }).click();
    await page.getByText('Promise kept.').waitFor();
  });

  it('is closed with its cause, as the status page says', async () => {
    const page = await shownTask();
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, 'Root cause', 'Delivery');
    await choose(page, 'Outcome', 'Replaced');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Task resolved.').waitFor();
    await customer.page.goto(`${product.url}${statusPath}`);
    await customer.page.getByText('This is settled').first().waitFor();
    await customer.page
      .getByText(/promise kept|kept its promise|Promise kept/i)
      .first()
      .waitFor();
  });

  it('asks whether it helped, and Home says what there is to say', async () => {
    await answer(await mailWith(SURVEY_LINK), '9', 'The new one is lovely.');
    const page = await shownTask();
    await page.getByText(/The customer answered/).waitFor();
    await page.getByRole('link', { name: 'Read the answer' }).click();
    await page.getByText('The new one is lovely.').first().waitFor();
    await staff.open('/');
    // Two answers are too few for a score, and Home says so.
    await page.getByRole('link', { name: 'n 2' }).first().waitFor();
    await page.getByText('Too few answers').first().waitFor();
    expect(staff.visit.complaints).toEqual([]);
    expect([...customer.complaints, ...asked.complaints]).toEqual([]);
  });
}
