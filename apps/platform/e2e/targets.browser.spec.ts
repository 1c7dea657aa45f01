import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsOfVisit } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

let product: ProductUnderTest;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  await product.confirmOwner(product);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Mails to the owner with this word in their subject. */
async function mailsAbout(word: string): Promise<readonly string[]> {
  const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(product.email)}`);
  const { data } = (await reply.json()) as { data: readonly { subject: string; text: string }[] };
  return data.filter(({ subject, text }) => `${subject} ${text}`.includes(word)).map(({ subject }) => subject);
}

describe('response targets', () => {
  it('are made on their page, in words with an example, and taken back', async () => {
    const week = Array.from({ length: 7 }, (_, day) => ({ open: day < 5 ? [{ from: '09:00', to: '17:00' }] : [] }));
    const calendar = await product.call('POST', '/v1/calendars', {
      name: 'Shop',
      is_default: true,
      time_zone: null,
      team_ids: [],
      week,
      special_days: [],
    });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/targets');
    await page.getByText('Without targets tasks are due').waitFor();
    await page.getByRole('button', { name: 'Add a target' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Good customers');
    await page.getByLabel('Number about the customer').fill('spent_last_year');
    await page.getByLabel('At least').fill('1000');
    await page.getByText('spent_last_year at least 1,000').waitFor();
    await page.getByText(/An answer on Friday .*16:30 must be responded to by Monday .*09:30\./).waitFor();
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByText('When the resolution is late, the task is marked as raised.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { targets } = await product.call('GET', '/v1/sla-targets');
    expect(targets).toMatchObject([
      {
        name: 'Good customers',
        rule_ids: null,
        customer_value: { attribute: 'spent_last_year', at_least: 1000 },
        first_response_minutes: 60,
        resolution_minutes: 480,
        steps: [{ clock: 'resolution', after_minutes: 0, action: 'raise', staff_ids: [] }],
      },
    ]);
    expect(await faultsOfVisit(browser, visit, ['/settings/targets'])).toEqual([]);
    await page.keyboard.press('z');
    await eventually(async () => expect((await product.call('GET', '/v1/sla-targets')).targets).toEqual([]));
    await product.call('DELETE', `/v1/calendars/${calendar.id}`);
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('show a task that breached them, escalated once, and tell its owner', async () => {
    await product.call('PUT', '/v1/sla-targets', {
      targets: [
        {
          name: 'All',
          rule_ids: null,
          touchpoint_ids: null,
          customer_value: null,
          first_response_minutes: 60,
          resolution_minutes: 480,
          steps: [
            { clock: 'resolution', after_minutes: 0, action: 'raise', staff_ids: [] },
            { clock: 'resolution', after_minutes: 0, action: 'notify', staff_ids: [product.staffId] },
          ],
        },
      ],
    });
    const title = 'Call the customer of order 4711 back';
    const { id } = await product.call('POST', '/v1/tasks', { title, assignee_id: product.staffId });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/tasks');
    const card = page.locator('[data-task-card]', { hasText: title });
    await card.waitFor();
    await page.getByText('Raised').waitFor({ state: 'detached' });
    const { revision } = await product.call('GET', `/v1/tasks/${id}`);
    const due_at = new Date(Date.now() + 2000).toISOString();
    await product.call('PATCH', `/v1/tasks/${id}`, { due_at }, { 'if-match': `"${revision}"` });
    // Live: nobody loads the page again.
    await card.getByText('Raised').waitFor();
    await card.getByText(/late/).waitFor();
    const task = await eventually(async () => {
      const now = await product.call('GET', `/v1/tasks/${id}`);
      expect(now.breached_at).not.toBeNull();
      expect(now.history.filter(({ kind }: { kind: string }) => kind === 'escalated')).toHaveLength(2);
      return now;
    });
    expect(task).toMatchObject({ raised: true, due_state: 'late' });
    await eventually(async () => expect(await mailsAbout('4711')).not.toEqual([]));
    await card.getByRole('link', { name: title }).click();
    await page.getByText('A step after a missed deadline was taken').first().waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });
});
