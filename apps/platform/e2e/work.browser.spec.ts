import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsOfVisit } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

let product: ProductUnderTest;
let browser: Browser;
let ruleId: string;
let surveyId: string;
let touchpointId: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  const { call } = product;
  touchpointId = (await call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' })).id;
  const definition = {
    default_language: 'en',
    languages: ['en'],
    questions: [
      { key: 'satisfied', kind: 'csat', required: true },
      { key: 'why', kind: 'text' },
    ],
    texts: { en: { 'questions.satisfied.title': 'How was it?', 'questions.why.title': 'Why?' } },
  };
  const survey = await call('POST', '/v1/surveys', { name: 'After delivery', touchpoint_id: touchpointId, definition });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  surveyId = survey.id;
  const rule = await call('POST', '/v1/rules', {
    name: 'Unhappy',
    conditions: { all: [{ score: { metric: 'csat', op: 'lte', value: 2 } }] },
    action: { title: 'Answer {{ customer }}', playbook: '', due_in_minutes: 180, assignment: { strategy: 'none' } },
  });
  ruleId = rule.id;
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function unhappy(customer: string, why = 'The courier threw the parcel over the fence.') {
  const answers = { satisfied: 1, why };
  await product.call('POST', '/v1/responses', { survey_id: surveyId, answers, customer: { external_id: customer } });
  return eventually(async () => {
    const { data } = await product.call('GET', `/v1/tasks?text=${encodeURIComponent(customer)}`);
    if (data.length === 0) throw new Error('no task yet');
    return data[0] as { id: string; title: string };
  });
}

/** Chooses an option of a field for one or several. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  const found = page.getByRole('combobox', { name: field, exact: true }).or(page.getByLabel(field, { exact: true }));
  // By keyboard: the field of a choice of several is smaller than the box around it.
  await found.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('the work on tasks', () => {
  it('has playbooks, cost and limits that are set on their pages', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/settings/playbooks');
    await page.getByRole('button', { name: 'Add a playbook' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Late parcel');
    await page.getByLabel('Late parcel, step 1').fill('Apologise.');
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByLabel('Late parcel, step 2').fill('Call the courier.');
    await choose(page, 'For tasks of these rules', 'Unhappy');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await product.call('GET', '/v1/playbooks')).playbooks).toMatchObject([
      { name: 'Late parcel', rule_ids: [ruleId], steps: [{ text: 'Apologise.' }, { text: 'Call the courier.' }] },
    ]);
    await visit.open('/settings/cost');
    await page.getByLabel('Currency').fill('eur');
    await page.getByLabel('Cost of an hour', { exact: true }).fill('36');
    await page.getByLabel('Goodwill of one member, a month, Owner').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await product.call('GET', '/v1/work-settings')).toMatchObject({
      currency: 'EUR',
      hourly_cost_minor: 3600,
      goodwill_limits: { owner: 5000, agent: 0 },
    });
    expect(await faultsOfVisit(browser, visit, ['/settings/playbooks', '/settings/cost'])).toEqual([]);
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('is recorded at the task: steps, tags, cause, minutes, goodwill; and similar tasks have their reason', async () => {
    const first = await unhappy('Jonas Weber');
    const { id, title } = await unhappy('Mara Blum', 'A courier left my parcel behind the fence.');
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/tasks/${id}`);
    await page.getByLabel('Apologise.').click();
    await page.getByText('1 of 2').waitFor();
    await page
      .getByText(/Ida Adler · /)
      .first()
      .waitFor();
    await page.getByLabel('Tags', { exact: true }).first().focus();
    await page.keyboard.type('vip');
    await page.keyboard.press('Enter');
    await page.getByText('Tags saved.').waitFor();
    await page.getByLabel('Minutes').fill('10');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('10 minutes added.').waitFor();
    await page.getByText('€6.00').waitFor();
    await page.getByText('€50.00 left this month').waitFor();
    await page.getByLabel('Amount in EUR').fill('60');
    await page.getByRole('button', { name: 'Give' }).click();
    await page.getByText('That is too much: €50.00 are left for you this month.').waitFor();
    await page.getByLabel('Amount in EUR').fill('20');
    await page.getByRole('button', { name: 'Give' }).click();
    await page.getByText('€30.00 left this month').waitFor();
    await page.getByText('Given.').waitFor();
    await page.getByRole('heading', { name: 'Goodwill' }).click();
    await page.keyboard.press('z');
    await page.getByText('€50.00 left this month').waitFor();
    const history = page.locator('section', { has: page.getByRole('heading', { name: 'History' }) });
    for (const entry of [
      'Step done: Apologise.',
      'Tags: vip',
      '10 minutes recorded for Ida Adler',
      'Goodwill given: €20.00',
    ])
      await history.getByText(entry).first().waitFor();
    const similar = page.locator('section', { has: page.getByRole('heading', { name: 'Similar tasks' }) });
    await similar.getByRole('link', { name: first.title }).waitFor();
    await similar.getByText(/Both wrote: courier, parcel, (behind, )?(the )?fence|Both wrote/).waitFor();
    expect(await product.call('GET', `/v1/tasks/${id}/work`)).toMatchObject({
      tags: ['vip'],
      minutes: [{ minutes: 10, cost_minor: 600 }],
      goodwill: [{ amount_minor: 2000, cancelled_at: expect.any(String) }],
    });
    await visit.open('/tasks?view=list&tag=vip');
    await page.getByRole('link', { name: title }).waitFor();
    expect(await page.getByRole('link', { name: first.title }).count()).toBe(0);
    expect(await faultsOfVisit(browser, visit, [`/tasks/${id}`, '/tasks?view=list&tag=vip'])).toEqual([]);
    // The problem of the amount is a reply that the browser reports.
    expect(visit.visit.complaints.filter((complaint) => !complaint.includes('status of 403'))).toEqual([]);
    await visit.end();
  });

  it('is reported by team and touchpoint, and every number opens its tasks', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { id } = await unhappy(`Customer ${n}`);
      await product.call('POST', `/v1/tasks/${id}/first-response`);
      await product.call('POST', `/v1/tasks/${id}/resolve`, { root_cause: 'delivery', outcome: 'explained' });
    }
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/reports/followups');
    await page.getByText('Unhappy answers followed up in time').waitFor();
    await page.getByText('5 of 5').first().waitFor();
    await page.getByRole('img', { name: /^Root causes by their share/ }).waitFor();
    await page.getByRole('radiogroup', { name: 'Split by' }).getByText('Touchpoint').click();
    await page.getByRole('rowheader', { name: 'Delivery', exact: true }).last().waitFor();
    await page.getByRole('button', { name: 'How is this computed?' }).click();
    await page
      .getByText(/100 · 5 \/ 5 = 100\.00/)
      .first()
      .waitFor();
    expect(await faultsOfVisit(browser, visit, ['/reports/followups', '/reports/followups?explain=true'])).toEqual([]);
    await visit.open('/reports/followups');
    await page.locator('#causes').locator('xpath=ancestor::section').getByRole('link', { name: 'Delivery' }).click();
    await page.waitForURL(/\/tasks\?.*cause=delivery/);
    await page.getByRole('link', { name: /Customer 4/ }).waitFor();
    await eventually(async () => expect(await page.getByRole('link', { name: /Answer Customer/ }).count()).toBe(5));
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('shows behind a touchpoint who looks after it and which steps the causes point to', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/reports/journey?metric=csat');
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'Behind a touchpoint' }) });
    await section.getByRole('button', { name: 'Change' }).click();
    await choose(page, 'Owner', 'Ida Adler');
    await section.getByRole('button', { name: 'Add a step' }).click();
    await section.getByLabel('Step 1', { exact: true }).fill('The depot loads the van');
    await choose(page, 'Root causes of step 1', 'Delivery');
    await page.keyboard.press('Escape');
    await section.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await section.getByText('The depot loads the van').waitFor();
    await section.getByText('5 tasks').waitFor();
    expect((await product.call('GET', '/v1/blueprint')).touchpoints).toEqual([
      {
        touchpoint_id: touchpointId,
        owner_id: product.staffId,
        steps: [{ name: 'The depot loads the van', root_causes: ['delivery'] }],
      },
    ]);
    expect(await faultsOfVisit(browser, visit, ['/reports/journey?metric=csat'])).toEqual([]);
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });
});
