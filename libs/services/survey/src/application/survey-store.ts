import type { TenantTx } from '@hearback/database';
import type { Survey } from '../domain/survey.js';
import type { Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';

/** Surveys and their versions, for the use cases that change them. */
export abstract class SurveyStore {
  /** Adds a survey, or returns `false` if a survey of any workspace has its link code. */
  abstract insert(tx: TenantTx, survey: Survey): Promise<boolean>;
  /** The survey, locked until the end of the transaction; `undefined` if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Survey | undefined>;
  abstract update(tx: TenantTx, survey: Survey): Promise<void>;
  /** Deletes a survey that has no version. */
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  /** The touchpoint that a survey refers to; `undefined` if this workspace does not have it. */
  abstract touchpoint(tx: TenantTx, id: string): Promise<Touchpoint | undefined>;
  /** The newest version of a survey; `undefined` if it was never published. */
  abstract newestVersion(tx: TenantTx, surveyId: string): Promise<Version | undefined>;
  /** Adds a version. Versions cannot be changed. */
  abstract insertVersion(tx: TenantTx, version: Version): Promise<void>;
}
