import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { churn } from './understand/churn.js';
import { boards } from './understand/boards.js';
import { effect } from './understand/effect.js';
import { goals } from './understand/goals.js';
import { moneyArea } from './understand/money.js';
import { orders } from './understand/orders.js';
import { mailings } from './understand/mailings.js';
import { questions } from './understand/questions.js';
import { topics } from './understand/topics.js';
import type { UnderstandArea } from './understand/understand.js';

/** One line for each area: its file is in `understand/`. */
const AREAS: readonly UnderstandArea[] = [orders, questions, effect, goals, moneyArea, mailings, topics, churn, boards];

let product: ProductUnderTest;
let browser: Browser;
let visit: DashboardVisit;

beforeAll(async () => {
  [product, browser] = await Promise.all([
    productUnderTest({ environment: { ANALYTICS_PREPARE_SECONDS: '1' } }),
    launchChromium(),
  ]);
  for (const { seed } of AREAS) await seed(product);
  visit = await DashboardVisit.signedIn(browser, product, product);
});

afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await product?.stop();
});

describe('reports that explain', () => {
  it('are listed, each with what it answers', async () => {
    await visit.open('/reports');
    const list = visit.page.getByRole('navigation', { name: 'Understand' });
    expect(await list.getByRole('link', { name: 'Response rates' }).getAttribute('href')).toBe(
      '/app/reports/response-rates',
    );
    await list.getByText('Who answers, who is silent').waitFor();
  });

  for (const { name, declare } of AREAS) {
    describe(name, () => declare(() => ({ product, browser, visit })));
  }
});
