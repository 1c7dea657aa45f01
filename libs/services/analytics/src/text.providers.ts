import type { Provider, Type } from '@nestjs/common';
import { AnswerTextStore } from './application/text/answer-text-store.js';
import { AfterTopicChange } from './application/text/after-topic-change.js';
import { AuditText } from './application/text/audit-text.js';
import { ChangeTopics } from './application/text/change-topics.js';
import { PhrasesReport } from './application/text/phrases-report.js';
import { PreviewTopic } from './application/text/preview-topic.js';
import { PreparedPhrases } from './application/text/prepared-phrases.js';
import { PublishUnderstandings } from './application/text/publish-understandings.js';
import { ReadReplyTone } from './application/text/read-reply-tone.js';
import { ReadTopics } from './application/text/read-topics.js';
import { TopicFrames } from './application/text/topic-frames.js';
import { RereadTexts } from './application/text/reread-texts.js';
import { StateSentiment } from './application/text/state-sentiment.js';
import { TextKnowledge } from './application/text/text-knowledge.js';
import { TextQueries } from './application/text/text-queries.js';
import { TextRulesCache, TextRuleStore } from './application/text/text-rules.js';
import { TopicStore } from './application/text/topic-store.js';
import { TrainLater } from './application/text/train-later.js';
import { TrainModels } from './application/text/train-models.js';
import { UnderstandTexts } from './application/text/understand-texts.js';
import { TextsWorker } from './events/text/texts.worker.js';
import { ReplyTonesController } from './http/text/reply-tones.controller.js';
import { SentimentsController } from './http/text/sentiments.controller.js';
import { TopicsReportController } from './http/text/topics-report.controller.js';
import { TopicsController } from './http/text/topics.controller.js';
import { ShippedTextKnowledge } from './persistence/text/shipped-text-knowledge.js';
import { SqlAnswerTextStore } from './persistence/text/sql-answer-text-store.js';
import { SqlTextQueries } from './persistence/text/sql-text-queries.js';
import { SqlTextRuleStore } from './persistence/text/sql-text-rule-store.js';
import { SqlTopicStore } from './persistence/text/sql-topic-store.js';

/** What customers wrote: sentiment, topics, and reports about both. */
export const TEXT_PROVIDERS: readonly Provider[] = [
  AfterTopicChange,
  AuditText,
  ChangeTopics,
  PhrasesReport,
  PreparedPhrases,
  PreviewTopic,
  PublishUnderstandings,
  ReadReplyTone,
  ReadTopics,
  RereadTexts,
  StateSentiment,
  TextRulesCache,
  TextsWorker,
  TopicFrames,
  TrainLater,
  TrainModels,
  UnderstandTexts,
  { provide: AnswerTextStore, useClass: SqlAnswerTextStore },
  { provide: TextKnowledge, useClass: ShippedTextKnowledge },
  { provide: TextQueries, useClass: SqlTextQueries },
  { provide: TextRuleStore, useClass: SqlTextRuleStore },
  { provide: TopicStore, useClass: SqlTopicStore },
];

/** Routes of topics, sentiment, the tone of replies and the report about both. */
export const TEXT_CONTROLLERS: readonly Type[] = [
  ReplyTonesController,
  SentimentsController,
  TopicsController,
  TopicsReportController,
];
