import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  judgeTopics,
  MIN_SHOWN,
  shareOf,
  type JudgedTopic,
  type TopicShare,
} from '../../domain/text/topics/topic-report.js';
import type { Phrase } from '../../domain/text/topics/phrases.js';
import type { Topic } from '../../domain/text/topics/topic.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { PeriodRequest } from '../metric-request.js';
import type { ComputedReport } from '../prepared/prepared-report.js';
import type { Frame } from '../score-queries.js';
import type { Phrases } from './phrases-report.js';
import { PreparedPhrases } from './prepared-phrases.js';
import { TextQueries, type CommentCounts, type Quote, type TextFilter, type TopicWeek } from './text-queries.js';
import { TextRuleStore, type ModelState } from './text-rules.js';
import { TopicFrames } from './topic-frames.js';

/** A report about comments, as the caller requests it. */
export interface TopicsRequest extends Pick<PeriodRequest, 'tenantId' | 'from' | 'to'> {
  readonly filter: TextFilter;
}

/** A topic with what is known of it in the period. */
export type ReportedTopic = JudgedTopic & { readonly topic: Topic };

/** Topics of a period, compared with the one before. */
export interface TopicsReport {
  readonly frame: Frame;
  readonly now: CommentCounts;
  readonly before: number;
  readonly comparisons: number;
  /** Most named first. */
  readonly topics: readonly ReportedTopic[];
  /** Of the comments that the model calls unhappy, those with a low score: how far it can be trusted. */
  readonly trust: TopicShare;
  readonly models: readonly ModelState[];
  readonly phrases: ComputedReport<Phrases>;
}

/** One topic in detail. */
export interface TopicDetail {
  readonly frame: Frame;
  readonly topic: Topic;
  readonly weeks: readonly TopicWeek[];
  readonly phrases: readonly Phrase[];
  readonly computedAt: Date;
  readonly responses: number;
  /** Empty below eight people. */
  readonly quotes: readonly Quote[];
}

/** Weeks of the picture of a topic. */
const WEEKS = 12;

const QUOTES = 5;

/** Reads what customers write about. */
@Injectable()
export class ReadTopics {
  constructor(
    private readonly database: TenantDatabase,
    private readonly texts: TextQueries,
    private readonly rules: TextRuleStore,
    private readonly prepared: PreparedPhrases,
    private readonly frames: TopicFrames,
  ) {}

  /** Throws the errors of `frameRequest`. */
  execute(request: TopicsRequest): Promise<TopicsReport> {
    return this.database.withTenant(request.tenantId, async (tx) => {
      const frame = await this.frames.of(tx, request);
      const now = await this.texts.counts(tx, request.filter, frame);
      const before = await this.texts.counts(tx, request.filter, { from: frame.previousFrom, to: frame.from });
      const topics = await this.rules.topics(tx, tx.tenantId);
      const none = { n: 0, unhappy: 0, judged: 0 };
      const counted = topics.map(({ id }) => {
        return { id, now: now.byTopic.get(id) ?? none, before: before.byTopic.get(id) ?? none };
      });
      const judged = judgeTopics(counted, now.comments, before.comments);
      return {
        frame,
        now,
        before: before.comments,
        comparisons: judged.comparisons,
        topics: judged.topics
          .map((each, i) => ({ ...each, topic: topics[i]! }))
          .toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || b.now.hits - a.now.hits),
        trust: shareOf(now.unhappyLow, now.unhappyScored),
        models: await this.rules.modelStates(tx, tx.tenantId),
        phrases: await this.prepared.read(tx),
      };
    });
  }

  /** Throws `topic-not-found` and the errors of `frameRequest`. */
  detail(request: TopicsRequest, topicId: string): Promise<TopicDetail> {
    return this.database.withTenant(request.tenantId, async (tx) => {
      const topic = (await this.rules.topics(tx, tx.tenantId)).find(({ id }) => id === topicId);
      if (topic === undefined) throw analyticsErrors.error('topic-not-found');
      const frame = await this.frames.of(tx, request);
      const starts = await this.frames.weeks(tx, frame.to, WEEKS);
      const { content, computedAt } = await this.prepared.read(tx);
      const { quotes, responses } = await this.texts.quotes(tx, request.filter, topicId, frame, QUOTES);
      return {
        frame,
        topic,
        weeks: await this.texts.weeks(tx, request.filter, topicId, starts, frame.to),
        phrases: content.byTopic[topicId] ?? [],
        computedAt,
        responses,
        quotes: responses < MIN_SHOWN ? [] : quotes,
      };
    });
  }
}
