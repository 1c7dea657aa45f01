import fc from 'fast-check';

const MAX_DEPTH = 6;

/** What a client may send by mistake. */
const junk = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    0,
    1e21,
    9007199254740993,
    '',
    ' ',
    '\u202e',
    '1',
    '2026-02-30',
    'a'.repeat(300),
    [],
    {},
    [null],
    '__proto__',
    '%',
    "'",
    '=1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Arbitrary values of a JSON schema of the document; `ids` are known public ids by prefix. */
export function valuesOf(schema, { components, ids }, depth = 0) {
  const context = { components, ids };
  const inner = (part) => valuesOf(part, context, depth + 1);
  if (schema.example !== undefined && depth > 0) {
    const { example, ...rest } = schema;
    return fc.oneof(
      { weight: 2, arbitrary: fc.constant(example) },
      { weight: 3, arbitrary: valuesOf(rest, context, depth) },
    );
  }
  if (schema.$ref !== undefined) {
    if (depth > MAX_DEPTH) return fc.constant(null);
    return inner(components[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]);
  }
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, { ...context, inner, depth })));
}

function ofType(type, schema, { ids, inner, depth }) {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 100_000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'string':
      return strings(schema, ids);
    case 'array':
      return fc.array(depth > MAX_DEPTH ? fc.constant(null) : inner(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      });
    default:
      return objects(schema, inner, depth);
  }
}

function strings({ pattern, format, minLength = 0, maxLength = 100 }, ids) {
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === 'date')
    return fc
      .date({ min: new Date(0), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (format === 'email') return fc.constantFrom('ada@example.org', 'ben@example.org');
  if (format === 'uuid') return fc.uuid();
  const prefix = /^\^\(?([a-z]{3})_/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined)
    return fc.oneof(
      fc.constantFrom(...(ids[prefix] ?? [`${prefix}_${'0'.repeat(32)}`])),
      fc.stringMatching(new RegExp(pattern)),
    );
  if (pattern !== undefined && !pattern.includes('(?'))
    return fc.stringMatching(new RegExp(pattern), { size: 'small' });
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 30), unit: 'grapheme' });
}

function objects({ properties = {}, required = [], additionalProperties }, inner, depth) {
  if (depth > MAX_DEPTH) return fc.constant({});
  const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, inner(member)]));
  const known = fc.record(members, { requiredKeys: required.filter((name) => name in members) });
  if (typeof additionalProperties !== 'object') return known;
  const free = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_.]{0,20}$/), inner(additionalProperties), { maxKeys: 4 });
  return fc.tuple(free, known).map(([more, own]) => ({ ...more, ...own }));
}

/** Values of the schema, of which some are spoilt: a member is missing, unknown or of a wrong kind. */
export function bodiesOf(schema, context) {
  const valid = valuesOf(schema, context);
  const spoilt = fc.tuple(valid, junk, fc.nat(20), fc.nat(3)).map(([body, value, index, how]) => {
    if (typeof body !== 'object' || body === null || how === 0) return value;
    const names = Object.keys(body);
    const name = names[index % Math.max(1, names.length)] ?? 'member';
    if (how === 1) return { ...body, [`${name}x`]: value };
    const { [name]: _gone, ...rest } = body;
    return how === 2 ? rest : { ...body, [name]: value };
  });
  return fc.oneof({ weight: 3, arbitrary: valid }, { weight: 2, arbitrary: spoilt });
}

/** Texts of a parameter: of its schema, or junk. */
export function textsOf(schema, context) {
  const text = (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
  return fc.oneof(
    { weight: 4, arbitrary: valuesOf(schema, context, 1).map(text) },
    { weight: 1, arbitrary: junk.map(text) },
  );
}
