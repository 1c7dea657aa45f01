import type { Provider } from '@nestjs/common';
import { StoreResponses } from './application/store-responses.js';
import { ResponseIntake } from './application/response-intake.js';
import { SubmissionGate } from './application/submission-gate.js';
import { SubmitResponse } from './application/submit-response.js';
import { LimitedIntake, SubmissionIntake } from './application/limited-intake.js';
import { AcceptSubmission } from './application/anonymous/accept-submission.js';
import { AnonymousGuard } from './application/anonymous/anonymous-guard.js';
import { AnswerRights } from './application/anonymous/answer-right.js';
import { CollectAnswers } from './application/anonymous/collect-answers.js';
import { CollectAnswersWorker } from './events/collect-answers.worker.js';
import { CollectTimer } from './application/anonymous/collect-timer.js';
import { SaveAnonymously } from './application/anonymous/save-anonymously.js';
import { SubmissionRecord } from './application/anonymous/submission-record.js';
import { SubmitAnonymously } from './application/anonymous/submit-anonymously.js';
import { AnonymousStore } from './application/anonymous/anonymous-store.js';
import { SqlAnonymousStore } from './persistence/sql-anonymous-store.js';

/** What accepts submissions, and what stores and closes answers to anonymous surveys. */
export const intakeProviders: Provider[] = [
  StoreResponses,
  ResponseIntake,
  LimitedIntake,
  SubmissionIntake,
  SubmissionGate,
  SubmitResponse,
  AcceptSubmission,
  AnonymousGuard,
  AnswerRights,
  CollectAnswers,
  CollectAnswersWorker,
  CollectTimer,
  SaveAnonymously,
  SubmissionRecord,
  SubmitAnonymously,
  { provide: AnonymousStore, useClass: SqlAnonymousStore },
];
