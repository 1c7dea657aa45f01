import type { OneTenantTx, TenantTx } from '@hearback/database';
import type { Period } from '../../domain/period.js';
import type { TopicCounts } from '../../domain/text/topics/topic-report.js';

/** Which comments a report is about. */
export interface TextFilter {
  readonly surveyId?: string;
  readonly touchpointId?: string;
  readonly channel?: string;
  /** ISO 639-1, as it was read in the text. */
  readonly language?: string;
}

/** Comments of a period. Excluded and withdrawn responses are in none of the numbers. */
export interface CommentCounts {
  readonly comments: number;
  readonly withoutTopic: number;
  /** By index in `SENTIMENTS`; `unknown`: no model knows the language. */
  readonly sentiments: readonly [number, number, number];
  readonly unknown: number;
  /** Of those that the model calls unhappy: with a score, and with a low one. */
  readonly unhappyScored: number;
  readonly unhappyLow: number;
  readonly byTopic: ReadonlyMap<string, TopicCounts>;
}

/** Comments of a local week, and those about the topic. */
export interface TopicWeek {
  readonly start: Date;
  readonly comments: number;
  readonly hits: number;
}

/** A comment as it is quoted. */
export interface Quote {
  readonly responseId: string;
  readonly text: string;
  readonly answeredAt: Date;
}

/** A comment of which phrases are counted. */
export interface CommentText {
  readonly text: string;
  readonly language: string;
  readonly topics: readonly string[];
  readonly answeredAt: Date;
}

/** Reads comments of one workspace. */
export abstract class TextQueries {
  abstract counts(tx: TenantTx, filter: TextFilter, period: Period): Promise<CommentCounts>;
  /** The weeks of the topic that begin in the period, with those without comments. */
  abstract weeks(
    tx: TenantTx,
    filter: TextFilter,
    topicId: string,
    starts: readonly Date[],
    until: Date,
  ): Promise<readonly TopicWeek[]>;
  /** The newest comments about the topic, and how many different responses have one. */
  abstract quotes(
    tx: TenantTx,
    filter: TextFilter,
    topicId: string,
    period: Period,
    most: number,
  ): Promise<{ readonly responses: number; readonly quotes: readonly Quote[] }>;
  /** The newest comments since a time. */
  abstract newest(tx: OneTenantTx, since: Date, most: number): Promise<readonly CommentText[]>;
}
