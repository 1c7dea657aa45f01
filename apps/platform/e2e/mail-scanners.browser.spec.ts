import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponsesModule } from '@hearback/responses';
import { eventually, medium, type Medium } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { mailTo, publishMailedSurvey } from './mailed-people.js';
import { Visit } from './survey-visit.js';

/** Looks of the page behind a link of a mail. */
const LOOKS = [
  { width: 375, scheme: 'light', language: 'en' },
  { width: 375, scheme: 'dark', language: 'ar' },
  { width: 1200, scheme: 'light', language: 'ar' },
  { width: 1200, scheme: 'dark', language: 'en' },
] as const;

describe('the page of a mailed invitation in a browser', () => {
  let platform: Medium;
  let browser: Browser;
  let survey: string;
  beforeAll(async () => {
    [platform, browser] = await Promise.all([medium({ modules: { responses: ResponsesModule } }), launchChromium()]);
    survey = await publishMailedSurvey(platform);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const invitation = async () => {
    const [mail] = await mailTo(platform, survey, 1);
    platform.clock.advance(30_000);
    return mail!;
  };
  const visit = async (path: string, options: Parameters<typeof Visit.start>[1] = {}) => {
    const started = await Visit.start(browser, options);
    await started.page.goto(platform.url + path);
    return started;
  };
  const evidence = async (id: string) => {
    const [row] = await platform.sql<{ evidence: string }>(
      'select evidence from responses.invitation_link where invitation_id = $1',
      [id],
    );
    return row!.evidence;
  };
  const confirmed = (id: string) => eventually(async () => expect(await evidence(id)).toBe('confirmed'));
  const scoreOf = async (id: string) => {
    const rows = await platform.sql<{ answers: { recommend: number; why?: string } }>(
      'select answers from responses.open_response where invitation_id = $1',
      [id],
    );
    return rows.map(({ answers }) => answers);
  };

  it.each(LOOKS)(
    'has no violation of WCAG 2.2 AA: $width px, $scheme, $language',
    async ({ width, scheme, language }) => {
      const mail = await invitation();
      const visited = await visit(`${mail.page}?score=9&lang=${language}`, {
        viewport: { width, height: 812 },
        colorScheme: scheme,
        bypassCSP: true,
      });
      expect(await visited.page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(await visited.page.locator('#q-recommend input:checked').getAttribute('value')).toBe('9');
      expect([await visited.violations(), await visited.overflow(), visited.complaints]).toEqual([[], 0, []]);
      await visited.end();
    },
  );

  it('counts the score of the link once somebody touches the page, by a pointer or a key', async () => {
    for (const gesture of ['tap', 'key'] as const) {
      const mail = await invitation();
      const { page, end } = await visit(`${mail.page}?score=9`).then((each) => ({
        page: each.page,
        end: () => each.end(),
      }));
      await eventually(async () => expect(await evidence(mail.id)).toBe('provisional'));
      expect(await scoreOf(mail.id)).toEqual([]);
      if (gesture === 'tap') await page.locator('h1').first().click();
      else await page.keyboard.press('Tab');
      await confirmed(mail.id);
      expect(await scoreOf(mail.id)).toEqual([{ recommend: 9 }]);
      await end();
    }
  });

  it('counts a click and Send, a change of mind and a comment, at once', async () => {
    const mail = await invitation();
    const { page } = await visit(`${mail.page}?score=9`);
    await page.locator('#q-recommend label').nth(3).click();
    await page.locator('#q-why textarea').fill('Slow');
    await page.locator('.go:visible').click();
    await page.locator('.ok').waitFor();
    await confirmed(mail.id);
    expect(await scoreOf(mail.id)).toEqual([{ recommend: 3, why: 'Slow' }]);
    await page.context().close();
  });

  it('saves nothing for scripts that click, type and make up events', async () => {
    const mail = await invitation();
    const { page } = await visit(`${mail.page}?score=9`);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#q-recommend input[value="2"]')!;
      for (const kind of ['pointerdown', 'touchstart', 'keydown', 'input', 'click', 'change'])
        input.dispatchEvent(new Event(kind, { bubbles: true }));
      input.click();
    });
    // As long as a save takes to begin, and longer.
    await page.waitForTimeout(1_500);
    expect([await scoreOf(mail.id), await evidence(mail.id)]).toEqual([[], 'provisional']);
    await page.context().close();
  });

  it('works without JavaScript', async () => {
    const mail = await invitation();
    const { page } = await visit(`${mail.page}?score=9`, { javaScriptEnabled: false });
    await page.locator('.go:visible').click();
    await page.locator('.ok').waitFor();
    platform.clock.advance(60_000);
    await platform.drained();
    await confirmed(mail.id);
    await page.context().close();
  });
});
