import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks, type PageState } from './dashboard-visit.js';
import { MAILED_SURVEY } from './mailed-people.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { Visit } from './survey-visit.js';

const ZONE = 'Europe/Paris';
const SUBJECT = 'How was the fair?';
/** Three people with an address, one without, and two rows that cannot be taken. */
const FILE = [
  'external_id,email,name',
  'C-1,,',
  'C-2,,',
  'fair-3,lea@customers.example,Lea Fuchs',
  'C-4,,',
  'fair-5,no address,Somebody',
  ',,Nobody',
].join('\n');

let product: ProductUnderTest;
let browser: Browser;
let visit: DashboardVisit;
let survey: { id: string };

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest({ timeZone: ZONE }), launchChromium()]);
  const { waits, per_year, revision } = await product.call('GET', '/v1/attention-rules');
  // The story runs at any hour.
  const rules = { waits, per_year, quiet_hours: null };
  await product.call('PUT', '/v1/attention-rules', rules, { 'if-match': `"${revision}"` });
  survey = await product.call('POST', '/v1/surveys', { name: 'After the fair', definition: MAILED_SURVEY });
  await product.call('POST', `/v1/surveys/${survey.id}/publish`);
  const people = { 'C-1': 'jonas@customers.example', 'C-2': 'aiko@customers.example', 'C-4': undefined };
  for (const [id, address] of Object.entries(people))
    await product.call('PUT', `/v1/customers/${id}`, {
      name: `Person ${id}`,
      identities: address === undefined ? [] : [{ kind: 'email', value: address }],
    });
  visit = await DashboardVisit.signedIn(browser, product, product);
});

afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await product?.stop();
});

/** Today where the workspace is. */
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: ZONE });

const mails = async (): Promise<readonly { subject: string; text: string }[]> => {
  const { data } = (await (await fetch(`${product.url}/inbox/messages`)).json()) as {
    data: readonly { subject: string; text: string }[];
  };
  return data.filter(({ subject }) => subject === SUBJECT);
};

const draft = (body: object = {}) =>
  product.call('POST', '/v1/plans', {
    kind: 'campaign',
    name: 'Draft',
    survey_id: survey.id,
    schedule: { first_day: today(), days: 3, per_day: 2, time: '00:05' },
    ...body,
  }) as Promise<{ id: string; revision: number }>;

describe('a campaign', () => {
  it('goes from a file to a dry run, and to mails of which one is answered; it pauses, goes on and ends', async () => {
    const { page } = visit;
    await visit.open(`/surveys/${survey.id}/share`);
    await page.getByRole('link', { name: 'Ask by mail' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('The fair');
    await page.getByRole('radio', { name: /A list from a file/ }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'trade-fair.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await page.getByText(/3 customers who are known and 1 new one; 2 rows are left out/).waitFor();
    await page.getByRole('cell', { name: 'Not an e-mail address' }).waitFor();
    await page.getByRole('cell', { name: 'Neither an id nor an address' }).waitFor();
    expect((await product.call('GET', '/v1/customer-lists')).data).toEqual([]);
    await page.getByRole('button', { name: 'Keep this list' }).click();
    await page.getByText(/The list is there/).waitFor();
    await page.getByRole('button', { name: 'Next: content' }).click();

    await page.getByRole('textbox', { name: 'Subject', exact: true }).fill('Hello {{ customer.name }}');
    await page.getByText('Add a default to each name in braces').waitFor();
    await page.getByRole('textbox', { name: 'Subject', exact: true }).fill(SUBJECT);
    const mail = page.frameLocator('iframe');
    await mail.getByText('Would you recommend us?').first().waitFor();
    await page.getByRole('complementary').getByText(SUBJECT).waitFor();
    await page.getByRole('button', { name: 'Next: dry run' }).click();

    const id = /pln_[0-9a-f]{32}/.exec(page.url())![0];
    await page.getByLabel('From', { exact: true }).fill(today());
    await page.getByLabel('at most').fill('2');
    await page.getByLabel('at', { exact: true }).fill('00:05');
    await page.getByRole('button', { name: 'Work out again' }).click();
    await page.getByText('3 people would be asked. 1 would not.').waitFor();
    await eventually(async () => {
      const run = await product.call('POST', `/v1/plans/${id}/dry-run`);
      expect(run).toMatchObject({ asked: 3, left_out: 1, reasons: [{ reason: 'no-address', customers: 1 }] });
      expect(run.days.map(({ customers }: { customers: number }) => customers)).toEqual([2, 1]);
    });
    const perDay = page.getByRole('table', { name: 'People per day' });
    await perDay.getByRole('row').nth(1).waitFor();
    await eventually(async () => expect(await perDay.locator('td.num').allTextContents()).toEqual(['2', '1']));
    await page.getByRole('row', { name: 'No mail address 1' }).waitFor();
    expect(await mails()).toEqual([]);

    await page.getByRole('button', { name: /^Start on/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^3 people will be asked, from/).waitFor();
    await dialog.getByRole('button', { name: 'Start' }).click();
    await page.getByText('2 are asked, 1 to go, 1 left out.').waitFor();
    const received = await eventually(
      async () => {
        const found = await mails();
        expect(found).toHaveLength(2);
        return found;
      },
      { within: 30_000 },
    );

    const customer = await Visit.start(browser, { viewport: { width: 375, height: 812 } });
    await customer.page.goto(`${product.url}${/\/r\/[\w-]{43}(?![\w-])/.exec(received[0]!.text)![0]}?score=9`);
    await customer.page.locator('.go:visible').click();
    await customer.page.locator('.ok').waitFor();
    await customer.end();
    await page.getByRole('listitem').filter({ hasText: 'completed' }).getByText('1', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Paused: no mail goes out/).waitFor();
    expect((await product.call('GET', `/v1/plans/${id}`)).status).toBe('paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(/^Mails go out as planned/).waitFor();
    expect((await product.call('GET', `/v1/plans/${id}`)).status).toBe('running');

    await page.getByRole('link', { name: 'No mail address' }).click();
    await page.getByRole('cell', { name: 'Person C-4' }).waitFor();
    await eventually(async () => expect(await page.getByRole('row').count()).toBe(2));
    await page.getByRole('button', { name: /^Completed/ }).click();
    await page.getByRole('cell', { name: 'Completed' }).waitFor();
    expect(page.url()).toContain('status=completed');

    await visit.open(`/surveys/campaigns/${id}`);
    await page.getByRole('button', { name: 'Stop…' }).click();
    await dialog.getByText('1 person is still to be asked and will not be.').waitFor();
    await dialog.getByRole('button', { name: 'Stop for good' }).click();
    await page.getByText(/^Stopped: nobody else is asked/).waitFor();
    expect(visit.visit.complaints).toEqual([]);
  });

  it('that somebody else has changed meanwhile keeps what was typed, and asks which stays', async () => {
    const { page } = visit;
    const { id, revision } = await draft();
    await visit.open(`/surveys/campaigns/${id}?step=audience`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine');
    await product.call('PATCH', `/v1/plans/${id}`, { name: 'Theirs' }, { 'if-match': `"${revision}"` });
    await page.getByRole('button', { name: 'Next: content' }).click();
    await page.getByRole('alert').getByText('Somebody else has changed this draft.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Mine');
    expect((await product.call('GET', `/v1/plans/${id}`)).name).toBe('Theirs');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.waitForURL(/step=content/);
    expect((await product.call('GET', `/v1/plans/${id}`)).name).toBe('Mine');
    // The browser tells that the change was refused.
    visit.visit.complaints.splice(0);
  });

  it('by an event waits for it, and a segment leads to its own', async () => {
    const { page } = visit;
    const segment = await product.call('POST', '/v1/segments', {
      name: 'Germans',
      conditions: { all: [{ language_in: ['de'] }] },
    });
    await visit.open(`/segments/${segment.id}`);
    await page.getByRole('link', { name: 'Ask this segment' }).click();
    await page.getByRole('radio', { name: /After an event/ }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('After delivery');
    await page.getByRole('combobox', { name: 'Survey' }).click();
    await page.getByRole('option', { name: 'After the fair' }).click();
    await page.getByRole('button', { name: 'Next: content' }).click();
    await page.getByText(/^Name the event/).waitFor();
    await page.getByRole('textbox', { name: 'Kind of event' }).fill('delivery');
    await page.getByRole('button', { name: 'Next: content' }).click();
    await page.getByRole('button', { name: 'Next: dry run' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await page.getByText(/^Mails go out as planned/).waitFor();
    const [plan] = (await product.call('GET', '/v1/plans?kind=trigger')).data;
    expect(plan).toMatchObject({
      status: 'running',
      audience: { kind: 'segments', segment_ids: [segment.id] },
      trigger: { event: 'delivery', delay_minutes: 2880 },
    });
  });

  it('that recurs counts from a date of each customer, and its dry run tells the next questions', async () => {
    const { page } = visit;
    await product.call('PUT', '/v1/customers/R-1', {
      name: 'Rosa',
      identities: [{ kind: 'email', value: 'rosa@customers.example' }],
    });
    const order = { id: 'order-1', kind: 'order', external_id: 'R-1', occurred_at: new Date().toISOString() };
    await product.call('POST', '/v1/events/batch', { events: [order] });
    await visit.open('/surveys/campaigns/new');
    await page.getByRole('radio', { name: /Regularly/ }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Every quarter');
    await page.getByRole('combobox', { name: 'Survey' }).click();
    await page.getByRole('option', { name: 'After the fair' }).click();
    await page.getByRole('textbox', { name: 'Every', exact: true }).fill('3');
    await page.getByRole('button', { name: 'Next: content' }).click();
    await page.getByText('Choose a period of 7 to 730 days').waitFor();
    await page.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'months' });
    await page.getByRole('button', { name: 'Next: content' }).click();
    await page.getByRole('button', { name: 'Next: dry run' }).click();
    await page.getByText(/would be asked\./).waitFor();
    const [plan] = (await product.call('GET', '/v1/plans?kind=recurring')).data;
    // The event reaches the service that plans a moment later.
    await eventually(async () =>
      expect(await product.call('POST', `/v1/plans/${plan.id}/dry-run`)).toMatchObject({ asked: 1 }),
    );
    await page.reload();
    await page.getByText('1 person would be asked.').waitFor();
    await page.getByText('No date to count from').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await page.getByText(/^Mails go out as planned/).waitFor();
    expect(await product.call('GET', `/v1/plans/${plan.id}`)).toMatchObject({
      status: 'running',
      recurring: { every: 3, unit: 'month', since: 'event', name: 'order', time: '10:00', at_usual_time: false },
    });
  });

  it('is accessible in all looks', async () => {
    const plan = `/surveys/campaigns/${(await draft({ name: 'In all looks' })).id}`;
    const [started] = (await product.call('GET', '/v1/plans?status=stopped')).data;
    const opened: PageState = {
      path: plan,
      state: 'start',
      reach: async (page) => {
        await page.locator('header button.mantine-Button-root').last().click();
        await page.locator('[role=dialog]').first().waitFor();
      },
    };
    const pages = [
      '/surveys/campaigns',
      '/surveys/campaigns/new',
      `${plan}?step=audience`,
      `${plan}?step=content`,
      plan,
      opened,
      `/surveys/campaigns/${started.id}`,
      `/surveys/campaigns/${started.id}/invitations`,
      '/customer-lists',
    ];
    expect(await faultsInAllLooks(browser, product, product, pages)).toEqual([]);
  });
});
