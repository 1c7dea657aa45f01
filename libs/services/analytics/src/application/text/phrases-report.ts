import type { OneTenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  newPhrases,
  PhraseCounts,
  phrasesOf,
  phrasesThatMark,
  type NewPhrase,
  type Phrase,
} from '../../domain/text/topics/phrases.js';
import { TopicMatcher } from '../../domain/text/topics/topic-matcher.js';
import type { PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { mapInTurns } from './in-turns.js';
import { TextQueries } from './text-queries.js';
import { TextRuleStore } from './text-rules.js';
import { PHRASES_REPORT } from './train-later.js';

/** Days of the comments whose phrases are counted, and of those that are recent. */
export const PHRASE_DAYS = 90;
export const RECENT_DAYS = 14;

/** The newest comments whose phrases are counted. */
const MOST = 6_000;

const DAY = 86_400_000;

/** Phrases that mark each topic, and phrases that come up. */
export interface Phrases {
  readonly comments: number;
  readonly recent: number;
  readonly byTopic: Readonly<Record<string, readonly Phrase[]>>;
  readonly comingUp: readonly NewPhrase[];
}

/** Counts the phrases of comments in the background. Phrases of fewer than eight comments are not in it, so it names nobody. */
@Injectable()
export class PhrasesReport implements PreparedReport<Phrases> {
  readonly kind = PHRASES_REPORT;
  readonly variants = [''];

  constructor(
    private readonly texts: TextQueries,
    private readonly rules: TextRuleStore,
    reports: PreparedReports,
  ) {
    reports.register(this);
  }

  async compute(tx: OneTenantTx, _variant: string, now: Date): Promise<Phrases> {
    const topics = await this.rules.topics(tx, tx.tenantId);
    const matcher = new TopicMatcher(topics);
    const comments = await this.texts.newest(tx, new Date(now.getTime() - PHRASE_DAYS * DAY), MOST);
    const recentFrom = now.getTime() - RECENT_DAYS * DAY;
    const [all, recent, earlier] = [new PhraseCounts(), new PhraseCounts(), new PhraseCounts()];
    const byTopic = new Map(topics.map(({ id }) => [id, new PhraseCounts()]));
    await mapInTurns(comments, (comment) => {
      const phrases = phrasesOf(comment.text, comment.language);
      all.add(phrases);
      (comment.answeredAt.getTime() >= recentFrom ? recent : earlier).add(phrases);
      for (const id of comment.topics) byTopic.get(id)?.add(phrases);
    });
    const isTopic = (phrase: string) => matcher.topicsOf(phrase, '').length > 0;
    return {
      comments: all.comments,
      recent: recent.comments,
      byTopic: Object.fromEntries(
        topics.map((topic, i) => [
          topic.id,
          phrasesThatMark(byTopic.get(topic.id)!, all, (phrase) => matcher.topicsOf(phrase, '').includes(i)),
        ]),
      ),
      comingUp: newPhrases(recent, earlier, isTopic),
    };
  }
}
