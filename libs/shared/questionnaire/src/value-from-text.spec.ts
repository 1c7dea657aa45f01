import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compiledOf, questionOf } from '../test/builders.js';
import { checkSubmission } from './check-submission.js';
import { answerFromText, hiddenFieldFromText } from './value-from-text.js';

const multi = questionOf({ kind: 'multi', choices: [{ key: 'a' }, { key: 'b' }], other: true });

describe('answerFromText', () => {
  it('converts numbers, booleans and choices', () => {
    expect(answerFromText(questionOf({ kind: 'nps' }), ' 9 ')).toBe(9);
    expect(answerFromText(questionOf({ kind: 'number' }), '-1.5e3')).toBe(-1500);
    expect(answerFromText(questionOf({ kind: 'consent' }), 'Yes')).toBe(true);
    expect(answerFromText(questionOf({ kind: 'text' }), ' 9 ')).toBe(' 9 ');
    expect(answerFromText(multi, ['a', '', 'b'])).toEqual(['a', 'b']);
    expect(answerFromText(multi, 'a; b')).toEqual(['a', 'b']);
    expect(answerFromText(multi, 'a;other:this; that')).toEqual(['a', 'other:this; that']);
    expect(answerFromText(multi, 'other:alone')).toEqual(['other:alone']);
  });

  it('leaves text that it cannot convert to the check', () => {
    for (const words of ['nine', '0x9', '1,5', 'NaN', 'Infinity', '9 9']) {
      const answer = answerFromText(questionOf({ kind: 'nps' }), words);
      const checked = checkSubmission(compiledOf([{ key: 'q', kind: 'nps' }]), { answers: { q: answer } });
      expect(checked).toMatchObject({ ok: false, errors: [{ code: 'wrong-type' }] });
    }
  });

  it('treats empty text as no answer', () => {
    for (const kind of ['nps', 'number', 'text', 'date', 'consent']) {
      const compiled = compiledOf([{ key: 'q', kind }]);
      const answers = { q: answerFromText(compiled.questions[0]!.question, '') };
      expect(checkSubmission(compiled, { answers })).toMatchObject({ ok: false, errors: [{ pointer: '/answers' }] });
    }
    expect(answerFromText(multi, '')).toEqual([]);
  });

  it('converts every number back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(answerFromText(questionOf({ kind: 'number' }), String(number))).toBeCloseTo(number === 0 ? 0 : number);
      }),
    );
  });
});

describe('hiddenFieldFromText', () => {
  it('converts by the type of the field', () => {
    expect(hiddenFieldFromText({ key: 'n', type: 'number' }, '7')).toBe(7);
    expect(hiddenFieldFromText({ key: 'b', type: 'boolean' }, '0')).toBe(false);
    expect(hiddenFieldFromText({ key: 't', type: 'text', segment: true }, '7')).toBe('7');
  });
});
