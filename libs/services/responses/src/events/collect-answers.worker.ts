import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { CollectAnswers } from '../application/anonymous/collect-answers.js';
import { CollectAnswersJob } from '../application/anonymous/collect-timer.js';
import { SurveyDirectory } from '../application/survey-directory.js';

/** Collects the answers to anonymous surveys. */
@Injectable()
export class CollectAnswersWorker {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly collect: CollectAnswers,
  ) {}

  @HandleJob(CollectAnswersJob)
  async run({ tenantId, payload }: JobOf): Promise<(tx: BatchTx) => Promise<void>> {
    const { survey_id: surveyId } = payload as { readonly survey_id: string };
    const survey = await this.directory.find({ tenantId, surveyId });
    if (survey === undefined) throw new Error(`survey ${surveyId} is not known here`);
    return (tx) => this.collect.execute(tx, survey);
  }
}
