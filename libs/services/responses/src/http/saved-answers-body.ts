import type { Channel } from '@hearback/questionnaire';
import type { AnswerChange } from '../domain/open-response.js';
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

/** The body of a save. */
export interface SavedAnswersBody {
  readonly edit_key: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hidden_fields?: Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly complete?: boolean;
  /** Token of a preview. */
  readonly preview?: string;
  readonly kiosk?: boolean;
  readonly fill_token?: string;
  readonly proof?: string;
  readonly customer?: CustomerInBody;
}

/** Whose answers are saved: those of anybody with the link, or of a caller with a key. */
export type SavingSender = 'link' | 'key';

/** The secret of a sender, as bodies have it. */
export const EDIT_KEY = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{22,86}$',
  description:
    'A secret that you make for this response, of at least 128 random bits as base64url. It is needed to read, change and withdraw it.',
} as const;

const KIOSK = {
  type: 'boolean',
  description: 'Whether many people use the device one after another; the channel is then `kiosk`. Default: false.',
} as const;

/** Whether the answers of a body are sent. */
export const COMPLETE = {
  type: 'boolean',
  description: 'Whether the customer has sent the answers: all required ones must then be present. Default: false.',
} as const;

const MEMBERS = { edit_key: EDIT_KEY, ...CONTENT_MEMBERS, ...SENDER_MEMBERS, complete: COMPLETE } as const;

const PREVIEW = {
  type: 'string',
  maxLength: 100,
  description: 'The `preview` parameter of a link with which the survey is tried out; the answers are a test then.',
} as const;

/** The JSON schemas of the body by sender; the OpenAPI document shows them, too. */
export const SAVED_ANSWERS_SCHEMAS: Readonly<Record<SavingSender, object>> = {
  link: object({ ...MEMBERS, preview: PREVIEW, kiosk: KIOSK }, ['edit_key', 'answers']),
  key: object({ ...MEMBERS, customer: CUSTOMER.signed }, ['edit_key', 'answers']),
};

/** The schema of a save by the page of an invitation. */
export const GESTURE_SCHEMA = object(
  {
    ...MEMBERS,
    submission_id: { type: 'string', format: 'uuid', description: 'A UUID that the page has for this response.' },
  },
  ['submission_id', 'edit_key', 'answers'],
);

/** What the strings of a save must be. */
export const SAVED_ANSWERS_PATTERNS: Patterns = {
  [EDIT_KEY.pattern]: 'must be 22 to 86 characters of base64url',
  [SIGNATURE.pattern]: 'must be an HMAC-SHA-256 in hexadecimal, 64 characters',
};

const READERS: Readonly<Record<SavingSender, (body: unknown) => SavedAnswersBody>> = {
  link: bodyReader(SAVED_ANSWERS_SCHEMAS.link, SAVED_ANSWERS_PATTERNS),
  key: bodyReader(SAVED_ANSWERS_SCHEMAS.key, SAVED_ANSWERS_PATTERNS),
};

/** Checks the body against the schema of the sender; throws `malformed`. */
export function readSavedAnswersBody(sender: SavingSender, body: unknown): SavedAnswersBody {
  return READERS[sender](body);
}

/** Whether the text has the form of an edit key. */
export function isEditKey(text: unknown): text is string {
  return typeof text === 'string' && new RegExp(EDIT_KEY.pattern).test(text);
}

/** The change of answers in a body. */
export function toAnswerChange(
  body: SavedAnswersBody,
  origin: { readonly submissionId: string; readonly channel: Channel; readonly isCustomerVerified: boolean },
): AnswerChange {
  const customer = body.customer?.external_id;
  return {
    submissionId: origin.submissionId,
    answers: body.answers,
    hiddenFields: body.hidden_fields ?? {},
    language: body.language,
    customer: origin.isCustomerVerified ? customer : undefined,
    unverifiedCustomer: origin.isCustomerVerified ? undefined : customer,
    channel: origin.channel,
    isTest: body.preview !== undefined,
    complete: body.complete ?? false,
  };
}
