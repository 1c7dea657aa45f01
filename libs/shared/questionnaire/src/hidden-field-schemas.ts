import { Type, type TProperties } from '@sinclair/typebox';
import { Key } from './key-schema.js';
import { LIMITS } from './limits.js';
import { STRICT, WithDefault } from './shape.js';

const field = <T extends string, P extends TProperties>(type: T, $id: string, options: P) =>
  Type.Object(
    { key: Key('Identifies the field in links, API calls and conditions.'), type: Type.Literal(type), ...options },
    { ...STRICT, $id },
  );

/** The schemas of hidden fields by type. */
export const HIDDEN_FIELD_SCHEMAS = {
  text: field('text', 'TextHiddenField', {
    segment: Type.Optional(
      WithDefault(
        Type.Boolean({
          description:
            'Whether reports can be segmented by the field; use false for values that differ in each response.',
        }),
        true,
      ),
    ),
  }),
  number: field('number', 'NumberHiddenField', {
    bands: Type.Optional(
      Type.Array(Type.Number(), {
        minItems: 1,
        maxItems: LIMITS.bands,
        description: 'Inclusive upper bounds of the segments in reports, ascending; if absent, there are no segments.',
      }),
    ),
  }),
  boolean: field('boolean', 'BooleanHiddenField', {}),
};
