import { parsePublicId } from '@hearback/kernel';
import { CHANNELS, LOGGED_CHANNELS, type Channel } from '@hearback/questionnaire';
import type { Actor } from '../domain/actor.js';
import type { Submission } from '../domain/submission.js';
import {
  bodyReader,
  CONTENT_MEMBERS,
  CUSTOMER,
  object,
  SENDER_MEMBERS,
  SIGNATURE,
  type CustomerInBody,
  type Patterns,
} from './body-schema.js';

/** The body of a response. */
export interface ResponseBody {
  readonly survey_id?: string;
  readonly submission_id?: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hidden_fields?: Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly customer?: CustomerInBody;
  readonly submitted_at?: string;
  readonly channel?: Channel;
  readonly is_test?: boolean;
  readonly fill_token?: string;
  readonly proof?: string;
}

/** The kinds of sender; each may send more members than the next. */
export type Sender = 'secret' | 'publishable' | 'link';

const COMMON_MEMBERS = {
  submission_id: { type: 'string', format: 'uuid' },
  ...CONTENT_MEMBERS,
} as const;

/** The id of a survey in a body. */
export const SURVEY_ID = { type: 'string', pattern: '^srv_[0-9a-f]{32}$' } as const;

const SECRET_MEMBERS = {
  ...COMMON_MEMBERS,
  survey_id: SURVEY_ID,
  customer: CUSTOMER.trusted,
  channel: {
    type: 'string',
    enum: CHANNELS.filter((channel) => channel !== 'import'),
    description:
      '`phone` and `counter`: you write down what a customer said; the response names you in `logged_by`, and `submitted_at` is the time when it was said.',
  },
  is_test: {
    type: 'boolean',
    description: 'Whether you only try the survey out. A test counts nowhere and opens no task. Default: false.',
  },
  submitted_at: { type: 'string', format: 'instant' },
} as const;

/** Everybody can read a publishable key, so it names neither channel nor time, and proves a customer by a signature. */
const PUBLISHABLE_MEMBERS = {
  ...COMMON_MEMBERS,
  ...SENDER_MEMBERS,
  survey_id: SURVEY_ID,
  customer: CUSTOMER.signed,
} as const;

/** The JSON schemas of the body by sender; the OpenAPI document shows them, too. */
export const BODY_SCHEMAS: Readonly<Record<Sender, object>> = {
  secret: object(SECRET_MEMBERS, ['survey_id', 'answers']),
  publishable: object(PUBLISHABLE_MEMBERS, ['survey_id', 'answers']),
  link: object({ ...COMMON_MEMBERS, ...SENDER_MEMBERS }, ['answers']),
};

const PATTERNS: Patterns = {
  [SURVEY_ID.pattern]: 'must be the id of a survey such as srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
  [SIGNATURE.pattern]: 'must be an HMAC-SHA-256 in hexadecimal, 64 characters',
};

const READERS: Readonly<Record<Sender, (body: unknown) => ResponseBody>> = {
  secret: bodyReader(BODY_SCHEMAS.secret, PATTERNS),
  publishable: bodyReader(BODY_SCHEMAS.publishable, PATTERNS),
  link: bodyReader(BODY_SCHEMAS.link, PATTERNS),
};

/** Checks the body against the schema of the sender; throws `malformed`. */
export function readBody(sender: Sender, body: unknown): ResponseBody {
  return READERS[sender](body);
}

/** Who a submission is from. */
export interface Origin {
  readonly channel: Channel;
  /** Whether the sender may speak for the customer in the body. */
  readonly isCustomerVerified: boolean;
  /** The submission id for a body without one. */
  readonly fallbackId: string | undefined;
  /** The author of what a customer said elsewhere; undefined: nobody can write it down. */
  readonly author?: Actor;
}

/** The submission in a body. */
export function toSubmission(body: ResponseBody, origin: Origin): Submission {
  const { isCustomerVerified, fallbackId, author } = origin;
  const customer = body.customer?.external_id;
  const channel = body.channel ?? origin.channel;
  return {
    submissionId: body.submission_id?.toLowerCase() ?? fallbackId,
    answers: body.answers,
    hiddenFields: body.hidden_fields ?? {},
    language: body.language,
    customer: isCustomerVerified ? customer : undefined,
    unverifiedCustomer: isCustomerVerified ? undefined : customer,
    submittedAt: body.submitted_at === undefined ? undefined : new Date(body.submitted_at),
    channel,
    isTest: body.is_test ?? false,
    loggedBy: LOGGED_CHANNELS.includes(channel) ? author : undefined,
  };
}

/** The UUID of the survey in a checked body. */
export function surveyIdOf(body: ResponseBody): string {
  return parsePublicId('srv', body.survey_id ?? '') ?? '';
}
