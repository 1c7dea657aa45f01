import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchTermsOf, searchWordsOf, wordsOf } from './search-words.js';

const text = (value: string) => ({ question: 'why', kind: 'text', value }) as const;

describe('words of a text', () => {
  it.each([
    ['Die Käufer, größer!', ['die', 'kaufer', 'grosser']],
    ['Łódź ÎLE smørrebrød', ['lodz', 'ile', 'smorrebrod']],
    ['أَهْلًا بـــكم', ['اهلا', 'بكم']],
    ['LL-20418 don’t', ['ll', '20418', 'don', 't']],
    ['配送は遅い ok', ['配', '送', 'は', '遅', 'い', 'ok']],
    ['बहुत देर', ['बहुत', 'देर']],
    ['Late 👎', ['late', '👎']],
    ['?! … --', []],
  ])('%j are %j', (given, words) => {
    expect(wordsOf(given)).toEqual(words);
  });

  it('consist of letters, digits, marks and pictures, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        for (const word of wordsOf(given)) expect(word).toMatch(/^([\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic})$/u);
      }),
    );
  });
});

describe('words of a response', () => {
  it('are those of its texts, with a gap between two answers', () => {
    const words = searchWordsOf({
      answers: [
        text('never again'),
        { question: 'from', kind: 'multi', value: ['ad', 'other:my aunt'] },
        { question: 'day', kind: 'date', value: '2026-01-02' },
      ],
      attributes: [
        { key: 'order', value: 'LL-7', segment: null },
        { key: 'paid', value: 12, segment: null },
      ],
      customer: 'C-1',
    });
    expect(words.map(({ word, place }) => `${word}:${place}`)).toEqual(
      'never:1 again:2 my:4 aunt:5 ll:7 7:8 c:10 1:11'.split(' '),
    );
  });

  it('end where PostgreSQL would no longer know their places', () => {
    expect(searchWordsOf({ answers: [text('a '.repeat(5_000))], attributes: [] })).toHaveLength(4_000);
  });
});

describe('terms of a search', () => {
  it.each([
    ['Returns lab', ['returns*', 'lab*']],
    ['"post office" ab', ['post office', 'ab']],
    ['„nie wieder“ «trop tard»', ['nie wieder', 'trop tard']],
    ['LL-20418', ['ll 20418*']],
    ['"open', ['open*']],
    ['遅い', ['遅 い']],
    ['?? ""', []],
  ])('%j are %j', (given, terms) => {
    expect(searchTermsOf(given).map(({ words, isPrefix }) => words.join(' ') + (isPrefix ? '*' : ''))).toEqual(terms);
  });
});
