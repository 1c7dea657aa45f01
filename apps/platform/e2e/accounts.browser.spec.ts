import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT, eventually, IdentityProvider } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { oneTimeCode } from './one-time-code.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { Visit } from './survey-visit.js';

const NEW_PASSWORD = 'nine lamps on the pier';

let product: ProductUnderTest;
let browser: Browser;
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await IdentityProvider.start();
  const environment = { ACCOUNTS_IDENTITY_PROVIDER_HOSTS: provider.host };
  [product, browser] = await Promise.all([productUnderTest({ environment }), launchChromium()]);
  await provider.register(`${product.url}/app/sign-in/callback`);
  await product.confirmOwner(product);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await provider?.close();
});

/** The address of this page in a mail to the owner. */
function linkInMail(page: string): Promise<string> {
  return eventually(async () => {
    const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(product.email)}`);
    const { data } = (await reply.json()) as { data: readonly { text: string }[] };
    const link = data.map(({ text }) => new RegExp(`/app/${page}\\S+`).exec(text)?.[0]).find(Boolean);
    if (link === undefined) throw new Error(`no mail with a link to ${page} yet`);
    return product.url + link;
  });
}

/** Types address and password on the page of the sign-in. */
async function enter(page: Page, password: string): Promise<void> {
  await page.goto(`${product.url}/app/sign-in`);
  await page.getByLabel('E-mail address').fill(product.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Ida Adler/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
}

const isHome = (address: URL) => address.pathname === '/app/';

describe('accounts in the dashboard', () => {
  it('switch to another workspace and back by keys alone', async () => {
    await product.call('POST', '/v1/touchpoints', { key: 'lamp', name: 'Lamp of Botanic', stage: 'buy' });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    const switcher = page.getByRole('button', { name: /Workspaces?$/i }).first();
    await visit.open('/account/new-workspace');
    await page.getByLabel('Name').focus();
    await page.keyboard.type('Second Shop');
    await page.keyboard.press('Enter');
    await page.waitForURL(isHome);
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByText('Second Shop').waitFor();
    await visit.open('/surveys/touchpoints');
    expect(await page.getByText('Lamp of Botanic').count()).toBe(0);
    await switcher.focus();
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: 'Botanic' });
    await item.waitFor();
    for (let tries = 0; tries < 5 && !(await item.evaluate((node) => node === document.activeElement)); tries += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(isHome);
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByText('Botanic').waitFor();
    await visit.open('/surveys/touchpoints');
    await page.getByText('Lamp of Botanic').first().waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('connect an identity provider, try it, make it mandatory, sign in with it, and let in who asks to join', async () => {
    provider.signInAs({ sub: 'ida' });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/sign-in');
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByLabel('Client ID').fill(CLIENT.client_id);
    await page.getByRole('textbox', { name: 'Client secret' }).fill(CLIENT.client_secret);
    await page.keyboard.press('Enter');
    const need = page.getByRole('switch', { name: 'Members need single sign-on' });
    await need.waitFor();
    expect(await need.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Connect my account' }).click();
    await page.waitForURL(/\/account\/security/);
    await page.getByRole('region', { name: 'Company account' }).getByText('is connected').waitFor();
    await visit.open('/settings/sign-in');
    await page.getByText('The connection works since').waitFor();
    await need.click();
    await eventually(async () => expect(await need.isChecked()).toBe(true));
    await page.getByRole('textbox', { name: /^Domain/ }).fill('shop.example');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'shop.example' }).getByText('not proved yet').waitFor();
    const { workspace } = (await (await page.request.get(`${product.url}/v1/sessions/current`)).json()) as {
      workspace: { id: string };
    };
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();

    const elsewhere = await Visit.start(browser, { viewport: { width: 1440, height: 900 } });
    const { page: other } = elsewhere;
    await other.goto(`${product.url}/app/sign-in`);
    await other.getByRole('link', { name: 'Sign in with your company account' }).click();
    await other.getByRole('heading', { name: 'Company account' }).waitFor();
    await other.goto(`${product.url}/app/sign-in/company?workspace=${workspace.id}`);
    await other.getByRole('button', { name: 'Go on' }).click();
    await other.waitForURL(isHome);
    await other.getByRole('button', { name: /Ida Adler/ }).waitFor();
    expect(elsewhere.complaints).toEqual([]);
    await elsewhere.end();
    await product.database.sql(`update accounts.sso_domain set proved_at = now(), capture = 'request'`);
    provider.signInAs({ sub: 'noor', email: 'noor@shop.example', email_verified: true, name: 'Noor Aziz' });
    const newcomer = await Visit.start(browser, { viewport: { width: 1440, height: 900 } });
    const enter = async () => {
      await newcomer.page.goto(`${product.url}/app/sign-in/company?workspace=${workspace.id}`);
      await newcomer.page.getByRole('button', { name: 'Go on' }).click();
    };
    await enter();
    await newcomer.page.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
    const pages = ['/settings/sign-in', '/account/security', '/sign-in/company', '/sign-in/callback'];
    expect(await faultsInAllLooks(browser, product, product, pages)).toEqual([]);
    await product.database.sql('update accounts.sso_connection set enforced = false');
    const admin = await DashboardVisit.signIn(browser, product, product);
    await admin.open('/settings/sign-in');
    const request = admin.page.getByRole('group', { name: 'Noor Aziz' });
    await request.getByLabel('Role of Noor Aziz').selectOption('agent');
    await request.getByRole('button', { name: 'Let in' }).click();
    await admin.page.getByText('Noor Aziz is a member now.').waitFor();
    await request.waitFor({ state: 'detached' });
    await admin.end();
    await enter();
    await newcomer.page.waitForURL(isHome);
    await newcomer.page.getByRole('button', { name: /Noor Aziz/ }).waitFor();
    expect(newcomer.complaints).toEqual([]);
    await newcomer.end();
  });

  it('set a forgotten password by mail, turn on two-step sign-in, and sign in with a code and with a recovery code', async () => {
    const elsewhere = await DashboardVisit.signIn(browser, product, product);
    await elsewhere.atRest();
    const { page, ...visit } = await Visit.start(browser, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${product.url}/app/sign-in`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    // The page before has such a field, too.
    await page.waitForURL(/\/forgot-password$/);
    await page.getByRole('heading', { name: 'Set a new password' }).waitFor();
    await page.getByLabel('E-mail address').fill(product.email);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    await page.goto(await linkInMail('reset-password'));
    await page.getByRole('textbox', { name: 'New password' }).fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
    // The new password ends all sessions.
    await elsewhere.page.waitForURL(/sign-in/);
    await elsewhere.end();

    await enter(page, product.password);
    await page.getByText('You are not signed in.').waitFor();
    await enter(page, NEW_PASSWORD);
    await page.waitForURL(isHome);

    await page.goto(`${product.url}/app/account/security`);
    const factor = page.getByRole('region', { name: 'Two-step sign-in' });
    await factor.getByLabel('Your password').fill(NEW_PASSWORD);
    await factor.getByRole('button', { name: 'Turn on' }).click();
    const secret = (await factor.locator('span[dir=ltr]').textContent())!;
    const first = oneTimeCode(secret);
    await factor.getByLabel('Code of the app').fill(first);
    await page.keyboard.press('Enter');
    await factor.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    const codes = await factor.getByRole('listitem').allTextContents();
    await factor.getByRole('button', { name: 'I have kept them' }).click();

    await signOut(page);
    await enter(page, NEW_PASSWORD);
    const code = page.getByRole('textbox', { name: 'Code', exact: true });
    await code.fill(first);
    await page.keyboard.press('Enter');
    // A code works once.
    await page.getByText('The code is wrong, or it took too long.').waitFor();
    await code.fill(oneTimeCode(secret, 1));
    await page.keyboard.press('Enter');
    await page.waitForURL(isHome);

    await signOut(page);
    await enter(page, NEW_PASSWORD);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(codes[0]!);
    await page.keyboard.press('Enter');
    await page.waitForURL(isHome);
    await page.goto(`${product.url}/app/account/security`);
    await page.getByText(`${codes.length - 1} recovery codes are left.`).waitFor();

    await signOut(page);
    await enter(page, NEW_PASSWORD);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(codes[0]!);
    await page.keyboard.press('Enter');
    await page.getByText('The code is wrong, or it took too long.').waitFor();
    await page.context().close();
    expect(visit.complaints.filter((text) => !/status of 40[13]/.test(text))).toEqual([]);
  });
});
