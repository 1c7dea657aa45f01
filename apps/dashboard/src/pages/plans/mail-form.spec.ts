import { describe, expect, it } from '@jest/globals';
import { MAIL_TEXTS } from '@hearback/questionnaire';
import { defectsOf, MAILS, TEXTS_OF, writtenTexts } from './mail-form.js';

describe('the texts of mails', () => {
  it('are all in the form', () => {
    expect(MAILS.flatMap((mail) => TEXTS_OF[mail]).toSorted()).toEqual(Object.keys(MAIL_TEXTS).toSorted());
  });

  it('are stored only if somebody wrote them', () => {
    expect(writtenTexts({ en: { subject: 'How was it?', intro: ' ' }, de: { subject: '' } })).toEqual({
      en: { subject: 'How was it?' },
    });
  });

  it('say what is wrong with them', () => {
    const texts = { en: { subject: 'Hello {{ customer.name }}', button: 'x'.repeat(61), intro: 'Fine' } };
    expect([...defectsOf(texts)]).toEqual([
      ['en.subject', { code: 'no-default', most: 200 }],
      ['en.button', { code: 'too-long', most: 60 }],
    ]);
  });
});
