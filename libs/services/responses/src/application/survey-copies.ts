import type { SurveyClosedV1, SurveyPublishedV1, SurveySettingsChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { PublishedSurvey } from '../domain/published-survey.js';

/** Identifies a survey. */
export interface SurveyAddress {
  readonly tenantId: string;
  readonly surveyId: string;
}

/** A survey whose copy has changed. */
export interface SurveyChange extends SurveyAddress {
  readonly linkCode: string;
}

/** The copy of published surveys in this service. */
export abstract class SurveyCopies {
  /** The version, or the newest one without a version; undefined if there is none. */
  abstract load(address: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined>;
  abstract addressOfLink(linkCode: string): Promise<SurveyAddress | undefined>;
  /** The surveys of a workspace that are enabled for its web pages, oldest first. */
  abstract enabledForWidget(tenantId: string): Promise<readonly string[]>;
  /** The changes after `revision`, and the current revision; without `revision`, only the current one. */
  abstract changesSince(
    revision: bigint | undefined,
  ): Promise<{ readonly revision: bigint; readonly changes: readonly SurveyChange[] }>;

  abstract publish(tx: BatchTx, tenantId: string, survey: SurveyPublishedV1): Promise<void>;
  abstract close(tx: BatchTx, tenantId: string, survey: SurveyClosedV1): Promise<void>;
  abstract changeSettings(tx: BatchTx, tenantId: string, settings: SurveySettingsChangedV1): Promise<void>;
}
