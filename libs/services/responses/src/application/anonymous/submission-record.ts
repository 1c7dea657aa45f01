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

  /** The digest to store first, then those that the submission may be stored under since secrets were rotated. */
  of({ surveyId }: PublishedSurvey, submissionId: string): { readonly digests: readonly string[]; readonly now: Date } {
    return { digests: this.hash.all(`anonymous submission: ${surveyId} ${submissionId}`), now: this.clock.now() };
  }
}
