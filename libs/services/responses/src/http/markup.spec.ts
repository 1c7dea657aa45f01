import { describe, expect, it } from '@jest/globals';
import { markup } from './markup.js';

describe('markup', () => {
  it('escapes every value, in content and in attributes', () => {
    const text = `"><script>alert('x')</script>&`;
    expect(markup`<p title="${text}">${text}</p>`.text).not.toMatch(/<script|"><|'x'/);
    expect(markup`${'&'}`.text).toBe('&amp;');
  });

  it('inserts its own results and lists of them unescaped, and leaves out empty values', () => {
    const items = ['a', '<b>'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}${null}${undefined}${false}${0}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
    );
  });
});
