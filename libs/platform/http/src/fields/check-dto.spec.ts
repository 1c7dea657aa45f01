import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsIn } from 'class-validator';
import { checkDto } from './check-dto.js';
import { JsonField, RecordField } from './free-fields.js';
import { ListField, ObjectField } from './nested-fields.js';
import {
  BooleanField,
  EmailField,
  InstantField,
  IntegerField,
  NumberField,
  PublicIdField,
  TextField,
  WordField,
} from './scalar-fields.js';

class Inner {
  @TextField({ min: 1 }) readonly name: string;
}

class Everything {
  @TextField({ min: 2, max: 4, optional: true }) readonly text?: string;
  @TextField({ pattern: /^[a-z]+$/, optional: true }) readonly word?: string;
  @IntegerField({ min: 0, max: 10, optional: true }) readonly integer?: number;
  @NumberField({ min: -1.5, max: 1.5, optional: true }) readonly number?: number;
  @BooleanField({ optional: true }) readonly flag?: boolean;
  @InstantField({ optional: true, nullable: true }) readonly at?: string | null;
  @WordField(['a', 'b'], { optional: true }) readonly choice?: 'a' | 'b';
  @PublicIdField('srv', { optional: true }) readonly survey?: string;
  @EmailField({ optional: true }) readonly email?: string;
  @ObjectField(() => Inner, { optional: true }) readonly inner?: Inner;
  @ListField(() => Inner, { max: 2, optional: true }) readonly inners?: readonly Inner[];
  @ListField(() => 'integer', { min: 1, max: 2, item: { min: 1 }, optional: true })
  readonly integers?: readonly number[];
  @ListField(() => 'text', { max: 3, item: { words: ['x', 'y'] }, optional: true }) readonly words?: readonly string[];
  @RecordField({ of: ['number'], nullableValues: true, optional: true }) readonly record?: Readonly<
    Record<string, number>
  >;
  @JsonField({ maxBytes: 20, maxDepth: 2, optional: true }) readonly json?: unknown;
}

const codeOf = (input: object): string | undefined => {
  const checked = checkDto(Everything, input, 'body');
  return 'errors' in checked ? checked.errors.map(({ pointer, code }) => `${pointer} ${code}`).join(', ') : undefined;
};

describe('fields', () => {
  it('accept what they declare and make an instance of it', () => {
    const input = {
      text: '🙂🙂🙂🙂',
      word: 'abc',
      integer: 10,
      number: -1.5,
      flag: false,
      at: null,
      choice: 'b',
      survey: `srv_${'0'.repeat(32)}`,
      email: 'ada@example.org',
      inner: { name: 'x' },
      inners: [{ name: 'y' }],
      integers: [1, 2],
      words: ['x', 'x'],
      record: { a: 1, b: null },
      json: { a: [1] },
    };
    const checked = checkDto(Everything, input, 'body');
    expect('value' in checked && checked.value).toMatchObject(input);
    expect('value' in checked && checked.value).toBeInstanceOf(Everything);
    expect('value' in checked && checked.value.inners?.[0]).toBeInstanceOf(Inner);
  });

  it.each([
    [{ text: 'a' }, '/text too-short'],
    [{ text: 'abcde' }, '/text too-long'],
    [{ text: '🙂' }, '/text too-short'],
    [{ text: ['ab'] }, '/text wrong-type'],
    [{ text: null }, '/text not-null'],
    [{ text: 'a\u0000' }, '/text not-storable'],
    [{ word: 'Abc' }, '/word pattern'],
    [{ integer: 1.5 }, '/integer wrong-type'],
    [{ integer: 2 ** 53 }, '/integer wrong-type'],
    [{ integer: '5' }, '/integer wrong-type'],
    [{ integer: -1 }, '/integer below-minimum'],
    [{ integer: 11 }, '/integer above-maximum'],
    [{ number: Number.NaN }, '/number wrong-type'],
    [{ number: 2 }, '/number above-maximum'],
    [{ flag: 'true' }, '/flag wrong-type'],
    [{ choice: 'c' }, '/choice unknown-word'],
    [{ survey: `key_${'0'.repeat(32)}` }, '/survey not-an-id'],
    [{ email: 'Ada <ada@example.org>' }, '/email not-an-address'],
    [{ email: 'a@b@example.org' }, '/email not-an-address'],
    [{ email: 'a\r\nBcc:x@example.org' }, '/email not-an-address'],
    [{ inner: 'x' }, '/inner wrong-type'],
    [{ inner: {} }, '/inner/name required'],
    [{ inners: [{ name: 'a' }, {}] }, '/inners/1/name required'],
    [{ inners: {} }, '/inners wrong-type'],
    [{ integers: [] }, '/integers too-few'],
    [{ integers: [1, 2, 3] }, '/integers too-many'],
    [{ integers: [1, 0] }, '/integers/1 below-minimum'],
    [{ words: ['z'] }, '/words/0 unknown-word'],
    [{ record: { a: 'x' } }, '/record/a wrong-type'],
    [{ record: [1] }, '/record wrong-type'],
    [{ json: { a: { b: { c: 1 } } } }, '/json/a/b too-deep'],
    [{ json: 'x'.repeat(30) }, '/json too-large'],
    [{ unknown: 1 }, '/unknown unknown'],
    [{ toString: 1 }, '/toString unknown'],
  ])('refuse %j as %s', (input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  it.each([
    ['2026-01-31T09:30:00Z', true],
    ['2026-01-31T09:30:00.123456+05:30', true],
    ['2024-02-29T00:00:00Z', true],
    ['2026-02-29T00:00:00Z', false],
    ['2026-13-01T00:00:00Z', false],
    ['2026-01-31T24:00:00Z', false],
    ['2026-01-31 09:30:00Z', false],
    ['2026-01-31', false],
    ['1899-12-31T23:59:59Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['9999-12-31T23:59:59-01:00', false],
  ])('take the instant %s: %s', (at, isAccepted) => {
    expect(codeOf({ at }) === undefined).toBe(isAccepted);
  });

  it('read the texts of a query by their kind', () => {
    const checked = checkDto(
      Everything,
      { integer: '7', number: '-1.25', flag: 'true', integers: '3', text: '12' },
      'query',
    );
    expect('value' in checked && checked.value).toMatchObject({
      integer: 7,
      number: -1.25,
      flag: true,
      integers: [3],
      text: '12',
    });
  });

  it('read a record of a query from its bracketed parameters', () => {
    class Filter {
      @RecordField({ of: ['text'], optional: true })
      readonly attribute?: Readonly<Record<string, string>>;
      @IntegerField({ optional: true })
      readonly 'score[lte]'?: number;
    }
    const query = { 'attribute[plan]': 'gold', 'attribute[size]': '3', 'score[lte]': '6' };
    expect(checkDto(Filter, query, 'query')).toEqual({
      value: { attribute: { plan: 'gold', size: '3' }, 'score[lte]': 6 },
    });
    const wrong = checkDto(Filter, { 'attribute[a b]': 'x', 'other[a]': 'x', 'attribute[__proto__]': 'x' }, 'query');
    expect('errors' in wrong && wrong.errors.map(({ pointer }) => pointer)).toEqual(['?other[a]', '?attribute/a b']);
  });

  it.each(['', ' 7', '7 ', '0x7', '1e3', '7.', 'NaN', 'Infinity', '--7'])('do not read %j as a number', (integer) => {
    const checked = checkDto(Everything, { integer }, 'query');
    expect('errors' in checked && checked.errors).toEqual([
      { pointer: '?integer', code: 'wrong-type', detail: 'must be a whole number' },
    ]);
  });

  it('leave room for checks of class-validator beside them', () => {
    class Own {
      @TextField()
      @IsIn(['x'])
      readonly own: string;
      @IsIn([1])
      readonly plain: number;
    }
    expect(checkDto(Own, { own: 'x', plain: 1 }, 'body')).toEqual({ value: { own: 'x', plain: 1 } });
    const checked = checkDto(Own, { own: 'y', plain: 2 }, 'body');
    expect('errors' in checked && checked.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/own', 'is-in'],
      ['/plain', 'is-in'],
    ]);
  });

  it('never throw and never let pass what they did not declare', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const checked = checkDto(Everything, input, 'body');
        if ('value' in checked) {
          const known = Object.keys(new Everything());
          expect(Object.keys(checked.value).every((name) => known.includes(name))).toBe(true);
        }
      }),
    );
  });
});
