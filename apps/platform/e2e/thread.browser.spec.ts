import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { eventually } from '@hearback/testing';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

const ADDRESS = 'jonas@example.org';
const FIRST = 'Hello Jonas,\n\nI am sorry. Does Friday morning wrok?';
const RIGHT = 'Hello Jonas,\n\nI am sorry. Does Friday morning work?';

let product: ProductUnderTest;
let browser: Browser;
let taskId: string;
let secret: string;

beforeAll(async () => {
  const environment = { NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0', HEARBACK_REPLY_DOMAIN: 'in.shop.example' };
  [product, browser] = await Promise.all([productUnderTest({ environment }), launchChromium()]);
  const { call } = product;
  await product.confirmOwner(product);
  ({ secret } = await call('POST', '/v1/inbound-mail/secret'));
  const identities = [{ kind: 'email', value: ADDRESS }];
  await call('PUT', '/v1/customers/C-1', { name: 'Jonas Weber', language: 'en', identities });
  const definition = {
    default_language: 'en',
    languages: ['en'],
    questions: [{ key: 'recommend', kind: 'nps', required: true }],
    texts: { en: { 'questions.recommend.title': 'Would you recommend us?' } },
  };
  const survey = await call('POST', '/v1/surveys', { name: 'After delivery', definition });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  const answers = { recommend: 2 };
  const response = await call('POST', '/v1/responses', {
    survey_id: survey.id,
    answers,
    customer: { external_id: 'C-1' },
  });
  const task = await eventually(() => call('POST', '/v1/tasks', { title: 'Answer Jonas', response_id: response.id }));
  taskId = task.id;
  await eventually(async () => {
    const { no_way } = await call('GET', `/v1/tasks/${taskId}/thread`);
    if (no_way !== null) throw new Error(no_way);
  });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The mails to the customer in the built-in inbox. */
const mails = async (): Promise<readonly { readonly text: string; readonly subject: string }[]> => {
  const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(ADDRESS)}`);
  return ((await reply.json()) as { data: { text: string; subject: string }[] }).data;
};

/** Brings a mail of the customer as a provider does: to the address at which the newest mail is answered. */
async function answerByMail(text: string, messageId: string): Promise<void> {
  const [row] = await product
    .databaseOf('notifications')
    .sql<{ headers: { name: string; value: string }[] }>(
      `select headers from notifications.inbox_mail where $1 = any (envelope_to) order by received_at desc limit 1`,
      [ADDRESS],
    );
  const header = (name: string) => row!.headers.find((each) => each.name.toLowerCase() === name)!.value;
  const to = /reply\+[0-9a-f]{32}@in\.shop\.example/.exec(header('reply-to'))![0];
  const lines = [
    `From: Jonas Weber <${ADDRESS}>`,
    `To: ${to}`,
    'Subject: Re: your lamp',
    `Message-ID: <${messageId}@mail.example.org>`,
    `In-Reply-To: ${header('message-id')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
    'On Thu, 26 Nov 2026 at 10:12, Botanic <reply@in.shop.example> wrote:',
    '> Does Friday morning work?',
  ];
  const raw = Buffer.from(lines.join('\r\n')).toString('base64');
  const body = JSON.stringify({ raw, recipients: [to], return_path: ADDRESS });
  const [id, seconds] = [randomUUID(), String(Math.floor(Date.now() / 1_000))];
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
  const { id: workspaceId } = await product.call('GET', '/v1/workspace');
  const reply = await fetch(`${product.url}/v1/inbound-mail/${workspaceId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  if (reply.status !== 204) throw new Error(`${reply.status} ${await reply.text()}`);
}

/** What the member has typed, as the server has it. */
const draftOf = (page: Page): Promise<{ readonly text: string }> =>
  page.evaluate(async (id) => (await fetch(`/v1/tasks/${id}/draft`)).json(), taskId);

describe('the thread with a customer', () => {
  it('is written, cancelled, written again, and arrives once', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${taskId}`);
    await page.getByText('This one is from you.').waitFor();
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(FIRST.replaceAll('\n', ' '));
    await page.reload();
    const field = page.getByLabel('Reply to the customer');
    await eventually(async () => expect(await field.inputValue()).toContain('Friday morning wrok?'));
    await field.fill(FIRST);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await eventually(async () => expect(await field.inputValue()).toBe(FIRST));
    await page.getByText('No message yet.').waitFor();
    await field.fill(RIGHT);
    await page.getByRole('button', { name: 'Send and wait' }).click();
    await page.getByText(/Leaves in \d+ second/).waitFor();
    await eventually(async () => expect(await field.inputValue()).toBe(''));
    await page.getByText(/Sent by e-mail, delivered/).waitFor({ timeout: 30_000 });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Does Friday morning work?');
    expect(mail?.text).toContain('Ida Adler');
    const task = await product.call('GET', `/v1/tasks/${taskId}`);
    expect(task).toMatchObject({ status: 'waiting' });
    expect(task.first_response_at).not.toBeNull();
    // What the page saved while it was left may come after the page that follows has read the draft.
    expect(visit.visit.complaints.filter((text) => !text.includes('status of 412'))).toEqual([]);
    await visit.end();
  });

  it('shows what the customer answers by mail on the open page, once, and staff are mailed', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${taskId}`);
    await page.getByText('Waiting for the customer').first().waitFor();
    const messageId = randomUUID();
    for (let n = 0; n < 3; n += 1) await answerByMail('Friday works, before ten please.', messageId);
    const answer = page.getByRole('article').filter({ hasText: 'Friday works, before ten please.' });
    await answer.getByText('By e-mail').waitFor();
    expect(await answer.count()).toBe(1);
    await answer.getByText('Show the quoted mail').click();
    await answer.getByText('> Does Friday morning work?').waitFor();
    expect(await product.call('GET', `/v1/tasks/${taskId}`)).toMatchObject({ status: 'open' });
    await eventually(
      async () => {
        const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(product.email)}`);
        const { data } = (await reply.json()) as { data: { text: string }[] };
        expect(data.filter(({ text }) => text.includes('Friday works, before ten please.'))).toHaveLength(1);
      },
      { within: 90_000 },
    );
    // The words are on the customer's page too, which leads to the conversation.
    await visit.open('/customers/C-1');
    const timeline = page.getByRole('list', { name: 'What happened' });
    for (const words of ['Friday works, before ten please.', 'Does Friday morning work?'])
      await timeline.getByText(words).waitFor();
    await page.getByRole('link', { name: 'Write to Jonas Weber' }).click();
    await page.getByLabel('Reply to the customer').waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('is seen on an open page when somebody else writes', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    await visit.open(`/tasks/${taskId}`);
    await product.call('POST', `/v1/tasks/${taskId}/messages`, { text: 'We have written to the courier.' });
    await visit.page.getByText('We have written to the courier.').waitFor();
    await visit.page.getByText('Automatic message', { exact: true }).waitFor();
    await visit.end();
  });

  it('begins with a saved reply that is made in the settings, and shows who else is on the task', async () => {
    const colleague = { name: 'Aiko Mori', email: 'aiko@shop.example', password: product.password };
    await product.call('POST', '/v1/members', { ...colleague, role: 'agent' });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/saved-replies');
    await page.getByRole('button', { name: 'Add a saved reply' }).click();
    await page.getByLabel('Name of reply 1').fill('Sorry');
    const text = page.getByLabel('Text of reply 1');
    await text.fill('Hello {{ customer.first_name }}');
    await page.getByText('Each place needs what is read where nothing is known').waitFor();
    await text.fill(
      'Hello {{ customer.first_name | default: "there" }}, about {{ customer.order | default: "your order" }}:',
    );
    await page.getByText('Hello there, about your order:').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    await visit.open(`/tasks/${taskId}`);
    await page.getByRole('button', { name: 'Use a saved reply' }).click();
    await page.getByRole('menuitem', { name: 'Sorry' }).click();
    await page.getByText('Filled in without a value: customer.order.').waitFor();
    await eventually(async () =>
      expect(await page.getByLabel('Reply to the customer').inputValue()).toBe('Hello Jonas, about your order:'),
    );
    const other = await DashboardVisit.signedIn(browser, product, colleague);
    await other.open(`/tasks/${taskId}`);
    await other.page.getByText('Ida Adler is writing to the customer').waitFor({ timeout: 20_000 });
    await page.getByText('Aiko Mori has this task open').waitFor({ timeout: 20_000 });
    await other.open('/tasks');
    await page.getByText('Aiko Mori has this task open').waitFor({ state: 'detached' });
    expect(visit.visit.complaints).toEqual([]);
    await Promise.all([visit.end(), other.end()]);
  });

  it('goes on in the inbox, where a reply is begun that is there on another device', async () => {
    const desk = await DashboardVisit.signedIn(browser, product, product);
    const { page } = desk;
    await desk.open('/inbox');
    await page.getByRole('article').filter({ hasText: 'Friday works, before ten please.' }).waitFor();
    await page.keyboard.press('p');
    await page.getByLabel('What do you promise?').fill('The courier collects the lamp.');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await page.getByLabel('Reply to the customer').fill('Booked: the courier comes Friday.');
    await eventually(async () =>
      expect(await draftOf(page)).toMatchObject({ text: 'Booked: the courier comes Friday.' }),
    );
    const phone = await DashboardVisit.signedIn(browser, product, product);
    await phone.open(`/tasks/${taskId}`);
    const field = phone.page.getByLabel('Reply to the customer');
    await eventually(async () => expect(await field.inputValue()).toBe('Booked: the courier comes Friday.'));
    await field.fill('Booked: Friday at nine.');
    await eventually(async () => expect(await draftOf(page)).toMatchObject({ text: 'Booked: Friday at nine.' }));
    await page.getByLabel('Reply to the customer').fill('Booked: Friday at ten.');
    await page.getByText('On another device you have written:').waitFor();
    await page.getByRole('button', { name: 'Take that' }).click();
    await eventually(async () =>
      expect(await page.getByLabel('Reply to the customer').inputValue()).toBe('Booked: Friday at nine.'),
    );
    await page.getByRole('button', { name: 'Send and wait' }).click();
    await phone.open(`/tasks/${taskId}`);
    await eventually(async () => expect(await field.inputValue()).toBe(''));
    const complaints = [desk, phone].flatMap(({ visit }) => visit.complaints);
    expect(complaints.filter((text) => !text.includes('status of 412'))).toEqual([]);
    await Promise.all([desk.end(), phone.end()]);
  });

  it('has no fault in any look', async () => {
    expect(await faultsInAllLooks(browser, product, product, [`/tasks/${taskId}`, '/inbox'])).toEqual([]);
  });
});
