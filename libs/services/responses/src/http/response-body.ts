import { isInstant, isStorableText, parsePublicId, type FieldError } from '@hearback/kernel';
import { CHANNELS, LIMITS, type Channel } from '@hearback/questionnaire';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { responsesErrors } from '../application/responses.errors.js';
import type { Submission } from '../domain/submission.js';

/** The body of a response. */
export interface ResponseBody {
  readonly survey_id?: string;
  readonly submission_id?: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hidden_fields?: Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly customer?: { readonly external_id: string; readonly signature?: string };
  readonly submitted_at?: string;
  readonly channel?: Channel;
}

/** The kinds of sender; each may send more members than the next. */
export type Sender = 'secret' | 'publishable' | 'link';

const ajv = new Ajv({
  allowUnionTypes: true,
  formats: {
    storable: isStorableText,
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    instant: isInstant,
  },
});

/** Values are scalars or lists of strings, so a body has at most three levels. */
const VALUES = {
  type: 'object',
  additionalProperties: {
    type: ['string', 'number', 'boolean', 'null', 'array'],
    items: { type: 'string' },
    maxItems: LIMITS.choices + 1,
  },
} as const;

const COMMON_MEMBERS = {
  submission_id: { type: 'string', format: 'uuid' },
  answers: { ...VALUES, maxProperties: LIMITS.questions },
  hidden_fields: { ...VALUES, maxProperties: LIMITS.hiddenFields },
  language: { type: 'string', minLength: 1, maxLength: 35, format: 'storable' },
} as const;

const SURVEY_ID = { type: 'string', pattern: '^srv_[0-9a-f]{32}$' } as const;
const EXTERNAL_ID = { type: 'string', minLength: 1, maxLength: 200, format: 'storable' } as const;
const SIGNATURE = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{64}$',
  description:
    'HMAC-SHA-256 of `external_id` with the identity secret of the publishable key, in hexadecimal, computed on your server. ' +
    'Without it the response has an `unverified_customer` and no `customer`.',
} as const;

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

const SECRET_MEMBERS = {
  ...COMMON_MEMBERS,
  survey_id: SURVEY_ID,
  customer: object({ external_id: EXTERNAL_ID }, ['external_id']),
  channel: { type: 'string', enum: CHANNELS.filter((channel) => channel !== 'import') },
  submitted_at: { type: 'string', format: 'instant' },
} as const;

/** Everybody can read a publishable key, so it names neither channel nor time, and proves a customer by a signature. */
const PUBLISHABLE_MEMBERS = {
  ...COMMON_MEMBERS,
  survey_id: SURVEY_ID,
  customer: object({ external_id: EXTERNAL_ID, signature: SIGNATURE }, ['external_id']),
} as const;

/** The JSON schemas of the body by sender; the OpenAPI document shows them, too. */
export const BODY_SCHEMAS: Readonly<Record<Sender, object>> = {
  secret: object(SECRET_MEMBERS, ['survey_id', 'answers']),
  publishable: object(PUBLISHABLE_MEMBERS, ['survey_id', 'answers']),
  link: object(COMMON_MEMBERS, ['answers']),
};

const VALIDATORS: Readonly<Record<Sender, ValidateFunction>> = {
  secret: ajv.compile(BODY_SCHEMAS.secret),
  publishable: ajv.compile(BODY_SCHEMAS.publishable),
  link: ajv.compile(BODY_SCHEMAS.link),
};

/** Checks the body against the schema of the sender; throws `malformed`. */
export function readBody(sender: Sender, body: unknown): ResponseBody {
  const validate = VALIDATORS[sender];
  if (validate(body)) return body as ResponseBody;
  throw responsesErrors.error('malformed', undefined, { errors: (validate.errors ?? []).map(toFieldError) });
}

/** Who a submission is from. */
export interface Origin {
  readonly channel: Channel;
  /** Whether the sender may speak for the customer in the body. */
  readonly isCustomerVerified: boolean;
  /** The submission id for a body without one. */
  readonly fallbackId: string | undefined;
}

/** The submission in a body. */
export function toSubmission(body: ResponseBody, { channel, isCustomerVerified, fallbackId }: Origin): Submission {
  const customer = body.customer?.external_id;
  return {
    submissionId: body.submission_id?.toLowerCase() ?? fallbackId,
    answers: body.answers,
    hiddenFields: body.hidden_fields ?? {},
    language: body.language,
    customer: isCustomerVerified ? customer : undefined,
    unverifiedCustomer: isCustomerVerified ? undefined : customer,
    submittedAt: body.submitted_at === undefined ? undefined : new Date(body.submitted_at),
    channel: body.channel ?? channel,
  };
}

/** The UUID of the survey in a checked body. */
export function surveyIdOf(body: ResponseBody): string {
  return parsePublicId('srv', body.survey_id ?? '') ?? '';
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

function toFieldError({ instancePath, keyword, params, message }: ErrorObject): FieldError {
  const { additionalProperty, missingProperty } = params as Readonly<Record<string, string | undefined>>;
  const member = additionalProperty ?? missingProperty;
  return {
    pointer: member === undefined ? printable(instancePath) : `${printable(instancePath)}/${segmentOf(member)}`,
    code: CODES[keyword] ?? 'invalid-format',
    detail: detailOf(keyword, params, message),
  };
}

/** What a format means, with an example that can be copied. */
const FORMATS: Readonly<Record<string, string>> = {
  instant: 'must be an RFC 3339 time such as 2026-02-03T10:00:00Z',
  uuid: 'must be a UUID such as 0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
  storable: 'must not contain NUL or lone surrogates',
};

const PATTERNS: Readonly<Record<string, string>> = {
  [SURVEY_ID.pattern]: 'must be the id of a survey such as srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
  [SIGNATURE.pattern]: 'must be an HMAC-SHA-256 in hexadecimal, 64 characters',
};

function detailOf(keyword: string, params: object, message = 'is not valid'): string {
  if (keyword === 'additionalProperties') return 'is not a member of this object; leave it out';
  if (keyword === 'format') return FORMATS[(params as { format: string }).format] ?? message;
  if (keyword === 'pattern') return PATTERNS[(params as { pattern: string }).pattern] ?? message;
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
