import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { apiClient } from '../../../tools/product/product.mjs';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { routesOf } from './dashboard-routes.js';
import { DashboardVisit, faultsInAllLooks, type PageState } from './dashboard-visit.js';
import { createSamples } from './every-route.js';
import { oneTimeCode } from './one-time-code.js';
import { productUnderTest, signIn, type ProductUnderTest, type Workspace } from './product-under-test.js';

/** Where the looks of each page are examined; `here` is this file. A page of the router that is not in the list is a defect. */
const EXAMINED: Readonly<Record<string, string>> = {
  '/': 'reports',
  '/account': 'here',
  '/account/new-workspace': 'here',
  '/account/security': 'here',
  '/confirm-address': 'here',
  '/customer-lists': 'campaigns',
  '/customer-quality': 'inbox',
  '/customers': 'inbox',
  '/customers/$externalId': 'inbox',
  '/erasures/$erasureId': 'here',
  '/forgot-password': 'here',
  '/imports': 'surveys',
  '/imports/$importId': 'here',
  '/inbox': 'inbox',
  '/join/$token': 'settings',
  '/keep-address': 'here',
  '/open': 'here',
  '/operator': 'operator',
  '/reports': 'reports',
  '/reports/$metric': 'reports',
  '/reports/$metric/answers': 'reports',
  '/reports/anonymous/$surveyId': 'here',
  '/reports/churn': 'understand',
  '/reports/boards': 'understand',
  '/reports/boards/$boardId': 'understand',
  '/reports/drivers': 'understand',
  '/reports/effect': 'understand',
  '/reports/followups': 'work',
  '/reports/attribution': 'understand',
  '/reports/goals': 'understand',
  '/reports/journey': 'reports',
  '/reports/key-figures': 'understand',
  '/reports/orders': 'understand',
  '/reports/questions': 'understand',
  '/reports/questions/answers': 'understand',
  '/reports/roi': 'understand',
  '/reports/roi/$scenarioId': 'understand',
  '/reports/roi/claim': 'understand',
  '/reports/mailings': 'understand',
  '/reports/topics': 'understand',
  '/reports/response-rates': 'reports',
  '/reports/response-rates/invitations': 'reports',
  '/reset-password': 'here',
  '/rules': 'dashboard-tasks',
  '/rules/$id': 'dashboard-tasks',
  '/segments': 'inbox',
  '/segments/$segmentId': 'inbox',
  '/settings': 'here',
  '/settings/attention': 'settings',
  '/settings/audit': 'settings',
  '/settings/brand': 'settings',
  '/settings/chat': 'settings',
  '/settings/danger-zone': 'settings',
  '/settings/keys': 'settings',
  '/settings/notifications': 'settings',
  '/settings/opening-hours': 'settings',
  '/settings/ownership': 'settings',
  '/settings/privacy': 'settings',
  '/settings/root-causes': 'settings',
  '/settings/sandbox': 'settings',
  '/settings/saved-replies': 'settings',
  '/settings/sender': 'settings',
  '/settings/sign-in': 'accounts',
  '/settings/suppressed': 'settings',
  '/settings/targets': 'targets',
  '/settings/playbooks': 'work',
  '/settings/cost': 'work',
  '/settings/team': 'settings',
  '/settings/webhooks': 'settings',
  '/settings/workspace': 'settings',
  '/sign-in': 'here',
  '/sign-in/callback': 'accounts',
  '/sign-in/company': 'accounts',
  '/surveys': 'surveys',
  '/surveys/$surveyId': 'surveys',
  '/surveys/$surveyId/settings': 'surveys',
  '/surveys/$surveyId/share': 'surveys',
  '/surveys/$surveyId/translations': 'surveys',
  '/surveys/$surveyId/versions': 'surveys',
  '/surveys/campaigns': 'campaigns',
  '/surveys/campaigns/$planId': 'campaigns',
  '/surveys/campaigns/$planId/invitations': 'campaigns',
  '/surveys/new': 'surveys',
  '/surveys/touchpoints': 'surveys',
  '/suspended': 'operator',
  '/tasks': 'dashboard-tasks',
  '/tasks/$id': 'dashboard-tasks',
  '/$': 'dashboard-frame',
};

const SURVEYMONKEY = [
  'Respondent ID,End Date,Would you recommend us?',
  ',,Response',
  '11,02/03/2026 10:00,9',
  '12,14/05/2026 11:30,many',
].join('\n');

let product: ProductUnderTest;
let browser: Browser;
let guarded: Workspace;
let waiting: string;
let done: string;
let task: string;
let anonymous: string;
let erased: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  const samples = await createSamples(product);
  task = samples['tasks']!;
  anonymous = samples['anonymous-survey']!;
  erased = samples['erasures']!;
  const send = (content: string) =>
    product.call('POST', `/v1/imports?survey_id=${samples['surveys']}&file_name=answers.csv`, content, {
      'content-type': 'text/csv',
    });
  waiting = (await send(SURVEYMONKEY)).id;
  done = await importedWithMistakes(samples['surveys']!);
  guarded = await product.newWorkspace('Guarded');
  await turnOnSecondFactor(guarded);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** An import that is over, with a row that was rejected; its id. */
async function importedWithMistakes(surveyId: string): Promise<string> {
  const mapping = { columns: { score: { to: 'answer', key: 'recommend' } } };
  const { id } = await product.call('POST', '/v1/imports', { survey_id: surveyId, mapping });
  await product.call('PUT', `/v1/imports/${id}/content`, 'score\n9\nmany\n', { 'content-type': 'text/csv' });
  await eventually(async () => {
    const { status } = await product.call('GET', `/v1/imports/${id}`);
    if (status !== 'done') throw new Error(status);
  });
  return id;
}

async function turnOnSecondFactor(workspace: Workspace): Promise<void> {
  const headers = await signIn(product.url, workspace);
  const call = apiClient(product.url);
  const { secret } = await call('POST', '/v1/me/second-factor', { password: workspace.password }, headers);
  await call('POST', '/v1/me/second-factor/confirm', { code: oneTimeCode(secret) }, headers);
}

const dialog = (page: Page) => page.locator('[role=dialog]').first().waitFor();

/** A dialog that the main button of a page opens. */
const opened = (path: string): PageState => ({
  path,
  state: 'dialog',
  reach: async (page) => {
    await page
      .locator('main button[data-variant=filled]:visible, main button.mantine-Button-root:visible')
      .first()
      .click();
    await dialog(page);
  },
});

const pressed = (path: string, key: string): PageState => ({
  path,
  state: key,
  reach: async (page) => {
    await page.keyboard.press(key);
    await dialog(page);
  },
});

describe('every page of the dashboard', () => {
  it('is in the list of pages whose looks are examined', async () => {
    const visit = await DashboardVisit.signIn(browser, product, product);
    expect([...(await routesOf(visit.page))].toSorted()).toEqual(Object.keys(EXAMINED).toSorted());
    await visit.end();
  });

  it('of an account is accessible in all looks, with its steps', async () => {
    const code: PageState = {
      path: '/sign-in',
      state: 'code',
      reach: async (page) => {
        await page.locator('input[autocomplete=username]').fill(guarded.email);
        await page.locator('input[autocomplete=current-password]').fill(guarded.password);
        await page.keyboard.press('Enter');
        await page.locator('input[autocomplete=one-time-code]').waitFor();
      },
    };
    const setup: PageState = {
      path: '/account/security',
      state: 'app',
      reach: async (page) => {
        const factor = page.locator('section[aria-labelledby=factor]');
        await factor.locator('input').fill(product.password);
        await factor.locator('button[data-variant=default]').first().click();
        await factor.locator('input[autocomplete=one-time-code]').waitFor();
      },
    };
    const mailed = ['/open#x', '/reset-password#x', '/confirm-address#x', '/keep-address#x'];
    const own = ['/account', '/account/security', '/account/new-workspace'];
    const pages = ['/sign-in', code, '/forgot-password', ...mailed, ...own, setup];
    const faults = await faultsInAllLooks(browser, product, product, pages);
    // The browser reports the replies that ask for a code, and that a link is not valid.
    expect(faults.filter((fault) => !/(code|\/open#x) .*status of 40[0-9]/.test(fault))).toEqual([]);
  });

  it('is accessible in all looks with what opens over it', async () => {
    const pages = [
      pressed('/', 'Control+k'),
      pressed('/', '?'),
      '/settings',
      `/reports/anonymous/${anonymous}`,
      opened('/settings/team'),
      opened('/settings/keys'),
      opened('/settings/webhooks'),
      opened('/settings/chat'),
      opened('/surveys/touchpoints'),
      opened('/tasks'),
      `/tasks/${task}?act=note`,
      `/imports/${waiting}`,
      `/imports/${done}`,
      `/erasures/${erased}`,
    ];
    expect(await faultsInAllLooks(browser, product, product, pages)).toEqual([]);
  });
});
