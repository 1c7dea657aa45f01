import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { choose, DashboardVisit, dialogAfter, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { publishedPage, Visit } from './survey-visit.js';

const PHONE = { javaScriptEnabled: false, viewport: { width: 375, height: 812 } };

let product: ProductUnderTest;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  await publishedPage(product, 'After delivery', {
    default_language: 'en',
    languages: ['en'],
    questions: [
      { key: 'recommend', kind: 'nps', required: true },
      { key: 'why', kind: 'text' },
    ],
    texts: { en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
  });
  surveyId = (await product.call('GET', '/v1/surveys')).data[0].id;
  await product.call('POST', '/v1/rules', {
    name: 'Unhappy',
    conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }] },
    action: {
      title: 'Answer {{ customer }}',
      playbook: '',
      due_in_minutes: 180,
      assignment: { strategy: 'fixed', staff_ids: [product.staffId] },
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The id of a task about an unhappy answer of a new customer. */
async function task(customer: string): Promise<string> {
  const answers = { recommend: 2, why: 'The label page said that my order does not exist.' };
  await product.call('POST', '/v1/responses', { survey_id: surveyId, answers, customer: { external_id: customer } });
  return eventually(async () => {
    const { data } = await product.call('GET', `/v1/tasks?text=${encodeURIComponent(customer)}`);
    if (data.length === 0) throw new Error('no task yet');
    return data[0].id;
  });
}

/** What a `datetime-local` field of the workspace takes, so many days from now. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);

async function promise(page: Page, what: string): Promise<void> {
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What do you promise?').fill(what);
  await dialog.getByLabel('Until when?').fill(inDays(2));
  await dialog.getByRole('button', { name: 'Promise' }).click();
  await page.getByText('Promised.', { exact: true }).waitFor();
}

/** The address of the customer's page, as staff copy it. */
async function customerPage(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy the customer’s page' }).click();
  return (await page.locator('a[href*="/t/"]').getAttribute('href'))!;
}

describe('promises', () => {
  it('keep a task open, with the three ways out in the place where it was to be closed, until they are kept', async () => {
    const id = await task('Jonas Weber');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${id}`);
    await promise(page, 'The courier collects the lamp.');
    await visit.open('/tasks');
    await page
      .locator('[data-task-card]', { hasText: 'Jonas Weber' })
      .getByText('The courier collects the lamp.')
      .waitFor();
    await visit.open(`/tasks/${id}`);
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await choose(page, 'Root cause', 'Delivery');
    await choose(page, 'Outcome', 'Replaced');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    const pending = dialog.getByRole('alert');
    await pending.getByText('This task still has a promise.').waitFor();
    for (const way of ['Kept: ', 'Move: ', 'Tell the customer: '])
      await pending.getByRole('button', { name: `${way}The courier collects the lamp.` }).waitFor();
    expect(await product.call('GET', `/v1/tasks/${id}`)).toMatchObject({ status: 'open' });
    await pending.getByRole('button', { name: /^Kept: / }).click();
    await pending.getByText('No promise is in the way any more.').waitFor();
    // Told once everything is read again; before, it could take the place of what is told next.
    await page.getByText('Promise kept.', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Task resolved.').waitFor();
    const [listed] = (await product.call('GET', `/v1/promises?task_id=${id}`)).data;
    expect(listed).toMatchObject({ status: 'kept', broken_at: null });
    await product.call('PUT', '/v1/customers/Jonas%20Weber', { name: 'Jonas Weber' });
    await visit.open('/customers/Jonas%20Weber');
    await page.getByRole('heading', { name: 'Promises' }).waitFor();
    await page.getByText('The courier collects the lamp.').waitFor();
    await page.getByRole('link', { name: 'To the task' }).click();
    await page.waitForURL((address) => address.pathname.endsWith(`/tasks/${id}`));
    await visit.end();
  });

  it('are moved with a reason, which the customer reads with both times; an answer from there reaches staff live', async () => {
    const id = await task('Priya Raman');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${id}`);
    await promise(page, 'You have your money back.');
    await page.getByRole('button', { name: 'Move: You have your money back.' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Until when?').fill(inDays(3));
    await dialog.getByLabel('Why?').fill('The bank is closed.');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page.locator('main li', { hasText: 'The bank is closed.' }).first().waitFor();
    const customer = await Visit.start(browser, PHONE);
    await customer.page.goto(await customerPage(page));
    await customer.page.getByText('The bank is closed.').waitFor();
    await customer.page.getByText('First promised until').waitFor();
    await customer.page.getByLabel('Write to Ida').fill('Friday is fine as well.');
    await customer.page.getByRole('button', { name: 'Send' }).click();
    await customer.page.getByText('Your message has arrived.').waitFor();
    await page.getByText('Friday is fine as well.').first().waitFor();
    await customer.page.getByRole('button', { name: 'It is settled, close it' }).click();
    await page.getByText('The customer says that it is settled.').waitFor();
    expect(await product.call('GET', `/v1/tasks/${id}`)).toMatchObject({ status: 'open' });
    await customer.end();
    await visit.end();
  });

  it('that were not kept open the task again, with what the customer said', async () => {
    const id = await task('Hanna Koch');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${id}`);
    await promise(page, 'A new lamp');
    const address = await customerPage(page);
    await page.getByRole('button', { name: 'Kept: A new lamp' }).click();
    await page.getByText('Promise kept.', { exact: true }).waitFor();
    await product.call('POST', `/v1/tasks/${id}/resolve`, { root_cause: 'product', outcome: 'replaced' });
    const customer = await Visit.start(browser, PHONE);
    await customer.page.goto(address);
    await customer.page.locator('summary').click();
    await customer.page.getByLabel('What happened? (optional)').fill('No lamp came.');
    await customer.page.getByRole('button', { name: 'Not kept' }).click();
    await customer.page.getByText('Thank you for telling us.').waitFor();
    await page.getByText('“Not kept”, says the customer: No lamp came.').waitFor();
    expect(await product.call('GET', `/v1/tasks/${id}`)).toMatchObject({ status: 'open', reopen_count: 1 });
    await page.getByRole('button', { name: 'Tell the customer: A new lamp' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What do you tell the customer instead?').fill('You have your money back.');
    await dialog.getByRole('button', { name: 'Withdraw and tell' }).click();
    await page.getByText('Promise withdrawn.', { exact: true }).waitFor();
    await customer.page.goto(address);
    await customer.page.getByText('We cannot keep this promise.').waitFor();
    await customer.end();
    await visit.end();
  });

  it('are as they should be in all looks', async () => {
    const id = await task('Nils Berg');
    await product.call('POST', `/v1/tasks/${id}/promises`, {
      what: 'A call',
      due_at: `${inDays(2)}:00Z`,
      owner_id: product.staffId,
    });
    const path = `/tasks/${id}`;
    const faults = await faultsInAllLooks(browser, product, product, [
      path,
      dialogAfter(path, 'promise', '[data-promise-way=make]'),
      dialogAfter(path, 'move', '[data-promise-way=move]'),
      dialogAfter(path, 'withdraw', '[data-promise-way=withdraw]'),
    ]);
    expect(faults).toEqual([]);
  }, 180_000);
});
