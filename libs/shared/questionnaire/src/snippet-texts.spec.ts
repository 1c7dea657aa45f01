import { describe, expect, it } from '@jest/globals';
import { fillSnippet, missingInSnippet, snippetDefect } from './snippet-texts.js';

const TEXT =
  'Hello {{ customer.first_name | default: "there" }}, order {{customer.order|default:"of last week"}}.\n{{ member.first_name | default: "Your shop" }}';
const values = { customer: { first_name: 'Jonas', order: 20_418 }, member: { first_name: 'Tomás' } };

describe('a snippet', () => {
  it('is filled in with what is known of customer and member', () => {
    expect(fillSnippet(TEXT, values)).toBe('Hello Jonas, order 20418.\nTomás');
    expect(missingInSnippet(TEXT, values)).toEqual([]);
  });

  it('shows its fallbacks where nothing is known, and says where', () => {
    const nothing = { customer: { first_name: '  ', order: { no: 'text' } }, member: {} };
    expect(fillSnippet(TEXT, nothing)).toBe('Hello there, order of last week.\nYour shop');
    expect(missingInSnippet(TEXT, nothing)).toEqual(['customer.first_name', 'customer.order', 'member.first_name']);
    expect(fillSnippet('{{ customer.toString | default: "x" }}', nothing)).toBe('x');
  });

  it('never fills in what a value contains', () => {
    const hostile = { customer: { first_name: '{{ member.name | default: "x" }}' }, member: { name: 'Ada' } };
    expect(fillSnippet('{{ customer.first_name | default: "there" }}', hostile)).toBe(
      '{{ member.name | default: "x" }}',
    );
  });

  it.each([
    ['Hello {{ customer.first_name }}', 'no-default'],
    ['Hello {{ order.no | default: "x" }}', 'invalid-piping'],
    ['{% if x %}', 'no-default'],
    ['{{ customer.first_name | default: "" }}', 'invalid-piping'],
  ])('is refused where a place has no fallback: %s', (text, code) => {
    expect(snippetDefect(text)).toMatchObject({ code });
  });

  it('may have single braces', () => {
    expect(snippetDefect('{a} and } {')).toBeUndefined();
    expect(snippetDefect(TEXT)).toBeUndefined();
  });
});
