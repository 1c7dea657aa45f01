import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyPublished } from '@hearback/contracts';
import { ResponsesModule } from '@hearback/responses';
import { medium, type Medium } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { Visit } from './survey-visit.js';

const MIN_FILL_MS = 1_000;

/** The clock of the server stands still, so that every answer comes too fast until a test moves it. */
describe('a survey page that asks whether a program answers', () => {
  let platform: Medium;
  let browser: Browser;
  const link_code = 'suspicion1';
  beforeAll(async () => {
    const settings = { RESPONSES_MIN_FILL_MS: String(MIN_FILL_MS) };
    [platform, browser] = await Promise.all([
      medium({ modules: { responses: ResponsesModule }, settings }),
      launchChromium(),
    ]);
    await platform.publish(SurveyPublished, {
      survey_id: randomUUID(),
      version_id: randomUUID(),
      version: 1,
      name: 'Delivery',
      link_code,
      touchpoint: null,
      definition: {
        default_language: 'en',
        languages: ['en'],
        texts: { en: { 'questions.nps.title': 'Would you recommend us?' } },
        questions: [{ key: 'nps', kind: 'nps', required: true }],
      },
      published_at: '2026-01-01T00:00:00.000Z',
    });
    await platform.drained();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const stored = async () =>
    (await platform.sql<{ n: number }>('select count(*)::integer as n from responses.response'))[0]!.n;
  async function answer(options: Parameters<typeof Visit.start>[1] = {}) {
    const visited = await Visit.start(browser, options);
    await visited.page.goto(`${platform.url}/s/${link_code}`);
    await visited.page.locator('label', { hasText: /^9$/ }).click();
    return visited;
  }

  it('solves the challenge by itself, and the answer arrives without any further action', async () => {
    const before = await stored();
    const visited = await answer();
    expect(visited.requests.filter((url) => url.includes('solve-challenge'))).toEqual([]);
    await visited.page.locator('.go:visible').click();
    await visited.page.waitForURL('**/thanks?*');
    expect(await stored()).toBe(before + 1);
    expect(visited.requests.filter((url) => url.includes('solve-challenge'))).toHaveLength(1);
    await visited.end();
  });

  it('stores the answer of somebody whose browser filled in the hidden field', async () => {
    const before = await stored();
    const visited = await answer();
    await visited.page.locator('[name=":leave-empty"]').evaluate((field) => {
      (field as HTMLInputElement).value = 'https://example.org';
    });
    await visited.page.locator('.go:visible').click();
    await visited.page.waitForURL('**/thanks?*');
    expect(await stored()).toBe(before + 1);
    await visited.end();
  });

  it('loads no solver and asks nothing on the normal path', async () => {
    const visited = await answer();
    platform.clock.advance(MIN_FILL_MS);
    await visited.page.locator('.go:visible').click();
    await visited.page.waitForURL('**/thanks?*');
    expect(visited.requests.filter((url) => /solve-challenge|challenges/.test(url))).toEqual([]);
    await visited.end();
  });

  it('says without JavaScript what happened, and one button sends the answer again', async () => {
    const before = await stored();
    const visited = await answer({ javaScriptEnabled: false });
    const { page } = visited;
    await page.locator('.go:visible').click();
    await page.getByText('That was faster than people usually answer.').waitFor();
    expect(await page.locator('input[name=nps]:checked').inputValue()).toBe('9');
    platform.clock.advance(MIN_FILL_MS);
    await page.locator('.go:visible').click();
    await page.getByText('Your answer is saved.').waitFor();
    expect(await stored()).toBe(before + 1);
    await visited.end();
  });
});
