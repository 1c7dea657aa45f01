import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, SurveyPublished } from '@hearback/contracts';
import { ResponsesModule } from '@hearback/responses';
import { medium, XSS_PAYLOADS, type Medium } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';

const choices = [{ key: 'one' }, { key: 'two' }];
const QUESTIONS = [
  { key: 'nps', kind: 'nps', required: true },
  { key: 'csat', kind: 'csat' },
  { key: 'ces', kind: 'ces' },
  { key: 'stars', kind: 'stars', max: 5 },
  { key: 'mood', kind: 'emoji' },
  { key: 'single', kind: 'single', choices, other: true },
  { key: 'multi', kind: 'multi', choices, other: true },
  { key: 'parts', kind: 'matrix', rows: choices, choices },
  { key: 'order', kind: 'ranking', choices },
  { key: 'why', kind: 'text', max: 5 },
  { key: 'long', kind: 'text', multiline: true, max: 5 },
  { key: 'mail', kind: 'email' },
  { key: 'age', kind: 'number' },
  { key: 'day', kind: 'date' },
  { key: 'yes', kind: 'consent' },
];

/** Questions whose invalid answers come back with the form; each gets one payload of a group. */
const ECHOED = ['why', 'long', 'mail', 'age'];

/** Every text that a survey may have, with this content. */
function textsOf(content: string): Readonly<Record<string, string>> {
  const choiceTexts = (key: string, ...more: string[]) =>
    ['one', 'two', ...more].map((choice) => `questions.${key}.choices.${choice}`);
  const ids = [
    ...['welcome', 'thank_you', 'thank_you.low', 'thank_you.middle', 'thank_you.high'].flatMap((of) => [
      `${of}.title`,
      `${of}.text`,
    ]),
    ...QUESTIONS.flatMap(({ key }) => [`questions.${key}.title`, `questions.${key}.help`]),
    ...['nps', 'csat', 'ces', 'stars', 'mood'].flatMap((key) => [`questions.${key}.low`, `questions.${key}.high`]),
    ...[1, 2, 3, 4, 5].map((point) => `questions.csat.points.${point}`),
    'questions.ces.statement',
    ...choiceTexts('single', 'other'),
    ...choiceTexts('multi', 'other'),
    ...choiceTexts('parts'),
    ...choiceTexts('order'),
    ...['one', 'two'].map((row) => `questions.parts.rows.${row}`),
    ...['low', 'middle', 'high'].map((level) => `questions.why.title.${level}`),
    ...['why', 'long', 'mail', 'age'].map((key) => `questions.${key}.placeholder`),
  ];
  return Object.fromEntries(ids.map((id) => [id, content]));
}

describe('xss.render-all: hostile texts on the survey page', () => {
  let platform: Medium;
  let browser: Browser;
  let page: Page;
  const executions: string[] = [];
  const violations: string[] = [];
  let at = '';

  beforeAll(async () => {
    [platform, browser] = await Promise.all([medium({ modules: { responses: ResponsesModule } }), launchChromium()]);
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.exposeFunction('hacked', () => executions.push(at));
    await context.exposeFunction('violated', (directive: string) => violations.push(`${directive}: ${at}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        (globalThis as unknown as { violated: (directive: string) => void }).violated(violatedDirective),
      );
    });
    page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss());
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** Publishes a survey of a workspace of its own in which every text is this one; its link code. */
  async function publish(text: string, index: number): Promise<string> {
    const tenantId = randomUUID();
    const link_code = `hostile${String(index).padStart(4, '0')}`;
    const changed_at = '2026-01-01T00:00:00.000Z';
    const contact = { name: text, phone: text, email: text, hours: text };
    const brand = { workspace_id: tenantId, name: text, color: null, contact, privacy_url: null, logo_path: null };
    await platform.publish(BrandChanged, { ...brand, changed_at }, { tenantId });
    const definition = {
      default_language: 'en',
      languages: ['en'],
      texts: { en: textsOf(text) },
      questions: QUESTIONS,
      hidden_fields: ECHOED.map((_, n) => ({ key: `field_${n}`, type: 'text' })),
    };
    const survey = { survey_id: randomUUID(), version_id: randomUUID(), version: 1, name: text, link_code };
    await platform.publish(
      SurveyPublished,
      { ...survey, touchpoint: null, definition, published_at: changed_at },
      { tenantId },
    );
    return link_code;
  }

  it('200 payloads in every text of survey and brand, in answers, hidden fields and errors run nothing and violate no policy', async () => {
    expect(new Set(XSS_PAYLOADS).size).toBe(200);
    const groups = Array.from({ length: XSS_PAYLOADS.length / ECHOED.length }, (_, n) =>
      XSS_PAYLOADS.slice(n * ECHOED.length, (n + 1) * ECHOED.length),
    );
    const codes = await Promise.all(groups.map((group, index) => publish(group.join(' '), index)));
    await platform.drained();
    for (const [index, group] of groups.entries()) {
      at = group.join(' ');
      const query = new URLSearchParams({ lang: 'en' });
      for (const [n, payload] of group.entries()) {
        query.set(`field_${n}`, payload);
        query.set(ECHOED[n]!, payload);
      }
      const reply = await page.goto(`${platform.url}/s/${codes[index]}?${query.toString()}`);
      expect(reply!.status()).toBe(200);
      // The payload was really on the page, as text.
      expect(await page.locator('.wt').textContent()).toBe(at);
      const sent = page.waitForResponse((each) => each.request().method() === 'POST');
      await page.locator('#survey').evaluate((form) => (form as HTMLFormElement).submit());
      expect((await sent).status()).toBe(422);
      await page.waitForLoadState();
      expect(await page.locator('#q-why-0').inputValue()).toBe(group[0]!.replaceAll(/[\r\n]/g, ''));
      const level = ['low', 'middle', 'high'][index % 3]!;
      const thanks = new URLSearchParams({ lang: group[0]!, level });
      await page.goto(`${platform.url}/s/${codes[index]}/thanks?${thanks.toString()}`);
    }
    await page.goto(`${platform.url}/s/${encodeURIComponent(XSS_PAYLOADS[1]!)}`);
    expect({ executions, violations }).toEqual({ executions: [], violations: [] });
  }, 150_000);
});
