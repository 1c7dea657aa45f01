import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { responsesErrors } from '../responses.errors.js';
import { SurveyDirectory } from '../survey-directory.js';

/** Whether answers to the survey cannot be traced. */
export function isAnonymous({ compiled }: PublishedSurvey): boolean {
  return compiled.survey.anonymous !== undefined;
}

/** Throws anonymous-survey: single answers to it are neither shown nor written, whoever asks. */
export function refuseAnonymous(survey: PublishedSurvey): void {
  if (isAnonymous(survey)) throw responsesErrors.error('anonymous-survey');
}

/** Refuses reads of single answers to anonymous surveys. */
@Injectable()
export class AnonymousGuard {
  constructor(private readonly directory: SurveyDirectory) {}

  /** Throws anonymous-survey if the survey is known and anonymous. */
  async check(tenantId: string, surveyId: string | undefined): Promise<void> {
    const survey = surveyId === undefined ? undefined : await this.directory.find({ tenantId, surveyId });
    if (survey !== undefined) refuseAnonymous(survey);
  }
}
