import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '@hearback/kernel';
import { IsIn } from 'class-validator';
import { DtoPipe } from '../validation/dto-pipe.js';
import type { DtoClass } from './field.js';
import { JsonField, RecordField } from './free-fields.js';
import { ListField, ObjectField, UncheckedListField } from './nested-fields.js';
import {
  BooleanField,
  EmailField,
  TimestampField,
  IntegerField,
  NumberField,
  PublicIdField,
  StringField,
  EnumField,
} from './scalar-fields.js';

class Inner {
  @StringField({ min: 1 }) readonly name: string;
}

class Everything {
  @StringField({ min: 2, max: 4, optional: true }) readonly text?: string;
  @StringField({ pattern: /^[a-z]+$/, optional: true }) readonly word?: string;
  @IntegerField({ min: 0, max: 10, optional: true }) readonly integer?: number;
  @NumberField({ min: -1.5, max: 1.5, optional: true }) readonly number?: number;
  @BooleanField({ optional: true }) readonly flag?: boolean;
  @TimestampField({ optional: true, nullable: true }) readonly at?: string | null;
  @EnumField(['a', 'b'], { optional: true }) readonly choice?: 'a' | 'b';
  @PublicIdField('srv', { optional: true }) readonly survey?: string;
  @EmailField({ optional: true }) readonly email?: string;
  @ObjectField(() => Inner, { optional: true }) readonly inner?: Inner;
  @ListField(() => Inner, { max: 2, optional: true }) readonly inners?: readonly Inner[];
  @ListField('integer', { min: 1, max: 2, item: { min: 1 }, optional: true })
  readonly integers?: readonly number[];
  @ListField('string', { max: 3, item: { values: ['x', 'y'] }, optional: true }) readonly words?: readonly string[];
  @RecordField({ of: ['number'], nullableValues: true, optional: true }) readonly record?: Readonly<
    Record<string, number>
  >;
  @IntegerField({ optional: true }) readonly whole?: number;
  @RecordField({ of: ['string', 'number'], max: 2, value: { max: 2 }, optional: true }) readonly members?: Readonly<
    Record<string, string | number>
  >;
  @UncheckedListField(() => Inner, { min: 1, max: 3, optional: true }) readonly later?: readonly unknown[];
  @JsonField({ maxBytes: 20, maxDepth: 2, optional: true }) readonly json?: unknown;
}

const pipe = new DtoPipe();

/** What the pipe makes of an input: the value, or the errors of the problem. */
async function checked<T extends object>(dto: DtoClass<T>, input: unknown, type: 'body' | 'query' | 'param' = 'body') {
  try {
    return { value: (await pipe.transform(input, { type, metatype: dto })) as T };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('request.malformed');
    return { errors: error.errors };
  }
}

const codeOf = async (input: unknown): Promise<string | undefined> => {
  const { errors } = await checked(Everything, input);
  return errors?.map(({ pointer, code }) => `${pointer} ${code}`).join(', ');
};

describe('fields', () => {
  it('accept what they declare and create an instance of it', async () => {
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
    const { value } = await checked(Everything, input);
    expect(value).toMatchObject(input);
    expect(value).toBeInstanceOf(Everything);
    expect(value?.inners?.[0]).toBeInstanceOf(Inner);
  });

  it.each([
    [{ text: 'ab' }],
    [{ text: 'abcd' }],
    [{ integer: 0 }],
    [{ integer: 10 }],
    [{ number: -1.5 }],
    [{ number: 1.5 }],
    [{ email: `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.org` }],
    [{ inners: [] }],
    [{ inners: [{ name: 'a' }, { name: 'b' }] }],
    [{ integers: [1] }],
    [{ integers: [1, 1] }],
    [{ members: { a: '', b: 'xx' } }],
    [{ record: { ['n'.repeat(64)]: null } }],
    [{ json: 'x'.repeat(18) }],
    [{ json: { a: { b: 1 } } }],
    [{ later: [1, 'x', null] }],
  ])('accept %j', async (input) => {
    expect(await codeOf(input)).toBeUndefined();
  });

  it.each([
    [undefined, ' required'],
    [null, ' required'],
    [[], ' wrong-type'],
    ['x', ' wrong-type'],
    [{ text: 'a' }, '/text too-short'],
    [{ text: 'abcde' }, '/text too-long'],
    [{ text: '🙂' }, '/text too-short'],
    [{ text: ['ab'] }, '/text wrong-type'],
    [{ text: null }, '/text not-null'],
    [{ text: 'a\u0000' }, '/text not-storable'],
    [{ text: 'a\ud800' }, '/text not-storable'],
    [{ word: 'Abc' }, '/word pattern'],
    [{ integer: 1.5 }, '/integer wrong-type'],
    [{ integer: '5' }, '/integer wrong-type'],
    [{ integer: -1 }, '/integer below-minimum'],
    [{ integer: 11 }, '/integer above-maximum'],
    [{ whole: 2 ** 53 }, '/whole above-maximum'],
    [{ number: Number.NaN }, '/number wrong-type'],
    [{ number: -1.6 }, '/number below-minimum'],
    [{ number: 2 }, '/number above-maximum'],
    [{ flag: 'true' }, '/flag wrong-type'],
    [{ at: 'yesterday' }, '/at not-an-instant'],
    [{ at: 5 }, '/at wrong-type'],
    [{ choice: 'c' }, '/choice invalid-value'],
    [{ choice: 1 }, '/choice wrong-type'],
    [{ survey: `key_${'0'.repeat(32)}` }, '/survey not-an-id'],
    [{ survey: 1 }, '/survey wrong-type'],
    [{ email: 'Ada <ada@example.org>' }, '/email not-an-address'],
    [{ email: 'a@b@example.org' }, '/email not-an-address'],
    [{ email: 'a\r\nBcc:x@example.org' }, '/email not-an-address'],
    [{ email: `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.org` }, '/email not-an-address'],
    [{ inner: 'x' }, '/inner wrong-type'],
    [{ inner: [] }, '/inner wrong-type'],
    [{ inner: [{ name: 'x' }] }, '/inner wrong-type'],
    [{ inner: {} }, '/inner/name required'],
    [{ inner: { name: 'x', more: 1 } }, '/inner/more unknown-member'],
    [{ inners: [{ name: 'a' }, {}] }, '/inners/1/name required'],
    [{ inners: [{ name: 'a', more: 1 }] }, '/inners/0/more unknown-member'],
    [{ inners: {} }, '/inners wrong-type'],
    [{ inners: ['x'] }, '/inners/0 wrong-type'],
    [{ inners: [{ name: 'a' }, null] }, '/inners/1 wrong-type'],
    [{ inners: [[{ name: 'a' }]] }, '/inners/0 wrong-type'],
    [{ inners: [{}, {}, {}] }, '/inners too-many'],
    [{ integers: [] }, '/integers too-few'],
    [{ integers: [1, 2, 3] }, '/integers too-many'],
    [{ integers: [1, 0] }, '/integers/1 below-minimum'],
    [{ integers: [1, '2'] }, '/integers/1 wrong-type'],
    [{ words: ['z'] }, '/words/0 invalid-value'],
    [{ later: 1 }, '/later wrong-type'],
    [{ later: [] }, '/later too-few'],
    [{ later: [1, 2, 3, 4] }, '/later too-many'],
    [{ record: { a: 'x' } }, '/record/a wrong-type'],
    [{ record: [1] }, '/record wrong-type'],
    [{ record: { 'a b': 1 } }, '/record/a b bad-name'],
    [{ members: { a: 'x', b: 'xxx' } }, '/members/b too-long'],
    [{ members: { a: 1, b: true } }, '/members/b wrong-type'],
    [{ members: { a: null } }, '/members/a wrong-type'],
    [{ members: { a: 1, b: 2, c: 3 } }, '/members too-many'],
    [{ json: { a: { b: { c: 1 } } } }, '/json/a/b too-deep'],
    [{ json: 'x'.repeat(19) }, '/json too-large'],
    [{ unknown: 1 }, '/unknown unknown-member'],
  ])('reject %j as %s', async (input, code) => {
    expect(await codeOf(input)).toBe(code);
  });

  it('report the rule and the allowed values', async () => {
    const { errors } = await checked(Everything, { choice: 'c', members: { a: null }, word: 'A' });
    expect(Object.fromEntries(errors?.map(({ pointer, detail }) => [pointer, detail]) ?? [])).toEqual({
      '/word': 'must match ^[a-z]+$',
      '/choice': 'must be one of a, b',
      '/members/a': 'must be a string or a number',
    });
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
  ])('accept the instant %s: %s', async (at, isAccepted) => {
    expect((await codeOf({ at })) === undefined).toBe(isAccepted);
  });

  it('convert the strings of a query by their kind', async () => {
    const query = { integer: '7', number: '-1.25', flag: 'true', integers: '3', text: '12' };
    const { value } = await checked(Everything, query, 'query');
    expect(value).toMatchObject({ integer: 7, number: -1.25, flag: true, integers: [3], text: '12' });
  });

  it('read a record of a query from its bracketed parameters', async () => {
    class Filter {
      @RecordField({ of: ['string'], optional: true })
      readonly attribute?: Readonly<Record<string, string>>;
      @IntegerField({ optional: true })
      readonly 'score[lte]'?: number;
    }
    const query = { 'attribute[plan]': 'gold', 'attribute[size]': '3', 'score[lte]': '6' };
    expect(await checked(Filter, query, 'query')).toEqual({
      value: { attribute: { plan: 'gold', size: '3' }, 'score[lte]': 6 },
    });
    const { errors } = await checked(Filter, { 'attribute[a b]': 'x', 'other[a]': 'x' }, 'query');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['?other[a]', '?attribute/a b']);
  });

  it.each(['', ' 7', '7 ', '0x7', '1e3', '7.', 'NaN', 'Infinity', '--7'])(
    'do not read %j as a number',
    async (text) => {
      expect(await checked(Everything, { integer: text }, 'query')).toEqual({
        errors: [{ pointer: '?integer', code: 'wrong-type', detail: 'must be a whole number' }],
      });
    },
  );

  it('keep free JSON as it was sent, with names that objects inherit', async () => {
    const json = { valueOf: 1 };
    const { value } = await checked(Everything, { json });
    expect(value?.json).toBe(json);
  });

  it('can be combined with decorators of class-validator', async () => {
    class Own {
      @StringField()
      @IsIn(['x'])
      readonly own: string;
      @IsIn([1])
      readonly plain: number;
    }
    expect(await checked(Own, { own: 'x', plain: 1 })).toEqual({ value: { own: 'x', plain: 1 } });
    const { errors } = await checked(Own, { own: 'y', plain: 2 });
    expect(errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/own', 'is-in'],
      ['/plain', 'is-in'],
    ]);
  });

  it('never throw and never accept what they did not declare', async () => {
    const known = Object.keys(new Everything());
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (input) => {
        const { value = {} } = await checked(Everything, input);
        expect(Object.keys(value).every((name) => known.includes(name))).toBe(true);
      }),
    );
  });
});
