import type { Page, PageRequest } from '@hearback/kernel';
import type { Answer, Attribute, Score } from '@hearback/questionnaire';
import type { Channel, Metric, ScoreLevel } from '@hearback/questionnaire';
import type { Actor } from '../domain/actor.js';
import type { Exclusion } from '../domain/exclusion.js';

/** What the comments of a response say. */
export interface Understanding {
  /** ISO 639-1. */
  readonly language: string;
  /** `negative`, `neutral`, `positive` or one that came later; null: no model knows the language. */
  readonly sentiment: string | null;
  /** From 0 to 1; null: never measured. */
  readonly confidence: number | null;
  readonly topics: readonly string[];
}

/** A stored response. */
export interface StoredResponse {
  readonly id: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly submissionId: string;
  readonly touchpointId: string | null;
  readonly channel: Channel;
  readonly language: string;
  readonly customer: string | null;
  readonly unverifiedCustomer: string | null;
  readonly submittedAt: Date;
  readonly createdAt: Date;
  /** Whether the customer sent it, or stopped answering. */
  readonly completed: boolean;
  /** When the customer last changed it after it was accepted. */
  readonly revisedAt: Date | null;
  /** Given to try the survey out: it counts nowhere. */
  readonly isTest: boolean;
  /** Who wrote it down for the customer; null: the customer answered. */
  readonly loggedBy: Actor | null;
  /** The mailed invitation that it answers. */
  readonly invitation: { readonly id: string; readonly sentAt: Date | null } | null;
  /** Segments of the customer when it was accepted. */
  readonly segments: readonly string[];
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
  readonly attributes: readonly Attribute[];
  /** Null: the response counts. */
  readonly exclusion: Exclusion | null;
  /** The level of its first score; null without a score. */
  readonly level: ScoreLevel | null;
  /** Names of its tags, in their order. */
  readonly tags: readonly string[];
  /** Null: it has no comment, or nothing was read yet. */
  readonly understanding: Understanding | null;
}

/** Selects responses; absent members do not filter. */
export interface ResponseFilter {
  readonly surveyId?: string;
  readonly touchpointId?: string;
  /** A segment that the customer was in when it was accepted. */
  readonly segmentId?: string;
  readonly channel?: Channel;
  readonly language?: string;
  readonly customer?: string;
  readonly submittedFrom?: string;
  readonly submittedBefore?: string;
  readonly createdFrom?: string;
  readonly createdBefore?: string;
  /** Words, beginnings of words and phrases that all occur. */
  readonly text?: string;
  readonly level?: ScoreLevel;
  /** Name of a tag, in any case. */
  readonly tag?: string;
  /** How its comments sound. */
  readonly sentiment?: string;
  readonly topicId?: string;
  /** Only excluded responses, or only those that count. */
  readonly excluded?: boolean;
  /** Only tests instead of only answers; default: false. */
  readonly isTest?: boolean;
  /** Responses with any score of the metric from `lowest` to `highest`. */
  readonly score?: {
    readonly metric: Metric;
    readonly lowest: number;
    readonly highest: number;
  };
}

/** How many responses a filter selects, as far as they were counted. */
export interface ResponseCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly isMore: boolean;
}

/** Reads accepted responses. */
export abstract class ResponseQueries {
  abstract find(tenantId: string, id: string): Promise<StoredResponse | undefined>;
  /** A page of responses, in the order (created_at, id). */
  abstract list(tenantId: string, filter: ResponseFilter, page: PageRequest): Promise<Page<StoredResponse>>;
  /** How many there are, counted up to `most`. */
  abstract count(tenantId: string, filter: ResponseFilter, most: number): Promise<ResponseCount>;
}
