import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { checkShape } from './check-shape.js';
import { Defects } from './defects.js';
import { Dictionary, StringEnum, WithReason, type Shape } from './shape.js';

const Circle = Type.Object(
  { kind: Type.Literal('circle'), radius: Type.Number({ minimum: 0, maximum: 9 }) },
  { $id: 'Circle', additionalProperties: false },
);
const Path = Type.Object(
  { kind: Type.Literal('path'), parts: Type.Array(Type.Ref('Figure'), { minItems: 1, maxItems: 3 }) },
  { $id: 'Path', additionalProperties: false },
);
const Figure = Type.Union([Type.Ref('Circle'), Type.Ref('Path')], {
  $id: 'Figure',
  discriminator: { propertyName: 'kind' },
});
const Size = Type.Union(
  [Type.Object({ width: Type.Integer() }), Type.Object({ height: Type.Integer() }, { maxProperties: 1 })],
  { $id: 'Size' },
);
const Drawing = Type.Object(
  {
    figure: Type.Optional(Type.Ref('Figure')),
    size: Type.Optional(Type.Ref('Size')),
    color: Type.Optional(StringEnum(['red', 'blue'])),
    name: Type.Optional(Type.String({ minLength: 2, maxLength: 3, pattern: '^\\S' })),
    key: Type.Optional(WithReason(Type.String({ pattern: '^[a-z]+$' }), 'invalid-key', 'must be a key')),
    labels: Type.Optional(Dictionary(Type.Union([Type.String(), Type.Boolean()]))),
  },
  { $id: 'Drawing', additionalProperties: false },
);
const shape: Shape = { schema: Drawing, references: [Figure, Circle, Path, Size] };

const defectsOf = (json: unknown) => {
  const defects = new Defects();
  checkShape(shape, json, defects);
  return defects.errors.map(({ pointer, code, detail }) => `${pointer} ${code}: ${detail}`);
};

describe('checkShape', () => {
  it('accepts values that have the shape', () => {
    const parts = [{ kind: 'path', parts: [{ kind: 'circle', radius: 9 }] }];
    expect(defectsOf({ figure: { kind: 'path', parts }, size: { height: 1 }, labels: { a: 'x', b: true } })).toEqual(
      [],
    );
  });

  it.each([
    [[], [' wrong-type: must be an object']],
    [{ colour: 'red' }, ['/colour unknown-member: is not a member of this object']],
    [{ color: 'green' }, ['/color invalid-value: must be one of red, blue']],
    [{ name: 7 }, ['/name wrong-type: must be a string']],
    [{ name: 'x' }, ['/name too-short: must have at least 2 characters']],
    [{ name: 'long' }, ['/name too-long: must have at most 3 characters']],
    [{ name: '😀😀😀' }, []],
    [{ name: ' x' }, ['/name invalid-format: must match ^\\S']],
    [{ key: 7 }, ['/key invalid-key: must be a key']],
    [{ labels: { 'a/b~': 1 } }, ['/labels/a~1b~0 wrong-type: must be a string or true or false']],
  ])('reports the defects of %j', (json, expected) => {
    expect(defectsOf(json)).toEqual(expected);
  });

  it.each([
    [7, '/figure wrong-type: must be an object'],
    [{}, '/figure/kind required: must be one of circle, path'],
    [{ kind: 'square' }, '/figure/kind invalid-value: must be one of circle, path'],
    [{ kind: 'circle' }, '/figure/radius required: is missing'],
    [{ kind: 'circle', radius: 10 }, '/figure/radius out-of-range: must be from 0 to 9'],
    [{ kind: 'circle', radius: '1' }, '/figure/radius wrong-type: must be a number'],
    [{ kind: 'path', parts: [] }, '/figure/parts too-few: must have at least 1'],
    [
      { kind: 'path', parts: [{ kind: 'circle', radius: 1, r: 1 }] },
      '/figure/parts/0/r unknown-member: is not a member of this object',
    ],
  ])('compares %j with the variant that its discriminator names', (figure, expected) => {
    expect(defectsOf({ figure })).toEqual([expected]);
  });

  it.each([
    [{}, ['/size required: must have one of the members width, height']],
    [{ height: 'x' }, ['/size/height wrong-type: must be a whole number']],
    [{ height: 1, depth: 2 }, ['/size too-many: must have at most 1 member']],
  ])('compares %j with the variant whose first required member it has', (size, expected) => {
    expect(defectsOf({ size })).toEqual(expected);
  });
});
