import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { eventually } from '@hearback/testing';
import { choose, DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

const WORDS = 'The label page said that my order does not exist.';

let product: ProductUnderTest;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  const { call } = product;
  const aiko = { name: 'Aiko Mori', email: 'aiko@shop.example', password: 'correct horse battery staple' };
  await call('POST', '/v1/members', { ...aiko, role: 'editor' });
  const touchpoint = await call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
  const definition = {
    default_language: 'en',
    languages: ['en'],
    questions: [
      { key: 'recommend', kind: 'nps', required: true },
      { key: 'why', kind: 'text' },
    ],
    texts: { en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
  };
  const survey = await call('POST', '/v1/surveys', {
    name: 'After delivery',
    touchpoint_id: touchpoint.id,
    definition,
  });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  surveyId = survey.id;
  await call('POST', '/v1/rules', {
    name: 'Unhappy with words',
    conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { text: 'present' }] },
    action: {
      title: 'Answer {{ customer }}',
      playbook: 'Apologise. Ask. Act.',
      due_in_minutes: 180,
      assignment: { strategy: 'none' },
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** An unhappy answer of a customer, and the task that its rule opens. */
async function unhappyAnswer(customer: string): Promise<{ id: string; title: string }> {
  const answers = { recommend: 2, why: WORDS };
  await product.call('POST', '/v1/responses', { survey_id: surveyId, answers, customer: { external_id: customer } });
  return eventually(async () => {
    const { data } = await product.call('GET', `/v1/tasks?text=${encodeURIComponent(customer)}`);
    if (data.length === 0) throw new Error('no task yet');
    return data[0];
  });
}

describe('tasks', () => {
  it('lead from an unhappy answer to a resolved task', async () => {
    const { id, title } = await unhappyAnswer('Jonas Weber');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/tasks');
    const card = page.locator('[data-task-card]', { hasText: title });
    await card.getByText(WORDS).waitFor();
    await card.getByRole('button', { name: /Take/ }).click();
    await page.getByText('Task handed to Ida Adler.').waitFor();
    await page.keyboard.press('z');
    await card.getByRole('button', { name: /Take/ }).waitFor();
    await card.getByRole('link', { name: title }).click();
    await page.getByText('NPS 2 is at most 6').waitFor();
    await choose(page, 'Owner', 'Aiko Mori');
    await page.getByText('Task handed to Aiko Mori.').waitFor();
    await page.getByLabel('New note').fill('Called; she wants a new label.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('main li', { hasText: 'Called; she wants a new label.' }).waitFor();
    await page.getByRole('button', { name: 'The customer has my reply' }).click();
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByText('Choose a root cause').waitFor();
    await choose(page, 'Root cause', 'Delivery');
    await choose(page, 'Outcome', 'Replaced');
    await dialog.getByLabel('What was done').fill('Sent a new label.');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Task resolved.').waitFor();
    const task = await product.call('GET', `/v1/tasks/${id}`);
    expect(task).toMatchObject({
      status: 'resolved',
      root_cause: 'delivery',
      outcome: 'replaced',
      assignee_name: 'Aiko Mori',
    });
    expect(task.first_response_at).not.toBeNull();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('lead to their answer and customer, and back', async () => {
    const { id, title } = await unhappyAnswer('C-31');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/tasks?view=list');
    await choose(page, 'Touchpoint', 'Delivery');
    await page.waitForURL(/touchpoint=tpt_/);
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('link', { name: 'Open the answer' }).click();
    await page.getByRole('list', { name: 'Tasks' }).getByRole('link', { name: title }).click();
    await page.waitForURL(new RegExp(`/tasks/${id}`));
    await page.getByRole('link', { name: 'C-31', exact: true }).click();
    await page.waitForURL(/customers\/C-31/);
    // The timeline and the list of open tasks beside it lead to the task; either may be there first.
    await page.getByRole('complementary').getByRole('link', { name: title }).waitFor();
    await page.getByRole('list', { name: 'What happened' }).getByRole('link', { name: title }).waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('show what somebody else changed, and keep mine or take theirs', async () => {
    const { id } = await unhappyAnswer('Hanna Koch');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    const theirs = async (title: string) => {
      const { revision } = await product.call('GET', `/v1/tasks/${id}`);
      const reply = await fetch(`${product.url}/v1/tasks/${id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${product.secretKey}`,
          'content-type': 'application/json',
          'if-match': `"${revision}"`,
        },
        body: JSON.stringify({ title }),
      });
      expect(reply.status).toBe(200);
    };
    await visit.open(`/tasks/${id}`);
    const field = page.getByRole('textbox', { name: 'Title' });
    await field.fill('Call Hanna');
    await theirs('Write to Hanna');
    await page.getByRole('button', { name: 'Save title and time' }).click();
    await page.getByText('Somebody else changed this task.').waitFor();
    await page.getByText(/Title: .*Write to Hanna/).waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Task changed.').waitFor();
    expect((await product.call('GET', `/v1/tasks/${id}`)).title).toBe('Call Hanna');
    await field.fill('Ring Hanna');
    await theirs('Visit Hanna');
    await page.getByRole('button', { name: 'Save title and time' }).click();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await eventually(async () => expect(await field.inputValue()).toBe('Visit Hanna'));
    expect((await product.call('GET', `/v1/tasks/${id}`)).title).toBe('Visit Hanna');
    await visit.end();
  });

  it('are worked on by keyboard alone', async () => {
    const { id, title } = await unhappyAnswer('Ellen Byrne');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks?text=${encodeURIComponent('Ellen')}`);
    await page.locator('[data-task-card]', { hasText: title }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.locator('[role=dialog] input:focus').waitFor();
    await page.keyboard.type('Aiko');
    await page.getByRole('option', { name: 'Aiko Mori' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Task handed to Aiko Mori.').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(id));
    await page.getByRole('heading', { name: title }).waitFor();
    await visit.atRest();
    await page.keyboard.press('n');
    await page.locator('#note:focus').waitFor();
    await page.keyboard.type('By keyboard.');
    await page.keyboard.press('Control+Enter');
    await page.locator('main li', { hasText: 'By keyboard.' }).waitFor();
    expect((await product.call('GET', `/v1/tasks/${id}`)).assignee_name).toBe('Aiko Mori');
    await visit.end();
  });

  it('are opened by hand and taken back', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/tasks');
    await page.getByRole('button', { name: 'New task' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open task' }).click();
    await dialog.getByText('Say what is to be done').waitFor();
    await dialog.getByLabel('Title').fill('Order more shades');
    await dialog.getByRole('button', { name: 'Open task' }).click();
    await page.getByText('Opened by hand by Ida Adler.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await visit.end();
  });
});

describe('rules', () => {
  it('are written without JSON, tried on the answers of 90 days, turned off and deleted with a way back', async () => {
    await unhappyAnswer('Nils Berg');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/rules');
    await page.getByRole('button', { name: 'New rule' }).click();
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Low scores');
    await page.getByRole('button', { name: 'Remove condition 2' }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText(/It would have opened \d+ tasks? in the last 90 days/).waitFor();
    await page.getByText('NPS 2 is at most 6').first().waitFor();
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('link', { name: 'Low scores' }).waitFor();
    await page.getByText('NPS is at most 6', { exact: true }).waitFor();
    const low = async () =>
      (await product.call('GET', '/v1/rules')).data.find((rule: { name: string }) => rule.name === 'Low scores');
    await page.getByRole('switch', { name: 'On: Low scores' }).press('Space');
    await page.getByText('“Low scores” is off.').waitFor();
    expect((await low()).active).toBe(false);
    await page.getByRole('button', { name: 'Delete: Low scores' }).click();
    await page.getByText('“Low scores” deleted.').waitFor();
    expect(await low()).toBeUndefined();
    await page.keyboard.press('z');
    await page.getByRole('link', { name: 'Low scores' }).waitFor();
    expect(await low()).toMatchObject({ active: false });
    await visit.end();
  });
});

describe('tasks and rules', () => {
  it('are accessible in all looks', async () => {
    const { id } = await unhappyAnswer('Claire Dubois');
    const [rule] = (await product.call('GET', '/v1/rules')).data;
    const paths = [
      '/tasks',
      '/tasks?view=list',
      `/tasks/${id}`,
      `/tasks/${id}?act=resolve`,
      '/rules',
      `/rules/${rule.id}`,
    ];
    expect(await faultsInAllLooks(browser, product, product, paths)).toEqual([]);
  });
});
