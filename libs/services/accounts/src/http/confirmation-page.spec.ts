import { LANGUAGES } from '@hearback/questionnaire';
import { describe, expect, it } from '@jest/globals';
import { confirmationPage, pageLanguage, type PageState } from './confirmation-page.js';

const STATES: readonly PageState[] = ['form', 'wrong-password', 'later', 'confirmed', 'taken', 'unknown-link'];
const pages = LANGUAGES.flatMap((language) => STATES.map((state) => ({ language, state })));

describe('the page that confirms an address', () => {
  it.each(pages)('has one language, title and heading, and a label for its field ($language, $state)', (page) => {
    const { language, state } = page;
    const html = confirmationPage(language, state);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    const [, title] = /<title>(.+) · Hearback<\/title>/.exec(html)!;
    expect(html.match(/<h1>.*<\/h1>/g)).toEqual([`<h1>${title}</h1>`]);
    const isForm = ['form', 'wrong-password', 'later'].includes(state);
    expect(html.includes('<label for="password">') && html.includes('<input id="password"')).toBe(isForm);
    expect(html.includes('role="alert"')).toBe(state === 'wrong-password' || state === 'later');
    expect(html).not.toMatch(/undefined|<script/);
  });

  it.each([
    ['de-AT,de;q=0.9', 'de'],
    ['nl, ar-EG', 'ar'],
    ['', 'en'],
    [undefined, 'en'],
    ['zz;q=x,,;', 'en'],
  ])('is for %j in %s', (header, language) => {
    expect(pageLanguage(header)).toBe(language);
  });
});
