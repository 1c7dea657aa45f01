import type { SurveyClosedV1, SurveyPublishedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { PublishedSurvey } from '../domain/published-survey.js';

/** The survey that a link code stands for. */
export interface SurveyAddress {
  readonly tenantId: string;
  readonly surveyId: string;
}

/** A survey whose copy changed. */
export interface SurveyChange extends SurveyAddress {
  readonly linkCode: string;
}

/** This service's copy of published surveys. */
export abstract class SurveyCopies {
  /** The version, the newest one where none is named; `undefined` where there is none. */
  abstract load(address: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined>;
  abstract addressOfLink(linkCode: string): Promise<SurveyAddress | undefined>;
  /** What changed after `revision`, and the revision it leads to; `undefined` asks for the revision alone. */
  abstract changesSince(
    revision: bigint | undefined,
  ): Promise<{ readonly revision: bigint; readonly changes: readonly SurveyChange[] }>;

  abstract publish(tx: BatchTx, tenantId: string, survey: SurveyPublishedV1): Promise<void>;
  abstract close(tx: BatchTx, tenantId: string, survey: SurveyClosedV1): Promise<void>;
}
