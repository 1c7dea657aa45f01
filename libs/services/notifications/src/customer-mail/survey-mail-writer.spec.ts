import { describe, expect, it } from '@jest/globals';
import { KeyedHash, SignedLinks } from '@hearback/http';
import { parseSurvey, type Survey } from '@hearback/questionnaire';
import { MAIL_STEPS, type SurveyMail } from '../application/survey-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { LiquidSurveyMailWriter } from './survey-mail-writer.js';
import { CUSTOMER_MAIL_WORDS } from './words/index.js';

const LANGUAGES = Object.keys(CUSTOMER_MAIL_WORDS);
const ID = '0198c0de-0000-7000-8000-000000000051';
const config = Object.assign(new NotificationsConfig(), {
  publicUrl: 'https://ask.example.org/',
  sender: 'hello@example.org',
});
const writer = new LiquidSurveyMailWriter(config, new SignedLinks(new KeyedHash('x'.repeat(43))));

function surveyOf(question: object, texts: Readonly<Record<string, string>> = {}): Survey {
  const parsed = parseSurvey({
    default_language: 'en',
    languages: LANGUAGES,
    texts: { en: { 'questions.first.title': 'Was it good?', ...texts } },
    questions: [{ key: 'first', ...question }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.survey;
}

/** Of a workspace that has set nothing, to a customer of whom nothing is known. */
function bare(survey: Survey, more: Partial<SurveyMail> = {}): SurveyMail {
  return {
    id: ID,
    invitationId: ID,
    step: 'invite',
    recipient: { customerId: ID, name: null, language: null, attributes: {} },
    brand: { name: 'Lumen Lamps', color: null, contact: null, privacyUrl: null, logoPath: null },
    variables: {},
    texts: {},
    survey,
    ...more,
  };
}

const YES_NO = { kind: 'single', choices: [{ key: 'yes' }, { key: 'no' }] };
const CHOICES = { 'questions.first.choices.yes': 'Yes', 'questions.first.choices.no': 'No' };
const scores = (html: string) => [...html.matchAll(/\?score=([^"]+)"/g)].map(([, score]) => score);

describe('mails to customers', () => {
  it.each([
    [{ kind: 'nps' }, {}, '0 1 2 3 4 5 6 7 8 9 10'],
    [{ kind: 'csat', scale: { min: 1, max: 5 } }, {}, '1 2 3 4 5'],
    [{ kind: 'csat' }, { 'questions.first.points.1': 'Bad' }, '1 2 3 4 5'],
    [{ kind: 'ces', points: 7 }, { 'questions.first.statement': 'It was easy.' }, '1 2 3 4 5 6 7'],
    [{ kind: 'stars', max: 3 }, {}, '1 2 3'],
    [{ kind: 'emoji' }, {}, '1 2 3 4 5'],
    [YES_NO, CHOICES, 'yes no'],
    [{ ...YES_NO, other: true }, { ...CHOICES, 'questions.first.choices.other': 'Other' }, ''],
    [{ kind: 'text' }, {}, ''],
  ])('have a link for each answer to %j, or else one button', (question, texts, expected) => {
    const { html, text } = writer.write(bare(surveyOf(question, texts)));
    expect(scores(html).join(' ')).toBe(expected);
    expect(html.includes('class="button"')).toBe(expected === '');
    for (const score of scores(html)) expect(text).toContain(`?score=${score}`);
    expect(html).toContain('Was it good?');
    if ('questions.first.statement' in texts) expect(html).toContain('It was easy.');
  });

  it('are complete without any value, in each language and step, and small', () => {
    const texts = {
      en: {
        subject: 'A {{ event.product | default: "parcel" }} for {{ customer.first_name | default: "you" }}',
        intro: '{{ customer.tier | default: "Every" }} answer helps.',
      },
    };
    for (const language of LANGUAGES)
      for (const step of MAIL_STEPS) {
        const recipient = { customerId: ID, name: ' ', language, attributes: { tier: null } };
        const mail = writer.write(bare(surveyOf({ kind: 'nps' }), { step, recipient, texts }));
        for (const part of [mail.subject, mail.html, mail.text]) {
          expect(part).not.toMatch(/\{\{|\{%|undefined|null|\[object/);
          expect(part.trim()).not.toBe('');
        }
        expect(mail.html).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
        expect(Buffer.byteLength(mail.html)).toBeLessThan(20_000);
        expect(scores(mail.html)).toHaveLength(step === 'thanks' ? 0 : 11);
      }
    const { subject, text } = writer.write(bare(surveyOf({ kind: 'nps' }), { texts }));
    expect(subject).toBe('A parcel for you');
    expect(text).toContain('Every answer helps.');
  });

  it('are one mail however often they are written, with a Message-ID of the step', () => {
    const mail = bare(surveyOf({ kind: 'nps' }));
    expect(writer.write(mail)).toEqual(writer.write(mail));
    expect(writer.write(mail).messageId).toBe(`<${ID}@example.org>`);
  });

  it('offer one click to stop, hide the trap link, and name a contact who can be reached', () => {
    const contact = { name: 'Maya', phone: '030 555', email: 'Maya@Lümen.example' };
    const brand = { ...bare(surveyOf({ kind: 'nps' })).brand, contact, privacyUrl: 'https://lumen.example/privacy' };
    const { headers, html, text, replyTo } = writer.write(bare(surveyOf({ kind: 'nps' }), { brand }));
    expect(headers['List-Unsubscribe']).toMatch(/^<https:\/\/ask\.example\.org\/u\/[\w-]{64}>$/);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(html).toMatch(
      /<a href="[^"]+\/more" rel="nofollow" aria-hidden="true" tabindex="-1" style="display:none;[^>]*><\/a>/,
    );
    expect(text).not.toContain('/more');
    expect(replyTo).toBe('Maya@xn--lmen-0ra.example');
    expect(text).toContain('030\u00A0555');
    expect(html).toContain('href="https://lumen.example/privacy"');
  });
});
