import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

let product: ProductUnderTest;
let browser: Browser;
let surveyId: string;

const definition = {
  default_language: 'en',
  languages: ['en'],
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'why', kind: 'text' },
  ],
  texts: { en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
};

beforeAll(async () => {
  const environment = { NOTIFICATIONS_INBOX: 'on' };
  [product, browser] = await Promise.all([productUnderTest({ environment }), launchChromium()]);
  const { call } = product;
  await product.confirmOwner(product);
  const { waits, per_year, revision } = await call('GET', '/v1/attention-rules');
  const attention = { waits, per_year, quiet_hours: null };
  await call('PUT', '/v1/attention-rules', attention, { 'if-match': `"${revision}"` });
  for (const name of ['After delivery', 'Did it help?']) {
    const survey = await call('POST', '/v1/surveys', { name, definition });
    await call('POST', `/v1/surveys/${survey.id}/publish`);
    if (name === 'After delivery') surveyId = survey.id;
  }
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The task about an unhappy answer of this customer. */
async function unhappy(customer: string): Promise<string> {
  const answers = { recommend: 2, why: 'The shade came broken.' };
  await product.call('POST', '/v1/responses', { survey_id: surveyId, answers, customer: { external_id: customer } });
  return eventually(async () => {
    const { data } = await product.call('GET', `/v1/tasks?text=${customer}`);
    if (data.length === 0) throw new Error('no task yet');
    return data[0].id;
  });
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).last().click();
  await page.getByRole('option', { name: option }).click();
}

describe('rules that do more than open tasks', () => {
  it('are written in order, tried on the past, and explain on the task what they did and what they did not', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await product.call('POST', '/v1/responses', {
      survey_id: surveyId,
      answers: { recommend: 1, why: 'Late.' },
      customer: { external_id: 'C-past' },
    });
    await visit.open('/rules/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Unhappy');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByText('Add a tag', { exact: true }).waitFor();
    await page.getByLabel('Tags', { exact: true }).first().fill('broken');
    await page.keyboard.press('Enter');
    await choose(page, 'What to add', 'Send a survey');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await choose(page, 'Survey', 'Did it help?');
    await page.getByRole('button', { name: 'Move up: 2. Send a survey' }).click();
    await page.getByRole('listitem', { name: '2. Tag the answer' }).waitFor();
    await eventually(async () => {
      await page.getByRole('button', { name: 'Dry run' }).click();
      await page.getByText('It would have opened 1 task in the last 90 days.').waitFor({ timeout: 2000 });
    });
    const tried = page.getByRole('list', { name: 'What it would have done besides' });
    expect(await tried.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Send a survey[^]*0 times[^]*1 time not: Not sent: a person goes first/),
      expect.stringMatching(/Tag the answer[^]*1 time/),
    ]);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByText('Open a task · Send a survey · Tag the answer').waitFor();

    const task = await unhappy('C-new');
    await visit.open(`/tasks/${task}`);
    const acts = page.getByRole('region', { name: 'What rules did' });
    await acts.getByText('Tagged broken').waitFor();
    await acts.getByText('Not done: Not sent: a person goes first').waitFor();
    await acts
      .getByText(/Unhappy · version 1 · Because NPS 2 is at most 6 and a comment is present/)
      .first()
      .waitFor();
    const { response } = await product.call('GET', `/v1/tasks/${task}`);
    await eventually(async () =>
      expect((await product.call('GET', `/v1/responses/${response.id}`)).tags).toEqual(['broken']),
    );
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('change places by buttons, with a way back', async () => {
    await product.call('POST', '/v1/rules', {
      name: 'Second',
      conditions: { all: [{ earlier_answers: { level: 'low', days: 90, at_least: 1 } }, { opening_hours: 'closed' }] },
      acts: [{ kind: 'tag_response', tags: ['again'] }],
    });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/rules');
    await page.getByText(/the customer gave 1 low score in the 90 days before and the shop was closed/).waitFor();
    const names = async () => page.getByRole('main').getByRole('list').first().getByRole('link').allInnerTexts();
    expect(await names()).toEqual(['Unhappy', 'Second']);
    await page.getByRole('button', { name: 'Move up: Second' }).click();
    await page.getByText('The order is changed.').waitFor();
    await eventually(async () => expect(await names()).toEqual(['Second', 'Unhappy']));
    await page.keyboard.press('z');
    await eventually(async () => expect(await names()).toEqual(['Unhappy', 'Second']));
    await visit.end();
  });
});

describe('the survey after a resolution', () => {
  it('is sent once a person has written, and an unhappy answer opens the task again', async () => {
    const identities = [{ kind: 'email', value: 'mira@example.org' }];
    await product.call('PUT', '/v1/customers/C-mira', { name: 'Mira', language: 'en', identities });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/rules');
    await page.getByRole('switch', { name: 'Send a survey' }).press('Space');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Choose a survey').waitFor();
    await choose(page, 'Survey', 'Did it help?');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();

    const task = await unhappy('C-mira');
    await product.call('POST', `/v1/tasks/${task}/first-response`);
    await product.call('POST', `/v1/tasks/${task}/resolve`, { root_cause: 'delivery', outcome: 'replaced' });
    await visit.open(`/tasks/${task}`);
    const recovery = page.getByRole('region', { name: 'Did it help?' });
    await recovery.getByText(/A survey follows/).waitFor();
    await product
      .databaseOf('followups')
      .sql(`update jobs.job set due_at = now() where queue = 'followups.send-recovery'`);
    const link = await eventually(async () => {
      const reply = await fetch(`${product.url}/inbox/messages?to=mira%40example.org`);
      const { data } = (await reply.json()) as { data: { text: string }[] };
      const found = data.map(({ text }) => /https?:\/\/\S+\/r\/[^\s?]+/.exec(text)?.[0]).find(Boolean);
      if (found === undefined) throw new Error('no mail yet');
      return found;
    });
    await visit.open(`/tasks/${task}`);
    await recovery.getByText(/The survey was sent/).waitFor();

    const customer = await browser.newPage();
    await customer.goto(link);
    await customer.locator('input[type=radio][value="1"]').first().check({ force: true });
    await customer.getByLabel('Why?').fill('The new one is broken too.');
    await customer.getByRole('button', { name: /send/i }).click();
    await eventually(async () =>
      expect(await product.call('GET', `/v1/tasks/${task}`)).toMatchObject({ status: 'open', reopen_count: 1 }),
    );
    await customer.close();
    await visit.open(`/tasks/${task}`);
    await recovery.getByText('1/10').waitFor();
    await recovery.getByText('Unhappy, so the task was opened again.').waitFor();
    await page.getByText('The new one is broken too.').first().waitFor();
    await visit.open('/rules');
    await page.getByText(/0 % are satisfied after their task was resolved \(0 to \d+ %\), of 1 answers/).waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
    expect(await faultsInAllLooks(browser, product, product, ['/rules', '/rules/new', `/tasks/${task}`])).toEqual([]);
  });
});
