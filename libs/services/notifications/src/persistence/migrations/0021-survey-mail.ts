import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails about invitations, one per step, and the attempts to send them. */
export class SurveyMails1764547200021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.survey_mail (
        tenant_id uuid not null,
        id uuid not null,
        invitation_id uuid not null,
        step text not null,
        step_number integer not null,
        plan_id uuid not null,
        message_version integer not null,
        survey_id uuid not null,
        survey_version integer not null,
        customer_id uuid not null,
        variables jsonb not null,
        expires_at timestamptz not null,
        status text not null,
        address text,
        subject text,
        message_id text,
        attempts integer not null default 0,
        possible_copies integer not null default 0,
        created_at timestamptz not null,
        finished_at timestamptz,
        constraint survey_mail_pkey primary key (tenant_id, id),
        constraint survey_mail_status_check check (status in ('pending', 'delivered', 'bounced', 'refused'))
      )`,
      `create index survey_mail_invitation_idx on notifications.survey_mail (tenant_id, invitation_id)`,
      ...['variables', 'address', 'subject'].map(
        (column) => `comment on column notifications.survey_mail.${column} is 'personal'`,
      ),
      // An attempt without `settled` is one whose reply was lost: the mail may have arrived.
      `create table notifications.mail_attempt (
        tenant_id uuid not null,
        mail_id uuid not null,
        number integer not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        settled boolean not null default false,
        code integer,
        reply text,
        constraint mail_attempt_pkey primary key (tenant_id, mail_id, number),
        constraint mail_attempt_mail_fkey foreign key (tenant_id, mail_id)
          references notifications.survey_mail (tenant_id, id)
      )`,
      ...tenantTable('notifications.survey_mail'),
      ...tenantTable('notifications.mail_attempt'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table notifications.mail_attempt', 'drop table notifications.survey_mail');
  }
}
