import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import {
  SurveyMailStore,
  type EndedAttempt,
  type FinishedSurveyMail,
  type PendingSurveyMail,
  type PlannedSurveyMail,
  type SentAs,
  type StartedAttempt,
} from '../application/survey-mail-store.js';
import { MailAttempts } from './mail-attempts.js';
import { pendingFromRow, type PendingRow } from './survey-mail.row.js';

type Key = Pick<PendingSurveyMail, 'tenantId' | 'id'>;

const ATTEMPTS = new MailAttempts({
  mails: 'survey_mail',
  attempts: 'mail_attempt',
  sentAs: { address: 'address', subject: 'subject', messageId: 'message_id' },
});

/** `SurveyMailStore` in SQL. */
@Injectable()
export class SqlSurveyMailStore extends SurveyMailStore {
  override async add(tx: BatchTx, mails: readonly PlannedSurveyMail[], at: Date): Promise<void> {
    const rows = mails.map(({ tenantId, id, claimed }) => ({
      tenant_id: tenantId,
      id,
      invitation_id: claimed.invitation_id,
      step: claimed.step,
      step_number: claimed.step_number,
      plan_id: claimed.plan_id,
      message_version: claimed.message_version,
      survey_id: claimed.survey_id,
      survey_version: claimed.survey_version,
      customer_id: claimed.customer_id,
      variables: claimed.variables,
      expires_at: claimed.expires_at,
      status: 'pending',
      created_at: at,
    }));
    const columns = `tenant_id, id, invitation_id, step, step_number, plan_id, message_version, survey_id, survey_version,
      customer_id, variables, expires_at, status, created_at`;
    await tx.query(
      `insert into notifications.survey_mail (${columns})
       select ${columns} from json_populate_recordset(null::notifications.survey_mail, $1::json)
       on conflict (tenant_id, id) do nothing`,
      [JSON.stringify(rows)],
    );
  }

  override async findPending(tx: BatchTx, tenantId: string, mailId: string): Promise<PendingSurveyMail | undefined> {
    const [row] = await tx.query<PendingRow & Record<string, unknown>>(
      `select m.*, r.customer_id as recipient_id, r.name, r.email, coalesce(r.preferred_language, r.language) as language,
         r.attributes, coalesce(b.name, w.name) as brand_name, b.color, b.contact, b.privacy_url, b.logo_path, b.suspended,
         exists (select from notifications.suppressed_address s
           where s.tenant_id = m.tenant_id and s.address = r.address and s.active) as suppressed
       from notifications.survey_mail m
       left join notifications.recipient r on r.tenant_id = m.tenant_id and r.customer_id = m.customer_id and r.revision > 0
       left join notifications.brand b on b.tenant_id = m.tenant_id
       left join notifications.workspace w on w.tenant_id = m.tenant_id
       where m.tenant_id = $1 and m.id = $2 and m.status = 'pending'`,
      [tenantId, mailId],
    );
    return row === undefined ? undefined : pendingFromRow(row);
  }

  override startAttempt(tx: BatchTx, mail: Key, sentAs: SentAs | null, at: Date): Promise<StartedAttempt> {
    return ATTEMPTS.start(tx, mail, sentAs, at);
  }

  override endAttempt(tx: BatchTx, mail: Key, attempt: EndedAttempt): Promise<void> {
    return ATTEMPTS.end(tx, mail, attempt);
  }

  override async finish(tx: BatchTx, { tenantId, id }: Key, { status, at }: FinishedSurveyMail): Promise<void> {
    await tx.query(
      `update notifications.survey_mail set status = $3, finished_at = $4 where tenant_id = $1 and id = $2`,
      [tenantId, id, status, at],
    );
  }
}
