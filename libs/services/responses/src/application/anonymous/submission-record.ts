import { KeyedHash } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../../domain/published-survey.js';

/** What is recorded of a submission, and when it comes. */
@Injectable()
export class SubmissionRecord {
  constructor(
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  of({ surveyId }: PublishedSurvey, submissionId: string): { readonly digest: string; readonly now: Date } {
    return { digest: this.hash.of(`anonymous submission: ${surveyId} ${submissionId}`), now: this.clock.now() };
  }
}
