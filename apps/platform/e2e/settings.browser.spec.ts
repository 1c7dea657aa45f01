import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, repliesWith, WebhookReceiver } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { apiClient } from '../../../tools/product/product.mjs';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { confirmAddress } from '../../../tools/product/confirm-address.mjs';
import { dialogAfter, DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { Visit } from './survey-visit.js';

const PAGES = [
  'team',
  'opening-hours',
  'workspace',
  'brand',
  'sender',
  'suppressed',
  'attention',
  'privacy',
  'keys',
  'sandbox',
  'webhooks',
  'chat',
  'audit',
  'notifications',
  'root-causes',
  'saved-replies',
  'danger-zone',
  'ownership',
].map((page) => `/settings/${page}`);

let product: ProductUnderTest;
let browser: Browser;
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  const environment = { NOTIFICATIONS_WEBHOOK_HOSTS: receiver.host };
  [product, browser] = await Promise.all([productUnderTest({ environment }), launchChromium()]);
  await product.confirmOwner(product);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await receiver?.close();
});

/** The address of the page in the mail of an invitation. */
const invitationPage = (email: string) => mailedPage(email, /\/app\/join\/[\w-]{43}/);

/** The address of a page in a mail to this address. */
async function mailedPage(email: string, link: RegExp): Promise<string> {
  return eventually(async () => {
    const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(email)}`);
    const { data } = (await reply.json()) as { data: readonly { text: string }[] };
    const path = data.map(({ text }) => link.exec(text)?.[0]).find(Boolean);
    if (path === undefined) throw new Error('no such mail yet');
    return product.url + path;
  });
}

/** The status of a call with the session of the page's browser. */
async function callFrom(page: Page, method: string, path: string, data: object): Promise<number> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  return (await page.request.fetch(product.url + path, { method, data, headers })).status();
}

describe('the settings', () => {
  it('invite an agent, who works with answers and customers and cannot do what the role forbids', async () => {
    const email = 'lena@shop.example';
    const owner = await DashboardVisit.signedIn(browser, product, product);
    await owner.open('/settings/team');
    await owner.page.getByRole('button', { name: 'Invite' }).click();
    await owner.page.getByLabel('E-mail address').fill(email);
    await owner.page.getByLabel('Role', { exact: true }).selectOption('agent');
    await owner.page.getByRole('button', { name: 'Send the invitation' }).click();
    await owner.page.getByRole('list', { name: 'Invited' }).getByText(email).waitFor();

    const agent = await Visit.start(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = agent;
    const address = await invitationPage(email);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Join Botanic' }).waitFor();
    await page.getByLabel('Your name').fill('Lena Fuchs');
    await page.getByRole('textbox', { name: 'Password' }).fill('six lamps in the attic');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.waitForURL(/\/app\/$/);

    await page.goto(`${product.url}/app/settings/team`);
    await page.getByRole('alert').getByText('workspace:admin').first().waitFor();
    await page.goto(`${product.url}/app/settings/keys`);
    await page.getByRole('alert').getByText('workspace:admin').first().waitFor();
    const calls = [
      ['PATCH', '/v1/workspace', { name: 'Taken over' }],
      ['POST', '/v1/api-keys', { kind: 'secret', name: 'K', scopes: ['customers:read'] }],
      ['POST', '/v1/surveys', { name: 'S' }],
      ['POST', '/v1/rules', { name: 'R' }],
      ['POST', '/v1/invitations', { email: 'friend@shop.example', role: 'agent' }],
      ['PUT', '/v1/customers/C-7', { attributes: {} }],
    ] as const;
    const statuses: number[] = [];
    for (const [method, path, body] of calls) statuses.push(await callFrom(page, method, path, body));
    expect(statuses.slice(0, 5)).toEqual([403, 403, 403, 403, 403]);
    expect(statuses[5]).toBeLessThan(300);

    await page.goto(address);
    await page.getByRole('heading', { name: 'This invitation has ended.' }).waitFor();

    await owner.open('/settings/team');
    await owner.page
      .getByRole('row', { name: /Lena Fuchs/ })
      .getByRole('button', { name: 'End access' })
      .click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'End access' }).click();
    await owner.page.getByText(`${email} · no access`).waitFor();
    await page.goto(`${product.url}/app/tasks`);
    await page.waitForURL(/sign-in/);
    await agent.end();
    await owner.end();
  });

  it('show a new key once, save the workspace and the brand, test the mail, and verify the log', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/keys');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Shop backend');
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    const secret = await dialog.locator('code').first().textContent();
    expect(secret).toMatch(/^hbk_live_/);
    const reply = await fetch(`${product.url}/v1/workspace`, { headers: { authorization: `Bearer ${secret}` } });
    expect(reply.status).toBe(403);
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    expect(await page.content()).not.toContain(secret);

    await visit.open('/settings/team');
    await page.getByRole('button', { name: 'New team' }).click();
    const team = page.getByRole('dialog');
    await team.getByLabel('Name').fill('Service');
    await team.getByRole('checkbox').first().check();
    await team.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Archive Service' }).click();
    await page.getByText('Service is archived.').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: 'Change Service' }).waitFor();
    const [made] = (await product.call('GET', '/v1/teams')).data;
    await visit.open(`/tasks?team=${made.id}`);
    await page.getByRole('combobox', { name: 'Team' }).waitFor();

    await visit.open('/settings/workspace');
    await page.getByLabel('Name').fill('Botanic Garden');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await visit.open('/settings/brand');
    await page.getByLabel('Colour').fill('#7A4A0A');
    await page.getByLabel('Contact', { exact: true }).fill('Ida at Botanic');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await product.call('GET', '/v1/workspace/brand')).toMatchObject({
      color: '#7a4a0a',
      contact: { name: 'Ida at Botanic' },
    });

    await visit.open('/settings/sender');
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await page.getByText(`The server took the mail to ${product.email}.`).waitFor();

    await visit.open('/settings/root-causes');
    await page.getByLabel('New cause').fill('Courier, depot');
    await page.getByLabel('New cause').press('Enter');
    await page.getByLabel('Cause 1', { exact: true }).fill('The lamp itself');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { causes } = await product.call('GET', '/v1/tasks/root-causes');
    expect(causes.at(0)).toEqual({ key: 'product', label: 'The lamp itself' });
    expect(causes.at(-1)).toEqual({ key: 'courier_depot', label: 'Courier, depot' });
    await page.keyboard.press('z');
    await eventually(async () =>
      expect((await product.call('GET', '/v1/tasks/root-causes')).causes[0].label).toBeNull(),
    );

    await visit.open('/settings/opening-hours');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Shop');
    await page.getByRole('button', { name: 'Monday: add a time' }).click();
    await page.getByLabel('Monday, closes, 1').fill('13:00');
    await page.getByLabel('Monday, opens, 2').fill('14:00');
    await page.getByLabel('Monday, closes, 2').fill('18:00');
    await page.getByRole('button', { name: 'Add a day' }).click();
    await page.getByLabel('Date of day 1').fill('2026-12-25');
    await page.getByLabel('Name of day 1').fill('Christmas');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const [hours] = (await product.call('GET', '/v1/calendars')).calendars;
    expect(hours).toMatchObject({ name: 'Shop', special_days: [{ date: '2026-12-25', name: 'Christmas', open: [] }] });
    expect(hours.week[0].open).toEqual([
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ]);
    await page.getByLabel('An answer at').fill('2026-12-24T16:00');
    // Out of the field, which would take the key.
    await page.getByText(/Due Monday 28 December, 11:00\./).click();
    // Without opening hours the tasks of the other tests keep their due times.
    await page.keyboard.press('z');
    await eventually(async () => expect((await product.call('GET', '/v1/calendars')).calendars).toEqual([]));

    await visit.open('/settings/notifications');
    await page.getByText('You are mailed as things happen.').waitFor();
    await page.getByLabel('How often').selectOption('weekly');
    await page.getByLabel('Day', { exact: true }).selectOption('Friday');
    await page.getByLabel('Time').fill('16:30');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Your next mail goes out Friday \d.* at 16:30/).waitFor();
    expect(await callFrom(page, 'PUT', '/v1/members/me/notification-settings', { kinds: ['task_lost'] })).toBe(400);

    await visit.open('/settings/audit');
    await page.getByRole('cell', { name: 'changed the workspace' }).first().waitFor();
    await page.getByLabel('Act', { exact: true }).selectOption('made a key');
    await page.getByRole('cell', { name: 'changed the workspace' }).first().waitFor({ state: 'detached' });
    await page.getByLabel('To day').fill('2020-01-01');
    await page.getByText('No entries.').waitFor();
    expect(page.url()).toMatch(/action=.*to=2020-01-01/);
    await visit.open('/settings/audit');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(/entries, all unchanged/).waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('tell a program what happens, show what it answered, and send again what failed', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const answers = (status: number) => receiver.reply('/hooks', repliesWith(status, {}, `answer ${status}`));
    await visit.open('/settings/webhooks');
    await button('Add an endpoint').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('http://10.0.0.1/hooks');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('must begin with https://').waitFor();
    await dialog.getByLabel('Address').fill(`http://${receiver.host}/hooks`);
    await dialog.getByRole('radio', { name: 'Only some of it' }).check();
    await dialog.getByRole('checkbox', { name: 'A promise was not kept' }).check();
    await dialog.getByRole('button', { name: 'Add' }).click();
    const secret = (await dialog.locator('code').textContent())!;
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Nothing sent yet').waitFor();

    const detail = page.getByRole('complementary', { name: 'Delivery' });
    const read = (text: string) => detail.getByText(text).waitFor();
    await button('Send a test').click();
    await read('Delivered.');
    const { headers, body } = receiver.at('/hooks')[0]!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'promise.broken',
    });
    answers(500);
    await button('Send a test').click();
    await read('answer 500');
    await read('Next try at');
    await page.getByText('Failing', { exact: true }).waitFor();
    answers(200);
    await button('Send again').click();
    await read('answer 200');
    expect(receiver.at('/hooks').at(-1)!.headers['webhook-id']).toBe(receiver.at('/hooks')[1]!.headers['webhook-id']);

    await button('Pause').click();
    await page.getByText('Messages wait until it is turned on again.').waitFor();
    await button('Undo').click();
    await button('Send a time again…').click();
    await button('Send again').last().click();
    await page.getByText(/messages? (is|are) sent again/).waitFor();
    answers(410);
    await button('Send a test').click();
    await page.getByText('answered that it is gone (410)').waitFor();
    // What waits is sent as soon as it is on again.
    answers(200);
    await button('Turn on again').click();
    await page.getByText('Switched off', { exact: true }).waitFor({ state: 'hidden' });
    await visit.end();
  });

  it('make a sandbox, show its keys once, lead there and back, show what nobody was mailed, and empty it', async () => {
    const workspace = await product.newWorkspace('Moss House');
    await product.confirmOwner(workspace);
    const visit = await DashboardVisit.signedIn(browser, product, workspace);
    const { page } = visit;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await visit.open('/settings/keys');
    await page.getByRole('link', { name: 'Make a sandbox' }).click();
    await button('Make a sandbox').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('These keys are shown only now.').waitFor();
    const [secret, publishable] = await dialog.locator('code').allTextContents();
    expect([secret, publishable]).toEqual([expect.stringMatching(/^hbk_test_/), expect.stringMatching(/^hbp_test_/)]);
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await button('Go to the sandbox').waitFor();
    expect(await page.content()).not.toContain(secret);
    const test = apiClient(product.url, secret!);
    await test('POST', '/v1/invitations', { email: 'nobody@shop.example', role: 'agent' });
    await eventually(async () => expect((await test('GET', '/v1/sandbox/mails')).data).toHaveLength(1));
    const inbox = await fetch(`${product.url}/inbox/messages?to=nobody%40shop.example`);
    expect(((await inbox.json()) as { data: unknown[] }).data).toEqual([]);

    await button('Go to the sandbox').click();
    const banner = page.getByRole('status').filter({ hasText: 'Its mails reach nobody but its members.' });
    await banner.getByRole('link', { name: 'Kept mails' }).click();
    await page.getByRole('heading', { name: 'Kept mails' }).waitFor();
    await page.getByText('nobody@shop.example').click();
    await page.getByText(/\/app\/join\//).waitFor();
    expect(await visit.violations()).toEqual([]);
    await button('Leave the sandbox').click();
    await banner.waitFor({ state: 'detached' });

    await visit.open('/settings/sandbox');
    await button('Empty the sandbox').click();
    await dialog.getByRole('button', { name: 'Empty the sandbox' }).click();
    await page.getByText('The sandbox is empty.').waitFor();
    expect((await test('GET', '/v1/sandbox/mails')).data).toEqual([]);
    await visit.open('/settings/audit');
    await page.getByRole('cell', { name: 'emptied the sandbox' }).waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('give mails a sender with the records of its domain, and stop and allow mail to an address', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/sender');
    await page.getByText(/^Mails to customers are from /).waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ida at Botanic');
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill('hello@botanic.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Publish these records, then check them.').waitFor();
    const records = page.getByRole('region', { name: 'DNS records' });
    await records.getByText('_dmarc.botanic.example', { exact: true }).waitFor();
    await eventually(async () => expect(await records.getByRole('row').count()).toBe(4));
    await records.getByText(/^v=DKIM1; k=rsa; p=/).waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('Checked. Not all records are right yet.').waitFor();
    expect(await product.call('GET', '/v1/sender')).toMatchObject({ state: 'unverified', name: 'Ida at Botanic' });
    expect(await visit.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Make a secret' }).click();
    await page.getByText('Copy the secret now. It is not shown again.').waitFor();
    expect(await page.getByText(/^whsec_/).count()).toBe(1);
    await page.getByText(/^Secret since /).waitFor();
    expect(await visit.violations()).toEqual([]);

    await page.getByRole('link', { name: 'Addresses not written to' }).first().click();
    await page.getByText('No address is on the list.').waitFor();
    for (const address of ['gone@shop.example', 'moved@shop.example']) {
      await page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
      await page.getByRole('button', { name: 'Stop mail' }).click();
      await page.getByRole('cell', { name: address, exact: true }).waitFor();
    }
    await page.getByRole('searchbox', { name: 'Search addresses' }).fill('moved');
    await page.getByRole('cell', { name: 'gone@shop.example', exact: true }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('q=moved');
    await page.getByRole('button', { name: 'Allow mail to moved@shop.example' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('A colleague stopped mail to this address.').waitFor();
    expect(await visit.violations()).toEqual([]);
    await dialog.getByLabel('It was on the list by mistake').check();
    await dialog.getByRole('button', { name: 'Allow mail' }).click();
    await page.getByText('No such address is on the list.').waitFor();
    const { data } = await product.call('GET', '/v1/suppressed-addresses');
    expect(data).toMatchObject([{ address: 'gone@shop.example', reason: 'by_staff' }]);
    await visit.end();
  });

  it('delete a workspace on a later day, which the owner can take back, and hand it over to an admin who accepts', async () => {
    const workspace = await product.newWorkspace('Fern House');
    await product.confirmOwner(workspace);
    const admin = { email: 'noa@shop.example', password: 'six lamps in the attic' };
    await workspace.call('POST', '/v1/members', { ...admin, name: 'Noa Levi', role: 'admin' });
    await confirmAddress(product.url, admin);
    const owner = await DashboardVisit.signedIn(browser, product, workspace);
    const { page } = owner;
    await owner.open('/settings/danger-zone');
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Type .Fern House. to confirm/).fill('Fern');
    await dialog.getByRole('textbox', { name: 'Your password' }).fill(workspace.password);
    await dialog.getByRole('button', { name: 'Delete the workspace' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel(/to confirm/).fill('Fern House');
    await dialog.getByRole('button', { name: 'Delete the workspace' }).click();
    await page.getByText(/^Fern House will be deleted on /).waitFor();
    expect(await mailedPage(admin.email, /\/app\/settings\/danger-zone/)).toContain('danger-zone');

    const colleague = await DashboardVisit.signIn(browser, product, admin);
    await colleague.page.getByText(/^Fern House will be deleted on /).waitFor();
    expect(await colleague.page.getByRole('button', { name: 'Keep it' }).count()).toBe(0);
    await owner.open('/');
    expect(await owner.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText(/will be deleted on/).waitFor({ state: 'detached' });

    await owner.open('/settings/danger-zone');
    await page.getByRole('button', { name: 'Hand over' }).click();
    expect(await owner.violations()).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Your password' }).fill(workspace.password);
    await dialog.getByRole('button', { name: 'Ask by mail' }).click();
    await page.getByText(/^Noa Levi is asked to become the owner/).waitFor();
    await colleague.page.goto(await mailedPage(admin.email, /\/app\/settings\/ownership#[\w-]{43}/));
    await colleague.page.getByRole('button', { name: 'Become the owner' }).click();
    await colleague.page.getByRole('heading', { name: 'You are the owner' }).waitFor();
    await page.goto(`${product.url}/app/settings/danger-zone`);
    await page.waitForURL(/sign-in/);
    const now = await DashboardVisit.signedIn(browser, product, admin);
    await now.open('/settings/danger-zone');
    await now.page.getByRole('button', { name: 'Hand over' }).waitFor();
    for (const visit of [owner, colleague, now]) await visit.end();
  });

  it('give all data of the workspace as files, each by a link', async () => {
    await product.call('PUT', '/v1/customers/C-taken', { name: 'Ada Example' });
    const owner = await DashboardVisit.signedIn(browser, product, product);
    const { page } = owner;
    await owner.open('/settings/danger-zone');
    await page.getByRole('button', { name: 'Make the files' }).click();
    const files = page.getByRole('list', { name: 'Files of the export' });
    await files.waitFor();
    expect(await files.getByRole('link').count()).toBe(57);
    expect(await owner.violations()).toEqual([]);
    const begun = page.waitForEvent('download');
    await files.getByRole('link', { name: 'Customers', exact: true }).click();
    const download = await begun;
    expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.ndjson$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    const taken = expect.objectContaining({ external_id: 'C-taken', name: 'Ada Example' });
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(taken);
    await owner.open('/settings/audit');
    await page.getByRole('cell', { name: 'took all data of the workspace' }).waitFor();
    await owner.end();
  });

  it('are accessible in all looks', async () => {
    const { id } = await product.call('POST', '/v1/invitations', { email: 'nina@shop.example', role: 'viewer' });
    expect(id).toMatch(/^inv_/);
    const join = new URL(await invitationPage('nina@shop.example')).pathname.replace('/app', '');
    const hooks = '/settings/webhooks';
    const [endpoint] = (await product.call('GET', '/v1/webhook-endpoints')).data;
    const [delivery] = (await product.call('GET', `/v1/webhook-endpoints/${endpoint.id}/deliveries`)).data;
    const withLog = [
      `${hooks}?delivery=${delivery.id}`,
      dialogAfter(hooks, 'secret', 'main section button >> nth=1'),
      dialogAfter(hooks, 'replay', 'section[aria-labelledby=delivery-log] button.link >> nth=-1'),
    ];
    expect(await faultsInAllLooks(browser, product, product, [...PAGES, ...withLog, join])).toEqual([]);
  });
});
