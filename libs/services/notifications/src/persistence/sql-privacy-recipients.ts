import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { PrivacyRecipients, type PrivacyRecipient } from '../application/privacy-mail.js';

interface RecipientRow {
  readonly name: string | null;
  readonly email: string | null;
  readonly brand_name: string | null;
  readonly color: string | null;
  readonly contact: PrivacyRecipient['brand']['contact'];
  readonly privacy_url: string | null;
  readonly logo_path: string | null;
  readonly suspended: boolean | null;
}

/** `PrivacyRecipients` in SQL. */
@Injectable()
export class SqlPrivacyRecipients extends PrivacyRecipients {
  override async find(tx: BatchTx, tenantId: string, customerId: string): Promise<PrivacyRecipient | undefined> {
    const [row] = await tx.query<RecipientRow>(
      `select r.name, r.email, coalesce(b.name, w.name) as brand_name, b.color, b.contact, b.privacy_url, b.logo_path,
         b.suspended
       from notifications.recipient r
       left join notifications.brand b on b.tenant_id = r.tenant_id
       left join notifications.workspace w on w.tenant_id = r.tenant_id
       where r.tenant_id = $1 and r.customer_id = $2 and r.revision > 0`,
      [tenantId, customerId],
    );
    if (row === undefined) return undefined;
    const { name, email, color, contact, privacy_url: privacyUrl, logo_path: logoPath } = row;
    const brand = { name: row.brand_name ?? 'Hearback', color, contact, privacyUrl, logoPath };
    return { name, email, brand, suspended: row.suspended ?? false };
  }
}
