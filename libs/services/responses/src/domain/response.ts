import { segmentOf, type Answer, type Attribute, type Channel, type Score } from '@hearback/questionnaire';
import type { PublishedSurvey } from './published-survey.js';
import type { CheckedContent, Submission } from './submission.js';

/** A response that is checked and waits to be stored. Times and the customer's attributes are fixed when it is. */
export interface NewResponse {
  readonly id: string;
  readonly submissionId: string;
  /** Tells same content from other content where the submission id is used again. */
  readonly contentDigest: string;
  readonly survey: PublishedSurvey;
  readonly channel: Channel;
  readonly language: string;
  readonly customer: string | undefined;
  /** `undefined`: when it is accepted. */
  readonly submittedAt: Date | undefined;
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
  /** Hidden fields that came with the answers. */
  readonly attributes: readonly Attribute[];
  /** The trace of the request that brought it; empty: none. `undefined`: that of the work that stores it. */
  readonly traceparent: string | undefined;
}

/** What a store says of a response that it was asked to keep. */
export type StoreResult =
  | {
      readonly kind: 'stored' | 'unchanged';
      readonly id: string;
      readonly surveyVersion: number;
      readonly createdAt: Date;
    }
  /** The submission id is taken by other content; nothing was stored. */
  | { readonly kind: 'reused' };

/** A response ready to be stored. */
export function newResponse(
  survey: PublishedSurvey,
  submission: Submission,
  content: CheckedContent,
  identity: { readonly id: string; readonly contentDigest: string; readonly traceparent?: string },
): NewResponse {
  return {
    id: identity.id,
    submissionId: submission.submissionId ?? identity.id,
    contentDigest: identity.contentDigest,
    survey,
    channel: submission.channel,
    language: content.language,
    customer: submission.customer,
    submittedAt: submission.submittedAt,
    scores: content.scores,
    answers: content.answers,
    attributes: content.attributes,
    traceparent: identity.traceparent,
  };
}

/** When the customer answered, as RFC 3339: never after it was accepted, however a caller's clock runs. */
export function momentOf({ submittedAt }: NewResponse, acceptedAt: string): string {
  if (submittedAt === undefined) return acceptedAt;
  const moment = submittedAt.toISOString();
  return moment > acceptedAt ? acceptedAt : moment;
}

/** A customer's attributes as their profile holds them. */
export type CustomerAttributes = Readonly<Record<string, string | number | boolean | null>>;

/** Longer texts of a profile are descriptions, not segments. */
const SEGMENT_CHARACTERS = 100;

/**
 * The hidden fields that came with the response, followed by the attributes its customer has at this moment. What came
 * with the response wins over the profile. A profile's value of a declared hidden field makes the field's segments;
 * otherwise texts and truth values make segments and numbers make none.
 */
export function freezeAttributes(response: NewResponse, profile: CustomerAttributes | undefined): readonly Attribute[] {
  if (profile === undefined) return response.attributes;
  const given = new Set(response.attributes.map((attribute) => attribute.key));
  const frozen = [...response.attributes];
  for (const [key, value] of Object.entries(profile)) {
    if (value === null || given.has(key)) continue;
    frozen.push({ key, value, segment: segmentOfProfile(response.survey, key, value) });
  }
  return frozen;
}

function segmentOfProfile(survey: PublishedSurvey, key: string, value: string | number | boolean): string | null {
  const field = survey.compiled.survey.hidden_fields.find((declared) => declared.key === key);
  if (typeof value === 'number') return field?.type === 'number' ? segmentOf(value, field.bands) : null;
  if (field?.type === 'text' && !field.segment) return null;
  return typeof value === 'string' && value.length > SEGMENT_CHARACTERS ? null : String(value);
}
