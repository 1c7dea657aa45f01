import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, dialogAfter, faultsInAllLooks, faultsOfVisit, type PageState } from './dashboard-visit.js';
import { createSamples, type SampleIds } from './every-route.js';
import { oneTimeCode } from './one-time-code.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

/** Where the looks of each dialog are examined; `here` is this file. A file with a dialog that is not in the list is a defect. */
const EXAMINED: Readonly<Record<string, string>> = {
  'pages/customers/ask-dialog.tsx': 'here',
  'pages/customers/choices/enter-dialog.tsx': 'here',
  'pages/customers/choices/ledger.tsx': 'here',
  'pages/customers/whole/merge-dialog.tsx': 'here',
  'pages/customers/erasure/erase-customer.tsx': 'here',
  'pages/customers/quality/edit-dialog.tsx': 'here',
  'pages/inbox/dialogs.tsx': 'here',
  'pages/inbox/saved-views.tsx': 'here',
  'pages/operator/limit-dialog.tsx': 'operator',
  'pages/operator/suspend-dialog.tsx': 'operator',
  'pages/plans/confirm.tsx': 'here',
  'pages/reports/goals/goal-dialog.tsx': 'understand',
  'pages/reports/boards/add-to-board.tsx': 'understand',
  'pages/reports/boards/board-dialog.tsx': 'understand',
  'pages/reports/boards/tile-dialog.tsx': 'understand',
  'pages/reports/mailings/history-dialog.tsx': 'understand',
  'pages/reports/mailings/preview-dialog.tsx': 'understand',
  'pages/reports/mailings/recipients-dialog.tsx': 'understand',
  'pages/reports/mailings/schedule-form.tsx': 'understand',
  'pages/reports/mailings/share-form.tsx': 'understand',
  'pages/reports/money/ledger-dialog.tsx': 'understand',
  'pages/reports/money/line-dialog.tsx': 'understand',
  'pages/reports/money/scenario-dialog.tsx': 'understand',
  'pages/reports/topics/topic-dialog.tsx': 'understand',
  'pages/settings/chat/chat-form.tsx': 'every-page',
  'pages/settings/confirm.tsx': 'here',
  'pages/settings/create-key.tsx': 'every-page',
  'pages/settings/deactivate-member.tsx': 'here',
  'pages/settings/edit-team.tsx': 'here',
  'pages/settings/invite-member.tsx': 'every-page',
  'pages/settings/lift-address.tsx': 'here',
  'pages/settings/sandbox/make-sandbox.tsx': 'settings',
  'pages/settings/start-transfer.tsx': 'here',
  'pages/settings/webhooks/endpoint-form.tsx': 'every-page',
  'pages/settings/webhooks/new-secret.tsx': 'settings',
  'pages/settings/webhooks/replay-range.tsx': 'settings',
  'pages/settings/with-password.tsx': 'here',
  'pages/surveys/list/delete-dialog.tsx': 'here',
  'pages/surveys/list/touchpoints-page.tsx': 'every-page',
  'pages/surveys/versions/publish-dialog.tsx': 'here',
  'pages/tasks/new-task.tsx': 'every-page',
  'pages/tasks/owner-dialog.tsx': 'here',
  'pages/tasks/promises/move-dialog.tsx': 'promises',
  'pages/tasks/promises/promise-dialog.tsx': 'promises',
  'pages/tasks/promises/withdraw-dialog.tsx': 'promises',
  'pages/tasks/reopen-dialog.tsx': 'here',
  'pages/tasks/resolve-dialog.tsx': 'dashboard-tasks',
  'parts/explanation/explanation-drawer.tsx': 'reports',
  'parts/dialog.tsx': 'here',
  'parts/form-dialog.tsx': 'here',
  'parts/metrics/annotation-dialog.tsx': 'here',
  'shell/keys-dialog.tsx': 'every-page',
};
const SOURCES = join(import.meta.dirname, '../../dashboard/src');
const NEVER_PUBLISHED = 'Never published';

let product: ProductUnderTest;
let browser: Browser;
let samples: SampleIds;
let resolved: string;
let draft: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  await product.confirmOwner(product);
  samples = await createSamples(product);
  const member = { email: 'max@shop.example', name: 'Max', role: 'agent', password: 'six lamps in the attic' };
  await product.call('POST', '/v1/members', member);
  await product.call('PUT', '/v1/customers/C-gap', { name: 'Nora Falk' });
  const hand = await product.call('POST', '/v1/tasks', { title: 'Call back' });
  await product.call('POST', `/v1/tasks/${hand.id}/resolve`, { root_cause: 'other', outcome: 'explained' });
  resolved = hand.id;
  const { definition } = await product.call('GET', `/v1/surveys/${samples['surveys']}`);
  draft = (await product.call('POST', '/v1/surveys', { name: NEVER_PUBLISHED, definition })).id;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A page with the dialog that a key opens. */
const dialogOn = (path: string, key: string): PageState => ({
  path,
  state: key,
  reach: async (page) => {
    await page.keyboard.press(key);
    await page.locator('[role=dialog]').first().waitFor();
  },
});

const faultsOf = (pages: readonly (string | PageState)[]) => faultsInAllLooks(browser, product, product, pages);

describe('every dialog of the dashboard', () => {
  it('is in the list of dialogs whose looks are examined', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const opening = files.filter((file) => /<(Modal|Drawer|Dialog|DialogFrame|FormDialog)\s/.test(textOf(file)));
    expect(opening.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual(Object.keys(EXAMINED).toSorted());
  });

  it('of answers and customers is accessible in all looks', async () => {
    const ofChoices = (variant: string) =>
      `main .mantine-Group-root:has(> button[data-size=xs][data-variant=subtle]) button[data-variant=${variant}]`;
    const answer = `/inbox?answer=${samples['responses']}`;
    const pages = [
      dialogOn(answer, 'a'),
      dialogOn(answer, 't'),
      dialogOn(answer, 'e'),
      dialogAfter('/inbox', 'save', 'button:has(.lucide-star)', '[role=menu] [role=menuitem] >> nth=-1'),
      dialogAfter('/customers/C-1', 'ask', 'main button[data-size=xs][data-variant=default]'),
      dialogAfter('/customers/C-1', 'merge', 'main aside > div:last-child button[data-variant=default]'),
      dialogAfter('/customers/C-1', 'enter', ofChoices('default')),
      dialogAfter('/customers/C-1', 'ledger', ofChoices('subtle')),
      dialogAfter('/customer-quality?check=language', 'edit', 'main li button'),
      dialogAfter('/customers/C-1', 'erase', 'main button:has(.lucide-trash-2)'),
    ];
    expect(await faultsOf(pages)).toEqual([]);
  });

  it('of tasks and surveys is accessible in all looks', async () => {
    const menu = `tr:has-text("${NEVER_PUBLISHED}") button[aria-haspopup=menu]`;
    const pages = [
      dialogOn(`/tasks/${samples['tasks']}`, 'a'),
      `/tasks/${resolved}?act=reopen`,
      dialogAfter('/surveys', 'delete', menu, '[role=menu] [role=menuitem] >> nth=-1'),
      dialogAfter(`/surveys/${draft}`, 'publish', 'main button.mantine-Button-root:not([data-variant])'),
    ];
    expect(await faultsOf(pages)).toEqual([]);
  });

  it('of reports and settings is accessible in all looks', async () => {
    const pages = [
      dialogAfter('/reports/nps', 'annotate', 'main button:has(.lucide-plus)'),
      dialogAfter('/settings/danger-zone', 'transfer', 'main section button'),
      dialogAfter('/settings/danger-zone', 'delete', 'main section:last-of-type button'),
      dialogAfter('/settings/team', 'leave', 'tr:has-text("max@shop.example") button'),
      dialogAfter('/settings/team', 'team', 'main li:has-text("Returns") button[data-variant=default]'),
      dialogAfter('/settings/keys', 'revoke', 'main table button'),
    ];
    expect(await faultsOf(pages)).toEqual([]);
  });

  it('of campaigns and suppressed addresses is accessible in all looks', async () => {
    const schedule = { first_day: '2099-03-02', days: 5 };
    const plan = await product.call('POST', '/v1/plans', {
      kind: 'campaign',
      name: 'In spring',
      survey_id: samples['surveys'],
      schedule,
    });
    const dryRun = `/surveys/campaigns/${plan.id}?step=dry-run`;
    const pages = [
      dialogAfter(dryRun, 'delete', 'main button:has(.lucide-trash-2)'),
      dialogAfter(dryRun, 'start', 'main button.mantine-Button-root:not([data-variant])'),
      dialogAfter('/settings/suppressed', 'lift', 'main table button'),
    ];
    expect(await faultsOf(pages)).toEqual([]);
  });

  it('with new recovery codes is accessible in all looks', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, await product.newWorkspace('Guarded'));
    await visit.open('/account/security');
    const { page } = visit;
    const factor = page.locator('section[aria-labelledby=factor]');
    const password = factor.locator('input[autocomplete=current-password]');
    await password.fill('correct horse battery staple');
    await factor.locator('button[data-variant=default]').first().click();
    const code = factor.locator('input[autocomplete=one-time-code]');
    await code.waitFor();
    const secret = (await factor.locator('span[dir=ltr]').innerText()).replaceAll(' ', '');
    await code.fill(oneTimeCode(secret));
    await page.keyboard.press('Enter');
    await factor.getByRole('status').getByRole('list').waitFor();
    const renewed: PageState = {
      path: '/account/security',
      state: 'recovery codes',
      reach: async (at) => {
        const own = at.locator('section[aria-labelledby=factor]');
        await own.locator('input[autocomplete=current-password]').fill('correct horse battery staple');
        await own.locator('button[data-variant=default]').first().click();
        await own.locator('[role=status] ul').waitFor();
      },
    };
    expect(await faultsOfVisit(browser, visit, [renewed])).toEqual([]);
    await visit.end();
  });
});

function textOf(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8');
}
