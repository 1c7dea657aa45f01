import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { StoreIdleResponseJob } from '../application/idle-timer.js';
import { StoreIdleResponse } from '../application/store-idle-response.js';
import { SurveyDirectory } from '../application/survey-directory.js';

interface IdlePayload {
  readonly survey_id: string;
  readonly survey_version: number;
  readonly submission_id: string;
}

/** Stores responses whose customers have stopped answering. */
@Injectable()
export class IdleWorker {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly storeIdleResponse: StoreIdleResponse,
  ) {}

  @HandleJob(StoreIdleResponseJob)
  async store({ tenantId, payload }: JobOf): Promise<(tx: BatchTx) => Promise<void>> {
    const {
      survey_id: surveyId,
      survey_version: version,
      submission_id: submissionId,
    } = payload as unknown as IdlePayload;
    const survey = await this.directory.find({ tenantId, surveyId }, version);
    if (survey === undefined) throw new Error(`version ${version} of survey ${surveyId} is not known here`);
    return (tx) => this.storeIdleResponse.execute(tx, survey, submissionId);
  }
}
