import { describe, expect, it } from '@jest/globals';
import { PreparedTexts } from './prepared-texts.js';

const runs = (texts: PreparedTexts, text: string, times: number) =>
  Array.from({ length: times }, () => texts.nameOf(text));

describe('PreparedTexts', () => {
  it('names a text from its fifth run on, and always the same way', () => {
    const texts = new PreparedTexts();
    const [first, , , fourth, fifth, sixth] = runs(texts, 'select 1', 6);
    expect([first, fourth]).toEqual([undefined, undefined]);
    expect(fifth).toMatch(/^hearback_\d+$/);
    expect(sixth).toBe(fifth);
  });

  it('never gives one name to two texts', () => {
    const texts = new PreparedTexts();
    const names = ['select 1', 'select 2', 'select 3'].map((text) => runs(texts, text, 5).at(-1));
    expect(new Set(names).size).toBe(3);
  });

  it('stays small if every text is new', () => {
    const texts = new PreparedTexts();
    for (let index = 0; index < 10_000; index++) expect(texts.nameOf(`select ${index}`)).toBeUndefined();
    const named = Array.from({ length: 1_000 }, (_, index) => runs(texts, `select a${index}`, 5).at(-1));
    expect(named.filter((name) => name !== undefined).length).toBeLessThanOrEqual(250);
  });
});
