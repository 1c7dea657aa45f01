import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, SurveyPublished } from '@hearback/contracts';
import { ResponsesModule } from '@hearback/responses';
import { medium, XSS_PAYLOADS, type Medium } from '@hearback/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { HOSTILE_QUESTIONS, hostileTexts } from './hostile-survey.js';

/** Questions whose invalid answers come back with the form; each gets one payload of a group. */
const ECHOED = ['why', 'long', 'mail', 'age'];

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
  });
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
      texts: { en: hostileTexts(text) },
      questions: HOSTILE_QUESTIONS,
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
  });
});
