import type { Provider } from '@nestjs/common';
import { AnswerStore } from './application/facts/answer-store.js';
import { QuestionQueries } from './application/facts/question-queries.js';
import { ReadQuestions } from './application/facts/read-questions.js';
import { QuestionsController } from './http/facts/questions.controller.js';
import { SqlAnswerStore } from './persistence/facts/sql-answer-store.js';
import { SqlQuestionQueries } from './persistence/facts/sql-question-queries.js';

/** What was chosen, ranked and counted. */
export const FACTS_PROVIDERS: readonly Provider[] = [
  ReadQuestions,
  { provide: AnswerStore, useClass: SqlAnswerStore },
  { provide: QuestionQueries, useClass: SqlQuestionQueries },
];

export const FACTS_CONTROLLERS = [QuestionsController];
