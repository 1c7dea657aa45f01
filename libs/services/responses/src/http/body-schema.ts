import { isInstant, isStorableText, type FieldError } from '@hearback/kernel';
import { LIMITS } from '@hearback/questionnaire';
import { Ajv, type ErrorObject } from 'ajv';
import { responsesErrors } from '../application/responses.errors.js';

const ajv = new Ajv({
  allowUnionTypes: true,
  formats: {
    storable: isStorableText,
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    instant: isInstant,
  },
});

/** Values are scalars, lists of strings, or the strings of the rows of a matrix, so a body has at most three levels. */
const VALUE = {
  type: ['string', 'number', 'boolean', 'null', 'array', 'object'],
  items: { type: 'string' },
  maxItems: LIMITS.choices + 1,
  additionalProperties: { type: ['string', 'null'] },
  maxProperties: LIMITS.rows,
} as const;

const VALUES = { type: 'object', additionalProperties: VALUE } as const;

/** The members of a body with answers that every sender may send. */
export const CONTENT_MEMBERS = {
  answers: { ...VALUES, maxProperties: LIMITS.questions },
  hidden_fields: {
    ...VALUES,
    maxProperties: LIMITS.hiddenFields,
    description: `Texts of more than ${LIMITS.hiddenTextCharacters} characters are cut and end with “…”.`,
  },
  language: { type: 'string', minLength: 1, maxLength: 35, format: 'storable' },
} as const;

/** What a sender whom nobody knows shows beside the answers. */
export const SENDER_MEMBERS = {
  fill_token: {
    type: 'string',
    maxLength: 100,
    description: 'The `Fill-Token` header that came with the survey: it shows that the answers took their time.',
  },
  proof: {
    type: 'string',
    maxLength: 4000,
    description: 'The solution of a challenge, for senders who were asked for it (`responses.proof-required`).',
  },
} as const;

/** The workspace's id of a customer. */
export const EXTERNAL_ID = { type: 'string', minLength: 1, maxLength: 200, format: 'storable' } as const;

/** The signature of a customer. */
export const SIGNATURE = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{64}$',
  description:
    'HMAC-SHA-256 with the identity secret of the publishable key, in hexadecimal, computed on your server, of three lines: the id ' +
    'of the workspace, `expires`, `external_id`. Without it the response has an `unverified_customer` and no `customer`.',
} as const;

/** The end of a signature. */
export const EXPIRES = {
  type: 'integer',
  minimum: 0,
  maximum: 9_999_999_999,
  description: 'Unix time in seconds at which the signature expires, at most 30 days ahead.',
} as const;

/** A customer in a body. */
export type { NamedCustomer as CustomerInBody } from '@hearback/http';

/** The schema of an object without further members. */
export const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

/** The customer of a sender who may speak for every customer, and of one who proves it by a signature. */
export const CUSTOMER = {
  trusted: object({ external_id: EXTERNAL_ID }, ['external_id']),
  signed: object({ external_id: EXTERNAL_ID, expires: EXPIRES, signature: SIGNATURE }, ['external_id']),
} as const;

/** By pattern: what a string must be, with an example that can be copied. */
export type Patterns = Readonly<Record<string, string>>;

/** Compiles a schema to a function that returns a body of this shape; it throws `malformed` with all defects. */
export function bodyReader<T>(schema: object, patterns: Patterns): (body: unknown) => T {
  const validate = ajv.compile(schema);
  return (body) => {
    if (validate(body)) return body as T;
    const errors = (validate.errors ?? []).map((error) => toFieldError(patterns, error));
    throw responsesErrors.error('malformed', undefined, { errors });
  };
}

const CODES: Readonly<Record<string, string>> = {
  additionalProperties: 'unknown-member',
  required: 'required',
  type: 'wrong-type',
  enum: 'invalid-value',
  maxProperties: 'too-many',
  maxItems: 'too-many',
  maxLength: 'too-long',
  minLength: 'too-short',
};

function toFieldError(patterns: Patterns, { instancePath, keyword, params, message }: ErrorObject): FieldError {
  const { additionalProperty, missingProperty } = params as Readonly<Record<string, string | undefined>>;
  const member = additionalProperty ?? missingProperty;
  return {
    pointer: member === undefined ? printable(instancePath) : `${printable(instancePath)}/${segmentOf(member)}`,
    code: CODES[keyword] ?? 'invalid-format',
    detail: detailOf(patterns, keyword, params, message),
  };
}

/** What a format means, with an example that can be copied. */
const FORMATS: Readonly<Record<string, string>> = {
  instant: 'must be an RFC 3339 time such as 2026-02-03T10:00:00Z',
  uuid: 'must be a UUID such as 0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
  storable: 'must not contain NUL or lone surrogates',
};

function detailOf(patterns: Patterns, keyword: string, params: object, message = 'is not valid'): string {
  if (keyword === 'additionalProperties') return 'is not a member of this object; leave it out';
  if (keyword === 'format') return FORMATS[(params as { format: string }).format] ?? message;
  if (keyword === 'pattern') return patterns[(params as { pattern: string }).pattern] ?? message;
  if (keyword === 'enum') return `must be one of ${(params as { allowedValues: string[] }).allowedValues.join(', ')}`;
  return message;
}

const MEMBER_CHARACTERS = 100;

function segmentOf(member: string): string {
  return printable(member.slice(0, MEMBER_CHARACTERS)).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Member names come from the sender and may contain characters that a reply must not repeat. */
function printable(text: string): string {
  return text.slice(0, 500).toWellFormed().replaceAll('\u0000', '\ufffd');
}
