import { describe, expect, it } from '@jest/globals';
import { fillMailText, mailTextDefect } from './mail-texts.js';

const SUBJECT = 'How was {{ event.product | default: "your order" }}, {{customer.first_name|default:"there"}}?';

describe('texts of mails', () => {
  it('are filled in with values or their fallbacks, and what a value contains stays as it is', () => {
    expect(fillMailText(SUBJECT, { customer: { first_name: 'Jonas' }, event: { product: 'the lamp' } })).toBe(
      'How was the lamp, Jonas?',
    );
    expect(fillMailText(SUBJECT, { customer: {}, event: { product: false } })).toBe('How was your order, there?');
    const braces = '{{ event.product | default: "x" }} $&';
    expect(fillMailText('{{ customer.a | default: "b" }}', { customer: { a: braces }, event: {} })).toBe(braces);
  });

  it.each([
    ['subject', SUBJECT, undefined],
    ['subject', 'Hello {{ customer.first_name }}', 'no-default'],
    ['subject', 'Hello {{ customer.first_name | default: "" }}', 'invalid-piping'],
    ['intro', 'Hello {{ hidden.shop | default: "x" }}', 'invalid-piping'],
    ['intro', '{% for a in b %}', 'no-default'],
    ['intro', ' ', 'empty'],
    ['button', 'x'.repeat(61), 'too-long'],
    ['toString', 'x', 'unknown-text'],
  ])('%s “%s” has the defect %s', (name, text, code) => {
    expect(mailTextDefect(name, text)?.code).toBe(code);
  });
});
