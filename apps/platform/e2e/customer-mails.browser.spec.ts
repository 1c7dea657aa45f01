import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, SurveyPublished, WorkspaceCreated } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { NotificationsModule } from '@hearback/notifications';
import { medium, type Medium } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { Visit } from './survey-visit.js';

/** First questions by how mails draw them. */
const QUESTIONS = [
  { kind: 'nps' },
  { kind: 'emoji' },
  { kind: 'single', choices: [{ key: 'yes' }, { key: 'no' }] },
  { kind: 'text' },
] as const;
const TEXTS = {
  en: { title: 'How was it?', 'choices.yes': 'Yes', 'choices.no': 'No' },
  ar: { title: 'كيف كان؟', 'choices.yes': 'نعم', 'choices.no': 'لا' },
};
const LOOKS = [
  { language: 'en', width: 375, colorScheme: 'light' },
  { language: 'en', width: 640, colorScheme: 'dark' },
  { language: 'ar', width: 375, colorScheme: 'dark' },
  { language: 'ar', width: 640, colorScheme: 'light' },
] as const;

/** Good practice of pages: a mail is shown in a page of the mail program, which has these. */
const OF_PAGES = /^(landmark-one-main|page-has-heading-one|region):/;

describe('mails to customers, as a mail program shows them', () => {
  let platform: Medium;
  let browser: Browser;
  const surveys: string[] = [];
  beforeAll(async () => {
    [platform, browser] = await Promise.all([
      medium({ modules: { notifications: NotificationsModule }, settings: { NOTIFICATIONS_INBOX: 'on' } }),
      launchChromium(),
    ]);
    const at = platform.clock.now().toISOString();
    const workspace = { workspace_id: platform.tenantId };
    await platform.publish(WorkspaceCreated, {
      ...workspace,
      name: 'Lumen Lamps',
      time_zone: 'Europe/Berlin',
      language: 'en',
      created_at: at,
    });
    await platform.publish(BrandChanged, {
      ...workspace,
      name: null,
      color: '#7a4b0a',
      contact: { name: 'Tomás', phone: '+49 30 1234567', email: 'tomas@lumen.example', hours: null },
      privacy_url: 'https://lumen.example/privacy',
      tone: 'formal',
      logo_path: null,
      changed_at: at,
    });
    for (const question of QUESTIONS) surveys.push(await publish(question, at));
    await platform.drained();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function publish(question: (typeof QUESTIONS)[number], published_at: string): Promise<string> {
    const survey_id = randomUUID();
    const texts = Object.entries(TEXTS).map(([language, own]) => {
      const kept = Object.entries(own).filter(([name]) => question.kind === 'single' || name === 'title');
      return [language, Object.fromEntries(kept.map(([name, text]) => [`questions.first.${name}`, text]))];
    });
    await platform.publish(SurveyPublished, {
      survey_id,
      version_id: randomUUID(),
      version: 1,
      name: question.kind,
      link_code: `mail${survey_id.slice(0, 6)}`,
      touchpoint: null,
      definition: {
        default_language: 'en',
        languages: ['en', 'ar'],
        texts: Object.fromEntries(texts),
        questions: [{ key: 'first', ...question }],
      },
      published_at,
    });
    return survey_id;
  }

  async function htmlOf(preview: object): Promise<string> {
    const staff = platform.as({ staffId: randomUUID(), role: 'admin' });
    const { body } = await staff.post('/v1/mail-previews').send(preview).expect(201);
    return (await staff.get(`/v1/mail-previews/${body.id}`).expect(200)).text;
  }

  it.each(LOOKS)(
    'have no violation of WCAG 2.2 AA and stay small: $language, $width px, $colorScheme',
    async ({ language, width, colorScheme }) => {
      const visited = await Visit.start(browser, { viewport: { width, height: 700 }, colorScheme, bypassCSP: true });
      for (const survey of surveys)
        for (const step of ['invite', 'reminder', 'thanks'] as const) {
          const html = await htmlOf({ survey_id: publicId('srv', survey), step, language, customer: 'long' });
          expect(Buffer.byteLength(html)).toBeLessThan(20_000);
          await visited.page.setContent(html);
          const violations = (await visited.violations()).filter((each) => !OF_PAGES.test(each));
          expect([step, violations, await visited.overflow()]).toEqual([step, [], 0]);
        }
      await visited.end();
    },
    60_000,
  );

  it('show a phone number from left to right in a text from right to left', async () => {
    const visited = await Visit.start(browser, { viewport: { width: 640, height: 700 } });
    await visited.page.setContent(await htmlOf({ survey_id: publicId('srv', surveys[0]!), language: 'ar' }));
    const [first, last] = await visited.page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.textContent!.indexOf('+49\u00A030\u00A01234567');
        if (start === -1) continue;
        const leftOf = (offset: number) => {
          const range = document.createRange();
          range.setStart(node!, offset);
          range.setEnd(node!, offset + 1);
          return range.getBoundingClientRect().left;
        };
        return [leftOf(start + 1), leftOf(start + '+49 30 123456'.length)];
      }
      return [];
    });
    expect(first).toBeLessThan(last!);
    await visited.end();
  });
});
