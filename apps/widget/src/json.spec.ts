import { describe, expect, it } from '@jest/globals';
import { json } from './json.js';

describe('json', () => {
  it('is JSON', () => {
    const value = { a: [1, 'x"\u2028', null, undefined, true], b: { c: undefined, d: {} }, 'e"': 1.5 };
    expect(JSON.parse(json(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('is JSON where an old library has its own idea of the JSON of arrays', () => {
    const prototype = Array.prototype as unknown as { toJSON?: () => string };
    prototype.toJSON = () => 'a text';
    try {
      expect(JSON.stringify({ a: [1] })).toBe('{"a":"a text"}');
      expect(json({ a: [1, [2]] })).toBe('{"a":[1,[2]]}');
    } finally {
      delete prototype.toJSON;
    }
  });
});
