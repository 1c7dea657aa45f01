import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The status that follows from the facts, as `statusOf` of the domain has it. */
const STATUS = `case
  when completed_at is not null then 'completed'
  when started_at is not null then 'started'
  when evidence <> 'none' and evidence <> 'confirmed' then 'provisional'
  when bounced_at is not null then 'bounced'
  when suppressed_at is not null then 'suppressed'
  when expired_at is not null then 'expired'
  when sent_at is not null then 'sent'
  when claimed_at is not null then 'sending'
  else 'planned' end`;

/** Invitations as sets of facts. PostgreSQL computes the status, so nothing can set it. */
export class Invitation1767225600085 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.invitation (
         tenant_id uuid not null,
         id uuid not null,
         plan_id uuid not null,
         survey_id uuid not null,
         survey_version integer not null,
         message_version integer not null,
         survey_kind text not null,
         customer_id uuid not null,
         occurrence integer not null,
         rank smallint not null,
         by_hand boolean not null,
         matter text,
         channel text not null,
         segments uuid[] not null default '{}',
         variables json not null default '{}',
         day date,
         created_at timestamptz not null,
         planned_at timestamptz not null,
         suppressed_at timestamptz,
         reason text,
         until timestamptz,
         claimed_at timestamptz,
         sent_at timestamptz,
         bounced_at timestamptz,
         evidence text,
         evidence_revision integer,
         started_at timestamptz,
         completed_at timestamptz,
         withdrawn_at timestamptz,
         refused_at timestamptz,
         expired_at timestamptz,
         expires_at timestamptz,
         reminders integer not null default 0,
         thanked_at timestamptz,
         status text not null generated always as (${STATUS}) stored,
         constraint invitation_pkey primary key (tenant_id, id),
         constraint invitation_occurrence_key unique (tenant_id, plan_id, customer_id, occurrence),
         constraint invitation_plan_fkey foreign key (tenant_id, plan_id) references survey.plan (tenant_id, id),
         constraint invitation_audience_fkey foreign key (tenant_id, customer_id)
           references survey.audience (tenant_id, customer_id),
         constraint invitation_rank_check check (rank between 0 and 2),
         constraint invitation_reason_check check ((suppressed_at is null) = (reason is null)),
         constraint invitation_once_check check (claimed_at is null or suppressed_at is null),
         constraint invitation_expiry_check check (claimed_at is null or expires_at is not null)
       )`,
      `comment on column survey.invitation.variables is 'personal'`,
      'create index invitation_newest_idx on survey.invitation (tenant_id, created_at, id)',
      'create index invitation_customer_idx on survey.invitation (tenant_id, customer_id, created_at)',
      'create index invitation_plan_idx on survey.invitation (tenant_id, plan_id, status, day)',
      'create index invitation_survey_idx on survey.invitation (tenant_id, survey_id, created_at)',
      `create index invitation_planned_idx on survey.invitation (tenant_id, customer_id, planned_at)
         where claimed_at is null and suppressed_at is null`,
      `create index invitation_expires_idx on survey.invitation (tenant_id, expires_at)
         where expired_at is null and completed_at is null`,
      ...tenantTable('survey.invitation'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table survey.invitation');
  }
}
