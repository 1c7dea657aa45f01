import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('orders members at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, 1, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[2,1,{"c":null,"d":1}]}');
  });

  it('gives the same text for any order of the members', () => {
    const text = '{"a":true,"b":[1,{"c":"x\\n","d":null}]}';
    expect(canonicalJson({ b: [1, { d: null, c: 'x\n' }], a: true })).toBe(text);
    expect(canonicalJson({ a: true, b: [1, { c: 'x\n', d: null }] })).toBe(text);
  });

  it('orders names that look like numbers as text, as it does all others', () => {
    expect(canonicalJson({ x: 0, 10: 1, 9: 2 })).toBe('{"10":1,"9":2,"x":0}');
    expect(canonicalJson({ 9: 2, x: 0, 10: 1 })).toBe('{"10":1,"9":2,"x":0}');
  });

  it('writes undefined as null, in order or not', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"a":null,"b":1}');
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"a":null,"b":1}');
    expect(canonicalJson(undefined)).toBe('null');
  });
});
