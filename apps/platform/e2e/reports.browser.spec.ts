import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePublicId } from '@hearback/kernel';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

const WORDS = 'The label page did not know my order.';
const THREE_WEEKS_AGO = new Date(Date.now() - 21 * 86_400_000).toISOString();
const ONE_WEEK_AGO = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

let product: ProductUnderTest;
let browser: Browser;
let touchpoint: string;
let survey: string;

const definition = (statement: string) => ({
  default_language: 'en',
  languages: ['en'],
  texts: {
    en: {
      'questions.easy.title': 'How easy was it?',
      'questions.easy.statement': statement,
      'questions.why.title': 'Why?',
    },
  },
  questions: [
    { key: 'easy', kind: 'ces', required: true },
    { key: 'why', kind: 'text' },
  ],
});

/** How many answers were sent. */
let sent = 0;

/** Sends answers with these scores at a time. */
async function answer(surveyId: string, scores: readonly number[], submittedAt?: string): Promise<void> {
  const time = submittedAt === undefined ? {} : { submitted_at: submittedAt };
  for (const easy of scores) {
    const answers = easy < 4 ? { easy, why: WORDS } : { easy };
    await eventually(() => product.call('POST', '/v1/responses', { survey_id: surveyId, answers, ...time }));
    sent += 1;
  }
}

const scores = (good: number, bad: number) => [...Array<number>(good).fill(6), ...Array<number>(bad).fill(2)];

/** A survey that was answered, reworded, and answered again. */
async function rewordedSurvey(): Promise<void> {
  const { call } = product;
  touchpoint = (await call('POST', '/v1/touchpoints', { key: 'return', name: 'Return', stage: 'support' })).id;
  const draft = { name: 'Return', touchpoint_id: touchpoint, definition: definition('It was easy to return it.') };
  const { id } = await call('POST', '/v1/surveys', draft);
  survey = id;
  await call('POST', `/v1/surveys/${id}/publish`);
  await answer(id, scores(30, 5), THREE_WEEKS_AGO);
  const { revision } = await call('GET', `/v1/surveys/${id}`);
  const reworded = { definition: definition('The shop made it easy to return it.') };
  await call('PATCH', `/v1/surveys/${id}`, reworded, { 'if-match': `"${revision}"` });
  const { version } = await call('POST', `/v1/surveys/${id}/publish`);
  await eventually(async () => {
    const { data } = await call('GET', `/v1/responses?survey_id=${id}&limit=1`);
    if (data[0].survey_version === version) return;
    await answer(id, [6]);
    throw new Error('the new version is not answered yet');
  });
  await answer(id, scores(10, 30));
  await call('POST', '/v1/annotations', { day: THREE_WEEKS_AGO.slice(0, 10), text: 'New return page' });
  await eventually(async () => {
    const { series } = await call('GET', `/v1/metrics/ces?touchpoint_id=${touchpoint}`);
    const counted = series.reduce((sum: number, { total }: { total: { n: number } }) => sum + total.n, 0);
    if (series.length !== 2 || counted !== sent) throw new Error('not counted yet');
  });
}

/** Invitations as analytics knows them: 40 asked last week, half of them answered, two opened without a confirmation. */
async function invitations(): Promise<void> {
  await product.database.sql(
    `insert into analytics.invitation_fact (tenant_id, invitation_id, survey_id, customer_id, channel, segments, claimed_at, asked_at,
       sent_at, opened_at, started_at, answered_at, completed_at, suppressed_at, suppressed_for, evidence, evidence_revision)
     select w.tenant_id, gen_random_uuid(), $1, gen_random_uuid(), 'email', '{}', asked, asked, asked, opened, answer, answer, answer,
       null, null, case when i <= 20 then 'confirmed' when i <= 22 then 'suspected' end, 1
     from generate_series(1, 40) i,
       lateral (select now() - interval '7 days' as asked) a,
       lateral (select case when i <= 22 then asked + interval '1 day' end as opened) o,
       lateral (select case when i <= 20 then opened end as answer) s,
       (select distinct tenant_id from analytics.survey where survey_id = $1) w`,
    [parsePublicId('srv', survey)],
  );
}

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
  await rewordedSurvey();
  await invitations();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('reports', () => {
  it('lead from a number to exactly its answers, and back', async () => {
    const visit = await DashboardVisit.signIn(browser, product, product);
    const { page } = visit;
    await visit.atRest();
    const link = page
      .getByRole('article')
      .getByRole('link', { name: /^n \d+$/ })
      .first();
    const n = Number((await link.textContent())!.slice(2));
    await link.click();
    await page.waitForURL(/\/reports\/ces\/answers/);
    // The page before has a list of answers too.
    await page.getByRole('link', { name: 'Back to the report' }).waitFor();
    const more = page.getByRole('button', { name: 'More answers' });
    const shown = page.locator('main ol > li');
    await shown.filter({ hasText: WORDS }).first().waitFor();
    for (let count = await shown.count(); count < n; count = await shown.count()) {
      await more.click();
      await shown.nth(count).waitFor();
    }
    expect(await shown.count()).toBe(n);
    await more.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Back to the report' }).click();
    await page.waitForURL(/\/reports\/ces\?/);
    await page.getByRole('link', { name: `n ${n}` }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/reports\/ces\/answers/);
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('begin a new series with a new wording, and say what happened', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open(`/reports/ces?touchpoint=${touchpoint}`);
    const chart = page.locator('figure svg');
    await chart.locator('[data-series]').nth(1).waitFor();
    expect(await chart.locator('[data-rule=method]').textContent()).toBe('New wording');
    expect(await chart.locator('[data-rule=event]').textContent()).toBe('New return page');
    expect(await chart.locator('[data-series]').count()).toBe(2);
    await page.getByRole('list', { name: 'What happened' }).getByText('New return page').waitFor();
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'What happened' }).fill('New courier');
    await page.getByRole('dialog').locator('input[type=date]').fill(ONE_WEEK_AGO);
    await page.getByRole('button', { name: 'Save' }).click();
    await chart.locator('[data-rule=event]', { hasText: 'New courier' }).waitFor();
    await page.getByRole('button', { name: 'Remove: New courier' }).click();
    await page.getByText('Note removed.').waitFor();
    await eventually(async () =>
      expect(await chart.locator('[data-rule=event]').allTextContents()).toEqual(['New return page']),
    );
    await page.getByText('An older wording has its own series').waitFor();
    await page.getByRole('button', { name: 'How is this computed?' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'How is this computed?' });
    await drawer.getByText('ces.v1:1-7').first().waitFor();
    expect(page.url()).toContain('explain=true');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await visit.end();
  });

  it('tell who answers when asked, that it is still open, and what is not confirmed', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/reports');
    await page.getByRole('link', { name: 'Response rates' }).click();
    await page.waitForURL(/\/reports\/response-rates/);
    const funnel = page.getByRole('table', { name: 'From the invitation to the answer' });
    await funnel.getByRole('row', { name: /^Asked 40 100 %/ }).waitFor();
    await funnel.getByRole('row', { name: /^Completed 20 50 %/ }).waitFor();
    await funnel.getByRole('row', { name: /^Opened, unconfirmed 2 5 %/ }).waitFor();
    await page.getByText('still open').first().waitFor();
    await page.getByText('20 of 40 customers have not answered.').waitFor();
    await page.getByRole('link', { name: 'Opened, unconfirmed 2' }).click();
    await page.waitForURL(/response-rates\/invitations/);
    const behind = page.getByRole('group', { name: 'Invitations behind the numbers' }).getByRole('row');
    await page.getByRole('cell', { name: 'Opened, unconfirmed' }).first().waitFor();
    await eventually(async () => expect(await behind.count()).toBe(1 + 2));
    await page.getByRole('button', { name: 'Completed' }).click();
    await page.getByRole('cell', { name: 'Completed' }).first().waitFor();
    await eventually(async () => expect(await behind.count()).toBe(1 + 20));
    await page.getByRole('link', { name: 'Response rates' }).click();
    await page.getByRole('link', { name: 'E-mail' }).click();
    await page.waitForURL(/channel=email/);
    await page.getByRole('button', { name: 'How is this computed?' }).click();
    const drawer = page.getByRole('dialog', { name: 'How is this computed?' });
    await drawer.getByText('(20 + 0) / (20 + 0 + 0 + 20 + 0 + 0)').first().waitFor();
    await visit.open('/reports/ces');
    await page.getByText('+ 2 unconfirmed').waitFor();
    expect(visit.visit.complaints).toEqual([]);
    await visit.end();
  });

  it('are accessible in all looks', async () => {
    const paths = [
      '/',
      '/?table=true',
      '/reports',
      `/reports/ces?touchpoint=${touchpoint}`,
      '/reports/ces?table=true&explain=true',
      '/reports/journey?metric=ces',
      '/reports/ces/answers',
      '/reports/response-rates?explain=true',
      '/reports/response-rates/invitations?selection=completed',
      '/reports/response-rates?parts=segment&from=2020-01-01&to=2020-02-01',
    ];
    expect(await faultsInAllLooks(browser, product, product, paths)).toEqual([]);
  });
});
