import type { BatchTx } from '@hearback/database';
import type { MailContent } from './survey-mail.js';

/** Names what a mail is made of: a version of a survey and a version of the words of a plan. */
export interface ContentKey {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly planId: string;
  readonly messageVersion: number;
}

/** Reads what mails are made of. */
export abstract class MailContents {
  /** Undefined while a copy has not arrived. */
  abstract find(tx: BatchTx, key: ContentKey): Promise<MailContent | undefined>;
}
