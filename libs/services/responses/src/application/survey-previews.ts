import type { SurveyPreviewCreatedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { PublishedSurvey } from '../domain/published-survey.js';

/** Drafts of surveys that staff try out. */
export abstract class SurveyPreviews {
  /** Keeps a preview, and forgets those of the workspace that have expired. */
  abstract save(tx: BatchTx, tenantId: string, preview: SurveyPreviewCreatedV1, now: Date): Promise<void>;
  /** The preview as a survey that is open; undefined if there is none, or if it has expired. */
  abstract load(tenantId: string, previewId: string, now: Date): Promise<PublishedSurvey | undefined>;
}
