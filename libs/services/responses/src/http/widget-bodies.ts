import type { ExposureKind } from '../application/asked-customers.js';
import {
  bodyReader,
  CONTENT_MEMBERS,
  CUSTOMER,
  EXTERNAL_ID,
  EXPIRES,
  object,
  SENDER_MEMBERS,
  SIGNATURE,
  type CustomerInBody,
  type Patterns,
} from './body-schema.js';
import { EDIT_KEY, COMPLETE, type SavedAnswersBody } from './saved-answers-body.js';
import { SURVEY_ID } from './response-body.js';

const KEY = {
  type: 'string',
  maxLength: 200,
  description: 'A publishable key. It is in the body, so that browsers send no preflight.',
} as const;

/** The body of `POST /v1/widget/surveys`. */
export interface WidgetSurveysBody {
  readonly language?: string;
  readonly customer?: CustomerInBody;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** The body of `POST /v1/widget/answers`. */
export interface WidgetAnswersBody extends SavedAnswersBody {
  readonly survey_id: string;
  readonly submission_id: string;
}

/** The body of `POST /v1/widget/exposures`. */
export interface ExposureBody {
  readonly survey_id: string;
  readonly kind: ExposureKind;
  readonly customer: CustomerInBody;
}

const ATTRIBUTES = {
  type: 'object',
  maxProperties: 50,
  propertyNames: { pattern: '^[A-Za-z0-9_.-]{1,64}$' },
  additionalProperties: { type: ['string', 'number', 'boolean'], maxLength: 200 },
  description: 'What the page says of the visitor, to choose the surveys; it is not stored.',
} as const;

const SIGNED = object({ external_id: EXTERNAL_ID, expires: EXPIRES, signature: SIGNATURE }, [
  'external_id',
  'expires',
  'signature',
]);

/** The JSON schemas of the bodies; the OpenAPI document shows them, too. */
export const WIDGET_SCHEMAS = {
  surveys: object({ key: KEY, language: CONTENT_MEMBERS.language, customer: CUSTOMER.signed, attributes: ATTRIBUTES }, [
    'key',
  ]),
  answers: object(
    {
      key: KEY,
      survey_id: SURVEY_ID,
      submission_id: { type: 'string', format: 'uuid', description: 'A UUID that you make for this response.' },
      edit_key: EDIT_KEY,
      ...CONTENT_MEMBERS,
      ...SENDER_MEMBERS,
      complete: COMPLETE,
      customer: CUSTOMER.signed,
    },
    ['key', 'survey_id', 'submission_id', 'edit_key', 'answers'],
  ),
  challenges: object({ key: KEY, survey_id: SURVEY_ID }, ['key', 'survey_id']),
  exposures: object(
    { key: KEY, survey_id: SURVEY_ID, kind: { type: 'string', enum: ['shown', 'dismissed'] }, customer: SIGNED },
    ['key', 'survey_id', 'kind', 'customer'],
  ),
} as const;

const PATTERNS: Patterns = {
  [SURVEY_ID.pattern]: 'must be the id of a survey such as srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
  [SIGNATURE.pattern]: 'must be an HMAC-SHA-256 in hexadecimal, 64 characters',
  [EDIT_KEY.pattern]: 'must be 22 to 86 characters of base64url',
  [ATTRIBUTES.propertyNames.pattern]: 'must have a name of 1 to 64 characters from A–Z, a–z, 0–9, _ . and -',
};

/** The readers of the bodies; each throws `malformed`. */
export const WIDGET_BODIES = {
  surveys: bodyReader<WidgetSurveysBody>(WIDGET_SCHEMAS.surveys, PATTERNS),
  answers: bodyReader<WidgetAnswersBody>(WIDGET_SCHEMAS.answers, PATTERNS),
  challenges: bodyReader<{ readonly survey_id: string }>(WIDGET_SCHEMAS.challenges, PATTERNS),
  exposures: bodyReader<ExposureBody>(WIDGET_SCHEMAS.exposures, PATTERNS),
} as const;
