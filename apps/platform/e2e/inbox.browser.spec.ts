import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { Visit } from './survey-visit.js';

const WORDS = [
  'The label did not print. I carried the lamp back twice.',
  'Delivered on a Sunday, wonderful',
  'وصل المصباح مكسورًا',
  'Nobody answers the phone after five',
];

let product: ProductUnderTest;
let browser: Browser;
let visit: DashboardVisit;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  const survey = (await product.call('POST', '/v1/surveys', {
    name: 'After delivery',
    definition: {
      default_language: 'en',
      languages: ['en'],
      texts: { en: { 'questions.nps.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
      questions: [
        { key: 'nps', kind: 'nps', required: true },
        { key: 'why', kind: 'text', multiline: true },
      ],
      hidden_fields: [],
    },
  })) as { id: string };
  await product.call('POST', `/v1/surveys/${survey.id}/publish`);
  await product.call('PUT', '/v1/customers/C-0', { name: 'Jonas Weber', language: 'de', attributes: { plan: 'gold' } });
  for (const [n, why] of WORDS.entries()) {
    await product.call('POST', '/v1/responses', {
      survey_id: survey.id,
      answers: { nps: n === 1 ? 9 : n, why },
      customer: { external_id: `C-${n}` },
    });
  }
  visit = await DashboardVisit.signedIn(browser, product, product);
});

afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await product?.stop();
});

const rows = () => visit.page.getByRole('region', { name: 'Answers' }).locator('li a[href*="answer="]');
const toast = (text: string | RegExp) => visit.page.getByRole('status').getByText(text);

describe('the inbox', () => {
  it('finds answers by their words, and the address says what is shown', async () => {
    const { page } = visit;
    await visit.open('/inbox');
    await eventually(async () => expect(await rows().count()).toBe(WORDS.length));
    await page.keyboard.press('/');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('LABEL lam');
    await page.waitForURL(/q=LABEL/);
    await eventually(async () => expect(await rows().count()).toBe(1));
    await page.reload();
    await visit.atRest();
    await eventually(async () => expect(await rows().count()).toBe(1));
    await rows().first().getByText('Jonas Weber').waitFor();
    await visit.open('/inbox?q=nothing-like-it');
    await page.getByText('No answer fits these filters.').waitFor();
  });

  it('is read and worked through by keys alone', async () => {
    const { page } = visit;
    await visit.open('/inbox');
    await page.getByRole('heading', { name: 'C-3' }).first().waitFor();
    await page.keyboard.press('j');
    await page.getByText('Would you recommend us?').waitFor();
    await page.locator('p[dir=auto]', { hasText: 'وصل' }).first().waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog').locator('input').first().fill('Broken');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Tag', exact: true }).focus();
    await page.keyboard.press('Enter');
    await toast('1 answer tagged: Broken.').waitFor();
    await page.getByRole('list', { name: 'Tags' }).getByText('Broken').waitFor();
    await page.keyboard.press('z');
    await page.getByRole('list', { name: 'Tags' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('answer'));
    await page.getByRole('heading', { name: 'C-3' }).first().waitFor();
  });

  it('assigns many at once, and takes it back', async () => {
    const { page } = visit;
    await visit.open('/inbox?level=low');
    await eventually(async () => expect(await rows().count()).toBe(3));
    await page.getByRole('checkbox', { name: 'Select the answer of C-3' }).click();
    await page.getByRole('checkbox', { name: 'Select the answer of Jonas Weber' }).click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').locator('input').first().click();
    // By name: before the members are read, nobody is the only choice.
    await page.getByRole('option', { name: 'Ida Adler' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await toast(/^3 tasks handed to/).waitFor();
    const open = async () => {
      const { data } = (await product.call('GET', '/v1/tasks?state=open')) as {
        data: { assignee_id: string | null; status: string }[];
      };
      return data.filter(({ assignee_id: owner, status }) => owner !== null && status !== 'cancelled').length;
    };
    expect(await open()).toBe(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await open()).toBe(0));
  });

  it('tells of an answer that arrives, and shows it when it is asked for', async () => {
    const { page } = visit;
    await visit.open('/inbox?level=middle');
    expect(await rows().count()).toBe(0);
    const { data } = (await product.call('GET', '/v1/surveys')) as { data: { id: string }[] };
    await product.call('POST', '/v1/responses', { survey_id: data[0]!.id, answers: { nps: 8, why: 'It just came' } });
    await page.getByRole('button', { name: /1 new answer/ }).click();
    await page.getByText('It just came').first().waitFor();
    await eventually(async () => expect(await rows().count()).toBe(1));
  });

  it('leaves an answer out of the numbers with a reason, and counts it again', async () => {
    const { page } = visit;
    await visit.open('/inbox?level=high');
    await rows().first().waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/answer=/);
    await page.getByText('Would you recommend us?').waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Leave out' }).click();
    await dialog.getByText('Write why it does not count.').waitFor();
    await dialog.getByRole('textbox').fill('A colleague');
    await dialog.getByRole('button', { name: 'Leave out' }).click();
    await page.getByText('Left out of the numbers: A colleague').waitFor();
    // The live update may show the reason before the reply, which brings the way back.
    await toast('1 answer left out of the numbers.').waitFor();
    await page.keyboard.press('z');
    await page.getByText('Left out of the numbers: A colleague').waitFor({ state: 'detached' });
  });

  it('keeps a view, which is an address', async () => {
    const { page } = visit;
    await visit.open('/inbox?level=low&days=28');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Unhappy now');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.open('/inbox');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Unhappy now' }).click();
    await page.waitForURL(/level=low.*days=28|days=28.*level=low/);
  });

  it('shows the list and the answer as separate pages on a phone', async () => {
    const phone = await DashboardVisit.signedIn(browser, product, product, { viewport: { width: 375, height: 812 } });
    await phone.open('/inbox?level=high');
    const row = phone.page.locator('main li a[href*="answer="]').first();
    await row.click();
    await phone.page.getByText('Would you recommend us?').waitFor();
    expect(await row.isVisible()).toBe(false);
    await phone.page.getByRole('button', { name: 'Back to the list' }).click();
    await row.waitFor();
    await phone.end();
  });

  it('is accessible in all looks, as customers are', async () => {
    const { data } = (await product.call('GET', '/v1/responses')) as { data: { id: string }[] };
    const segments = await Promise.all(
      ['Gold', 'Paying'].map((name) => product.call('POST', '/v1/segments', { name, conditions: gold })),
    );
    const [one, other] = segments.map(({ id }) => id as string);
    const pages = [
      '/inbox',
      `/inbox?answer=${data[0]!.id}`,
      '/customers',
      '/customers/C-0',
      '/customer-quality',
      '/customer-quality?check=language',
      `/segments?one=${one}&other=${other}`,
      `/segments/${one}`,
    ];
    expect(await faultsInAllLooks(browser, product, product, pages)).toEqual([]);
  });
});

const gold = { attribute: { key: 'plan', op: 'eq', value: 'gold' } };

describe('segments', () => {
  it('are made of conditions, show who belongs to them, and filter the customers', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/segments/new');
    await page.getByLabel('Name', { exact: true }).fill('Gold customers');
    await page.getByRole('combobox', { name: 'What is looked at' }).click();
    await page.getByRole('option', { name: 'Attribute' }).click();
    await page.getByLabel('Name of the attribute').fill('plan');
    await page.getByLabel('Value', { exact: true }).fill('gold');
    await page.getByText('1 customer belongs to it').waitFor();
    await page.getByRole('button', { name: 'Save segment' }).click();
    const saved = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Gold customers' }) });
    await saved.getByRole('link', { name: '1 customer', exact: true }).click();
    await page.getByRole('link', { name: 'Jonas Weber' }).click();
    await page.getByRole('link', { name: 'Gold customers' }).waitFor();
    await visit.open('/segments');
    await page.getByRole('button', { name: 'Archive: Gold customers' }).click();
    await page.getByText('“Gold customers” archived.').waitFor();
    await page.getByRole('link', { name: 'Gold customers' }).waitFor({ state: 'detached' });
    await visit.end();
  });

  it('are made of who is in a list', async () => {
    const file = 'email\nida@guests.example\nomar@guests.example\n';
    await product.call('POST', '/v1/customer-lists?name=Guests', file, { 'content-type': 'text/csv' });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/segments/new');
    await page.getByLabel('Name', { exact: true }).fill('Guests of the fair');
    await page.getByRole('combobox', { name: 'What is looked at' }).click();
    await page.getByRole('option', { name: 'In a list' }).click();
    await page.getByRole('combobox', { name: 'Lists' }).click();
    await page.getByRole('option', { name: 'Guests' }).click();
    await page.getByText('2 customers belong to it').waitFor();
    await page.getByRole('button', { name: 'Save segment' }).click();
    await page.getByRole('link', { name: 'Guests of the fair' }).waitFor();
    await visit.end();
  });
});

describe('customers', () => {
  it('are found by a beginning of a name, and their page tells what happened', async () => {
    const { page } = visit;
    await visit.open('/customers');
    await page.keyboard.press('/');
    await page.keyboard.type('web');
    await page.waitForURL(/q=web/);
    await page.getByRole('link', { name: 'Jonas Weber' }).click();
    await page.getByRole('list', { name: 'What happened' }).getByText('NPS 0').waitFor();
    await page.getByText('gold', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Answered' }).click();
    await page.waitForURL(/\/inbox\?.*customer=C-0/);
  });

  it('who are one person are compared, merged and taken apart again', async () => {
    await product.call('PUT', '/v1/customers/C-0b', { name: 'Weber, Jonas', identities: [], language: 'en' });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/customer-quality');
    await page.getByRole('button', { name: 'Compare C-0 and C-0b' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('cell', { name: 'Weber, Jonas' }).waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('C-0b is part of C-0 now.').waitFor();
    await page.getByText('No likely duplicates.').waitFor();
    await visit.open('/customers/C-0b');
    await page.getByRole('list', { name: 'What happened' }).getByText('Merged with').waitFor();
    const undone = page.waitForResponse(/\/undo$/);
    await page.getByRole('button', { name: 'Undo the merge of C-0b' }).click();
    expect((await undone).status()).toBe(200);
    await page.getByRole('heading', { name: 'Weber, Jonas' }).first().waitFor();
    await page.getByRole('button', { name: 'Tasks', exact: true }).click();
    await page.waitForURL(/show=tasks/);
    await visit.end();
  });

  it('who lack something are mended from the report on quality, which can be undone', async () => {
    await product.call('PUT', '/v1/customers/C-7', { name: 'Nora Falk' });
    const visit = await DashboardVisit.signIn(browser, product, product);
    const { page } = visit;
    await visit.open('/customer-quality?check=email');
    const edit = page.getByRole('button', { name: 'Edit C-7' });
    await edit.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail address').fill('nora@person.example');
    await dialog.getByLabel('Language').selectOption('de');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('C-7 was changed.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await edit.waitFor({ state: 'detached' });
    const mended = { language: 'de', identities: [{ kind: 'email', value: 'nora@person.example' }] };
    expect(await product.call('GET', '/v1/customers/C-7')).toMatchObject(mended);
    await page.keyboard.press('z');
    await edit.waitFor();
    expect(await product.call('GET', '/v1/customers/C-7')).toMatchObject({ language: null, identities: [] });
    await visit.end();
  });

  it('get a copy at their address, and are erased from the task that their request opened, with a receipt', async () => {
    const address = 'klara@person.example';
    const identities = [{ kind: 'email', value: address }];
    await product.call('PUT', '/v1/customers/C-9', { name: 'Klara Brandt', language: 'en', identities });
    await product.call('POST', '/v1/customers/C-9/data-copies');
    const own = await Visit.start(browser, { viewport: { width: 375, height: 800 } });
    await own.page.goto(await mailedPage(address, /\/p\/\S+\/copy/));
    expect(await own.violations()).toEqual([]);
    await own.page.locator('form button').first().click();
    await own.page.getByText('Klara Brandt').first().waitFor();
    expect(await own.violations()).toEqual([]);

    await own.page.goto(`${await mailedPage(address, /\/p\/[^\s/]+$/m)}/erase`);
    await own.page.locator('[value=request]').click();
    await own.page.locator('h1', { hasText: 'a mail is on its way' }).waitFor();
    await own.page.goto(await mailedPage(address, /\/p\/\S+\/confirm/));
    await own.page.locator('[value=confirm]').click();
    await own.page.locator('.ok').waitFor();
    await own.end();
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/tasks');
    await page.getByRole('link', { name: 'Erase the data of a customer' }).first().click();
    await page.getByRole('button', { name: 'Erase this customer…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type C-9 to confirm').fill('C-9');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL(/\/erasures\//);
    await page.getByText('Done: nothing that names or quotes the customer is left.').waitFor({ timeout: 60_000 });
    expect(await visit.violations()).toEqual([]);
    const task = (await product.call('GET', '/v1/tasks')).data.find(({ title }: { title: string }) => title === '—');
    expect(await product.call('GET', `/v1/tasks/${task.id}`)).toMatchObject({
      playbook: '',
      privacy_request: { kind: 'erasure', customer: null },
    });
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });
});

/** The address of a page in a mail to this address. */
function mailedPage(address: string, link: RegExp): Promise<string> {
  return eventually(
    async () => {
      const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(address)}`);
      const { data } = (await reply.json()) as { data: readonly { text: string }[] };
      const path = data.map(({ text }) => link.exec(text)?.[0]).find(Boolean);
      if (path === undefined) throw new Error('no such mail yet');
      return product.url + path;
    },
    { within: 30_000 },
  );
}
