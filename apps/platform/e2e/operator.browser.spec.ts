import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually } from '@hearback/testing';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, dialogAfter, faultsInAllLooks, type PageState } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest, type Workspace } from './product-under-test.js';
import { publishedPage } from './survey-visit.js';

const DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  texts: { en: { 'questions.recommend.title': 'Would you recommend us?' } },
  questions: [{ key: 'recommend', kind: 'nps', required: true }],
};

let product: ProductUnderTest;
let other: Workspace;
let browser: Browser;

beforeAll(async () => {
  const environment = { ACCOUNTS_OPERATOR_EMAILS: 'botanic@shop.example' };
  [product, browser] = await Promise.all([productUnderTest({ environment }), launchChromium()]);
  await product.confirmOwner(product);
  other = await product.newWorkspace('Other');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('the operator of the installation', () => {
  it('suspends a workspace, whose surveys are then closed, and restores it', async () => {
    const path = await publishedPage({ ...product, call: other.call }, 'Checkout', DEFINITION);
    const shows = (text: RegExp) =>
      eventually(
        async () => {
          if (!text.test(await (await fetch(product.url + path)).text())) throw new Error(`it does not show ${text}`);
        },
        { within: 20_000 },
      );
    await shows(/Would you recommend us/);

    const operator = await DashboardVisit.signedIn(browser, product, product);
    await operator.open('/settings');
    await operator.page.getByRole('link', { name: 'All workspaces' }).click();
    const { page } = operator;
    // Of the other workspace: its survey, and no answer yet.
    await page.getByRole('row', { name: /Other.* 0 0 1 Never/ }).waitFor();
    await page.getByRole('button', { name: 'Suspend Other' }).click();
    await page.getByLabel('Reason').fill('Unpaid since <b>March</b>');
    await page.getByRole('button', { name: 'Suspend', exact: true }).last().click();
    await page.getByRole('button', { name: 'Restore Other' }).waitFor();
    await shows(/closed/i);
    await expect(other.call('GET', '/v1/surveys')).rejects.toMatchObject({ status: 403 });

    const member = await DashboardVisit.signIn(browser, product, other);
    await member.page.getByRole('heading', { name: 'Other is suspended' }).waitFor();
    await member.page.getByText('Unpaid since <b>March</b>').waitFor();
    expect(await faultsInAllLooks(browser, product, other, ['/suspended'])).toEqual([]);

    await page.getByRole('button', { name: 'Restore Other' }).click();
    await page.getByRole('button', { name: 'Suspend Other' }).waitFor();
    await shows(/Would you recommend us/);
    await member.open('/');
    await member.page.getByRole('heading', { name: 'Home' }).waitFor();
    await member.end();
    await operator.end();
  });

  it('sets limits for a workspace, which its owner reads once they are passed', async () => {
    const draft = await other.call('POST', '/v1/surveys', { name: 'Visit', definition: DEFINITION });
    await other.call('POST', `/v1/surveys/${draft.id}/publish`);
    const answer = () => other.call('POST', '/v1/responses', { survey_id: draft.id, answers: { recommend: 9 } });
    await eventually(answer, { within: 20_000 });
    await answer();

    const operator = await DashboardVisit.signedIn(browser, product, product);
    const { page } = operator;
    await operator.open('/operator');
    await page.getByRole('button', { name: 'Set limits of Other' }).click();
    const dialog = page.getByRole('dialog', { name: 'Limits of Other' });
    await dialog.getByLabel('Members').fill('5');
    await dialog.getByLabel('Answers a month').fill('1');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /Other.* 1 of 5 .* 2 of 1 Over limit 2 / }).waitFor();

    const owner = await DashboardVisit.signedIn(browser, product, other);
    await owner.open('/settings/workspace');
    await owner.page.getByText('2 answers have come this month. The operator agreed on 1; all are accepted.').waitFor();
    const notice: PageState = {
      path: '/settings/workspace',
      state: 'beyond its limit',
      reach: (at) => at.getByText('2').and(at.getByRole('status')).waitFor(),
    };
    const limits: PageState = {
      path: '/operator',
      state: 'setting limits',
      reach: async (at) => {
        await at.getByRole('row', { name: 'Other' }).getByRole('button').first().click();
        await at.getByRole('dialog').waitFor();
      },
    };
    expect(await faultsInAllLooks(browser, product, other, [notice])).toEqual([]);
    const suspension = dialogAfter('/operator', 'suspending', 'tbody tr td:last-child button:last-of-type');
    expect(await faultsInAllLooks(browser, product, product, [limits, suspension])).toEqual([]);

    await page.getByRole('button', { name: 'Set limits of Other' }).click();
    await dialog.getByLabel('Members').fill('');
    await dialog.getByLabel('Answers a month').fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /Other.* 1 .* 2 2 2 / }).waitFor();
    await owner.end();
    await operator.end();
  });

  it('sees the shape of what is loading, and "Unknown" only for what cannot be known', async () => {
    const operator = await DashboardVisit.signedIn(browser, product, product);
    const { page } = operator;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/v1\/operator\/(use|health\/followups)/, async (route) => {
      await held;
      await (route.request().url().includes('followups') ? route.abort() : route.continue());
    });
    await page.goto(`${product.url}/app/operator`);
    const row = page.getByRole('row', { name: /^Other/ });
    await row.getByRole('img', { name: 'Loading' }).waitFor();
    await page
      .getByRole('row', { name: /^Tasks followups/ })
      .getByRole('img', { name: 'Loading' })
      .waitFor();
    expect(await page.getByText('Unknown').count()).toBe(0);
    answer();
    await row.getByRole('img').waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /^Tasks followups/ })
      .getByText('Unknown')
      .waitFor();
    await operator.end();
  });

  it('reads what a service could not do, and what to do about it', async () => {
    const operator = await DashboardVisit.signedIn(browser, product, product);
    await operator.open('/operator');
    const { page } = operator;
    const health = page.getByRole('group', { name: 'Health' });
    await health.getByRole('row', { name: /^Tasks followups In order/ }).waitFor();
    await health.getByRole('row').nth(7).waitFor();
    expect(await health.getByRole('row').count()).toBe(8);
    expect(await page.getByText('What to do').count()).toBe(0);

    await product.databaseOf('followups').sql(
      `insert into jobs.job (id, tenant_id, queue, body, due_at, attempt, max_attempts, last_error, dead_at)
       select gen_random_uuid(), gen_random_uuid(), 'followups.forgotten', '{}', now(), 8, 8, 'refused', now()
       from generate_series(1, 2)`,
    );
    await operator.open('/operator');
    // What is late comes first.
    const first = health.getByRole('row').nth(1);
    await first.getByText('2 jobs failed for good').waitFor();
    expect(await first.getByRole('rowheader').innerText()).toBe('Tasks followups');
    await page.getByText('--dead-jobs list --service followups').waitFor();
    await first.getByText('By topic and queue').click();
    await first.getByText('failed: 0, dead: 2').waitFor();
    expect(await faultsInAllLooks(browser, product, product, ['/operator'])).toEqual([]);
    await operator.end();
  });
});
