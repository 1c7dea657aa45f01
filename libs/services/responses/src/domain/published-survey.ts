import type { CompiledSurvey } from '@hearback/questionnaire';
import type { SurveyBrand } from './survey-brand.js';

/** A version of a survey, against which answers are checked. */
export interface PublishedSurvey {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly version: number;
  /** The status of the survey; a closed survey accepts no answers to any version. */
  readonly status: 'open' | 'closed';
  readonly linkCode: string;
  readonly name: string;
  readonly touchpointId: string | null;
  readonly touchpointKey: string | null;
  readonly brand: SurveyBrand;
  readonly compiled: CompiledSurvey;
}
