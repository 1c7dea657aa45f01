import type { TenantTx } from '@hearback/database';
import type { Survey } from '../domain/survey.js';
import type { Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';

/** Surveys and their versions, as the use cases write them. */
export abstract class SurveyStore {
  /** Adds a survey; `false` and nothing added where any survey of any workspace has its link code. */
  abstract insert(tx: TenantTx, survey: Survey): Promise<boolean>;
  /** The survey, locked until the end of the transaction; `undefined` where this workspace has none of this id. */
  abstract lock(tx: TenantTx, id: string): Promise<Survey | undefined>;
  abstract update(tx: TenantTx, survey: Survey): Promise<void>;
  /** The touchpoint that a survey names; `undefined` where this workspace has none of this id. */
  abstract touchpoint(tx: TenantTx, id: string): Promise<Touchpoint | undefined>;
  /** The newest version of a survey; `undefined` where it was never published. */
  abstract newestVersion(tx: TenantTx, surveyId: string): Promise<Version | undefined>;
  /** Adds a version; there is no way to change one. */
  abstract insertVersion(tx: TenantTx, version: Version): Promise<void>;
}
