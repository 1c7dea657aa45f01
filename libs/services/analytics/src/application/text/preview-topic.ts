import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { TopicMatcher } from '../../domain/text/topics/topic-matcher.js';
import type { TopicBody } from '../../domain/text/topics/topic.js';
import { checkTopic } from './change-topics.js';
import { mapInTurns } from './in-turns.js';
import { TextQueries } from './text-queries.js';

/** Days and number of the comments that a topic is tried on. */
export const PREVIEW_DAYS = 90;
const MOST = 5_000;

const EXAMPLES = 5;

/** What a topic would find. */
export interface TopicPreview {
  readonly comments: number;
  readonly hits: number;
  /** Newest first. They are for who writes the rule; reports quote from eight people on. */
  readonly examples: readonly string[];
}

/** Tries a topic on the newest comments; stores nothing. */
@Injectable()
export class PreviewTopic {
  constructor(
    private readonly database: TenantDatabase,
    private readonly texts: TextQueries,
    private readonly clock: Clock,
  ) {}

  /** Throws `bad-topic`. */
  async execute(tenantId: string, body: Pick<TopicBody, 'terms' | 'except'>): Promise<TopicPreview> {
    checkTopic(body);
    const since = new Date(this.clock.now().getTime() - PREVIEW_DAYS * 86_400_000);
    const comments = await this.database.withTenant(tenantId, (tx) => this.texts.newest(tx, since, MOST));
    const matcher = new TopicMatcher([body]);
    const found = (
      await mapInTurns(comments, ({ text, language }) =>
        matcher.topicsOf(text, language).length > 0 ? text : undefined,
      )
    ).filter((text) => text !== undefined);
    return { comments: comments.length, hits: found.length, examples: found.slice(0, EXAMPLES) };
  }
}
