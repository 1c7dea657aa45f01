import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit } from './dashboard-visit.js';
import { productUnderTest, signIn, type ProductUnderTest } from './product-under-test.js';

let product: ProductUnderTest;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('live updates in the dashboard', () => {
  it('bring a change to an open page without a reload', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    await visit.open('/');
    await visit.page.getByText('Live, up to date').waitFor();
    const headers = { authorization: `Bearer ${product.secretKey}`, 'content-type': 'application/json' };
    const target = `${product.url}/v1/workspace`;
    const tag = (await fetch(target, { headers })).headers.get('etag') ?? '';
    const body = JSON.stringify({ name: 'Renamed Lamps' });
    const reply = await fetch(target, { method: 'PATCH', headers: { ...headers, 'if-match': tag }, body });
    expect(reply.status).toBe(200);
    await visit.page.getByRole('navigation', { name: 'Main', exact: true }).getByText('Renamed Lamps').waitFor();

    // What the owner does elsewhere with the whole workspace is seen as well.
    const owner = await signIn(product.url, product);
    const json = { 'content-type': 'application/json' };
    const deletion = (method: string, asked?: object) =>
      fetch(`${target}/deletion`, {
        method,
        headers: { ...owner, ...(asked && json) },
        body: asked && JSON.stringify(asked),
      });
    const asked = { name: 'Renamed Lamps', password: product.password };
    expect((await deletion('POST', asked)).status).toBe(202);
    const banner = visit.page.getByText(/^Renamed Lamps will be deleted on/);
    await banner.waitFor();
    expect((await deletion('DELETE')).status).toBe(204);
    await banner.waitFor({ state: 'detached' });
    await visit.end();
  });

  it('end with the session, and lead to the sign-in', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    await visit.open('/');
    await visit.page.getByText('Live, up to date').waitFor();
    const other = await DashboardVisit.signedIn(browser, product, product);
    await other.open('/');
    await visit.page.evaluate(() => fetch('/v1/sessions/current', { method: 'DELETE' }).then(({ status }) => status));
    await visit.page.waitForURL(/sign-in/);
    await other.page.getByText('Live, up to date').waitFor();
    await Promise.all([visit.end(), other.end()]);
  });

  it('say since when there is no connection', async () => {
    // axe is injected, which the policy of the page forbids.
    const visit = await DashboardVisit.signedIn(browser, product, product, { bypassCSP: true });
    await visit.open('/');
    await visit.page.getByText('Live, up to date').waitFor();
    await visit.page.route('**/v1/live-updates', (route) => route.abort());
    await visit.page.reload();
    await visit.page.getByText(/No connection since \d\d:\d\d/).waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.page.unroute('**/v1/live-updates');
    await visit.page.getByText('Live, up to date').waitFor();
    await visit.end();
  });
});
