import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compiledOf, questionOf } from '../test/builders.js';
import { checkSubmission } from './check-submission.js';
import { answerFromWords, hiddenFieldFromWords } from './from-words.js';

const multi = questionOf({ kind: 'multi', choices: [{ key: 'a' }, { key: 'b' }], other: true });

describe('answerFromWords', () => {
  it('reads numbers, truth values and choices', () => {
    expect(answerFromWords(questionOf({ kind: 'nps' }), ' 9 ')).toBe(9);
    expect(answerFromWords(questionOf({ kind: 'number' }), '-1.5e3')).toBe(-1500);
    expect(answerFromWords(questionOf({ kind: 'consent' }), 'Yes')).toBe(true);
    expect(answerFromWords(questionOf({ kind: 'text' }), ' 9 ')).toBe(' 9 ');
    expect(answerFromWords(multi, ['a', '', 'b'])).toEqual(['a', 'b']);
    expect(answerFromWords(multi, 'a; b')).toEqual(['a', 'b']);
    expect(answerFromWords(multi, 'a;other:this; that')).toEqual(['a', 'other:this; that']);
    expect(answerFromWords(multi, 'other:alone')).toEqual(['other:alone']);
  });

  it('leaves words that it cannot read to the check', () => {
    for (const words of ['nine', '0x9', '1,5', 'NaN', 'Infinity', '9 9']) {
      const answer = answerFromWords(questionOf({ kind: 'nps' }), words);
      const checked = checkSubmission(compiledOf([{ key: 'q', kind: 'nps' }]), { answers: { q: answer } });
      expect(checked).toMatchObject({ ok: false, errors: [{ code: 'wrong-type' }] });
    }
  });

  it('takes empty words as no answer', () => {
    for (const kind of ['nps', 'number', 'text', 'date', 'consent']) {
      const compiled = compiledOf([{ key: 'q', kind }]);
      const answers = { q: answerFromWords(compiled.questions[0]!.question, '') };
      expect(checkSubmission(compiled, { answers })).toMatchObject({ ok: false, errors: [{ pointer: '/answers' }] });
    }
    expect(answerFromWords(multi, '')).toEqual([]);
  });

  it('reads back every number it can be given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(answerFromWords(questionOf({ kind: 'number' }), String(number))).toBeCloseTo(number === 0 ? 0 : number);
      }),
    );
  });
});

describe('hiddenFieldFromWords', () => {
  it('reads by the type of the field', () => {
    expect(hiddenFieldFromWords({ key: 'n', type: 'number' }, '7')).toBe(7);
    expect(hiddenFieldFromWords({ key: 'b', type: 'boolean' }, '0')).toBe(false);
    expect(hiddenFieldFromWords({ key: 't', type: 'text', segment: true }, '7')).toBe('7');
  });
});
