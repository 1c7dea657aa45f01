import type { Provider } from '@nestjs/common';
import { FollowedAnswers } from './application/effect/followed-answers.js';
import { HandlingStore } from './application/effect/handling-store.js';
import { ReadEffect } from './application/effect/read-effect.js';
import { RecordHandling } from './application/effect/record-handling.js';
import { HandlingConsumer } from './events/effect/handling.consumer.js';
import { SqlFollowedAnswers } from './persistence/effect/sql-followed-answers.js';
import { SqlHandlingStore } from './persistence/effect/sql-handling-store.js';

/** How tasks were handled, and whether following up helps. */
export const EFFECT_PROVIDERS: readonly Provider[] = [
  HandlingConsumer,
  ReadEffect,
  RecordHandling,
  { provide: FollowedAnswers, useClass: SqlFollowedAnswers },
  { provide: HandlingStore, useClass: SqlHandlingStore },
];
