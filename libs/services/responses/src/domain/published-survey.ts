import type { CompiledSurvey } from '@hearback/questionnaire';

/** One version of a survey as this service checks answers against it. */
export interface PublishedSurvey {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly version: number;
  /** A closed survey takes no answers, whatever the version. */
  readonly status: 'open' | 'closed';
  readonly linkCode: string;
  readonly name: string;
  readonly touchpointId: string | null;
  readonly touchpointKey: string | null;
  readonly compiled: CompiledSurvey;
}
