import type { TenantTx } from '@hearback/database';
import type { Survey } from '@hearback/questionnaire';
import type { MailPreview } from './mail-previews.js';
import type { CustomerBrand, MailRecipient } from './survey-mail.js';

/** Stores mails that staff look at, and reads what they are made of. */
export abstract class PreviewStore {
  /** Stores the preview until it expires. */
  abstract add(tx: TenantTx, preview: MailPreview): Promise<void>;
  /** The preview if it has not expired. */
  abstract find(tenantId: string, id: string, at: Date): Promise<MailPreview | undefined>;
  /** The newest published version of a survey. */
  abstract newestVersion(tx: TenantTx, surveyId: string): Promise<Survey | undefined>;
  abstract brand(tx: TenantTx): Promise<CustomerBrand>;
  /** A customer who can be mailed; undefined if there is none. */
  abstract someCustomer(tx: TenantTx): Promise<Pick<MailRecipient, 'name' | 'language' | 'attributes'> | undefined>;
}
