import { segmentOf, type Answer, type Attribute, type Channel, type Score } from '@hearback/questionnaire';
import type { Actor } from './actor.js';
import type { PublishedSurvey } from './published-survey.js';
import type { CheckedContent, Submission } from './submission.js';

/** A checked response before it is stored; storing it fixes its times and the customer's attributes. */
export interface NewResponse {
  readonly id: string;
  readonly submissionId: string;
  /** Distinguishes a repeated submission from other content with the same submission id. */
  readonly contentDigest: string;
  readonly survey: PublishedSurvey;
  readonly channel: Channel;
  readonly language: string;
  readonly customer: string | undefined;
  /** Named without proof, so no profile is stored with the response. */
  readonly unverifiedCustomer?: string | undefined;
  /** Undefined: the time of acceptance. */
  readonly submittedAt: Date | undefined;
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
  /** Hidden fields of the submission. */
  readonly attributes: readonly Attribute[];
  /** The trace of the request; empty for none, undefined for the trace of the work that stores it. */
  readonly traceparent: string | undefined;
  /** The import that brought it. */
  readonly importId?: string;
  /** Whether the customer sent it, or stopped answering. */
  readonly completed: boolean;
  /** Whether rules may open tasks for it; not for imported responses unless the import asks for it. */
  readonly opensTasks: boolean;
  /** Given to try the survey out: it has no event, so that it counts nowhere and opens no task. */
  readonly isTest: boolean;
  /** Who wrote down what the customer said. */
  readonly loggedBy?: Actor | undefined;
  /** The mailed invitation that it answers. */
  readonly invitationId?: string | undefined;
}

/** The result of storing a response. */
export type StoreResult =
  | {
      readonly kind: 'stored' | 'unchanged';
      readonly id: string;
      readonly surveyVersion: number;
      readonly createdAt: Date;
    }
  /** The submission id was used for other content; nothing was stored. */
  | { readonly kind: 'reused' };

/** A response ready to be stored. */
export function newResponse(
  survey: PublishedSurvey,
  submission: Submission,
  content: CheckedContent,
  identity: {
    readonly id: string;
    readonly contentDigest: string;
    readonly traceparent?: string;
    readonly opensTasks?: boolean;
    readonly completed?: boolean;
  },
): NewResponse {
  return {
    id: identity.id,
    submissionId: submission.submissionId ?? identity.id,
    contentDigest: identity.contentDigest,
    survey,
    channel: submission.channel,
    language: content.language,
    customer: submission.customer,
    unverifiedCustomer: submission.unverifiedCustomer,
    submittedAt: submission.submittedAt,
    scores: content.scores,
    answers: content.answers,
    attributes: content.attributes,
    traceparent: identity.traceparent,
    completed: identity.completed ?? true,
    opensTasks: identity.opensTasks ?? true,
    isTest: submission.isTest ?? false,
    loggedBy: submission.loggedBy,
    invitationId: submission.invitationId,
  };
}

/** The time of the answer as RFC 3339, capped at the time of acceptance in case the caller's clock is fast. */
export function submittedAtOf({ submittedAt }: NewResponse, acceptedAt: string): string {
  if (submittedAt === undefined) return acceptedAt;
  const time = submittedAt.toISOString();
  return time > acceptedAt ? acceptedAt : time;
}

/** The attributes of a customer's profile. */
export type CustomerAttributes = Readonly<Record<string, string | number | boolean | null>>;

/** Maximum length of a text that makes a segment; longer texts are descriptions, not categories. */
const SEGMENT_CHARACTERS = 100;

/**
 * The hidden fields of the response, followed by the current attributes of its customer. Hidden fields take precedence over the
 * profile. A profile value of a declared hidden field gets the segment of that field; other texts and booleans are segments
 * themselves, and numbers have none.
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
