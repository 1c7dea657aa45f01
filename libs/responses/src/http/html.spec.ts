import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('html', () => {
  it('escapes every value, in content and in attributes', () => {
    const text = `"><script>alert('x')</script>&`;
    expect(html`<p title="${text}">${text}</p>`.text).not.toMatch(/<script|"><|'x'/);
    expect(html`${'&'}`.text).toBe('&amp;');
  });

  it('puts in what it made itself, lists of it too, and leaves nothings out', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li>0</ul>');
  });
});
