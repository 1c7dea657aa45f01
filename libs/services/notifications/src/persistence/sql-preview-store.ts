import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { parseSurvey, type Survey } from '@hearback/questionnaire';
import type { MailPreview } from '../application/mail-previews.js';
import { PreviewStore } from '../application/preview-store.js';
import type { CustomerBrand, MailRecipient } from '../application/survey-mail.js';
import { DeletePreviewJob } from '../application/delete-preview-job.js';

/** `PreviewStore` in SQL; a job deletes each preview. */
@Injectable()
export class SqlPreviewStore extends PreviewStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly jobs: JobQueue,
  ) {
    super();
  }

  override async add(tx: TenantTx, { id, mail, expiresAt }: MailPreview): Promise<void> {
    const { tenantId } = tx;
    await tx.query(
      `insert into notifications.mail_preview (tenant_id, id, mail, expires_at) values ($1, $2, $3::jsonb, $4)`,
      [tenantId, id, JSON.stringify(mail), expiresAt],
    );
    await this.jobs.enqueue(tx, DeletePreviewJob, { tenantId, payload: { preview_id: id }, dueAt: expiresAt });
  }

  override async find(tenantId: string, id: string, at: Date): Promise<MailPreview | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<MailPreview & Record<string, unknown>>(
        `select id, mail, expires_at as "expiresAt" from notifications.mail_preview
         where tenant_id = $1 and id = $2 and expires_at > $3`,
        [tenantId, id, at],
      ),
    );
    return row;
  }

  override async newestVersion(tx: TenantTx, surveyId: string): Promise<Survey | undefined> {
    const [row] = await tx.query<{ definition: unknown }>(
      `select definition from notifications.survey_version where tenant_id = $1 and survey_id = $2
       order by version desc limit 1`,
      [tx.tenantId, surveyId],
    );
    if (row === undefined) return undefined;
    const parsed = parseSurvey(row.definition);
    if (!parsed.ok) throw new Error(`the newest version of survey ${surveyId} is not a valid survey`);
    return parsed.survey;
  }

  override async brand(tx: TenantTx): Promise<CustomerBrand> {
    const [row] = await tx.query<CustomerBrand & Record<string, unknown>>(
      `select coalesce(b.name, w.name, 'Hearback') as name, b.color, b.contact, b.privacy_url as "privacyUrl",
         b.logo_path as "logoPath"
       from (select $1::uuid as tenant_id) t
       left join notifications.brand b on b.tenant_id = t.tenant_id
       left join notifications.workspace w on w.tenant_id = t.tenant_id`,
      [tx.tenantId],
    );
    return row!;
  }

  override async someCustomer(
    tx: TenantTx,
  ): Promise<Pick<MailRecipient, 'name' | 'language' | 'attributes'> | undefined> {
    const [row] = await tx.query<Pick<MailRecipient, 'name' | 'language' | 'attributes'> & Record<string, unknown>>(
      `select name, coalesce(preferred_language, language) as language, attributes from notifications.recipient
       where tenant_id = $1 and email is not null order by customer_id desc limit 1`,
      [tx.tenantId],
    );
    return row;
  }
}
