import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans: whom, what, when; and the words of their mails, frozen as versions. Plans of a draft are deleted with it. */
export class Plan1767225600084 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.plan (
         tenant_id uuid not null,
         id uuid not null,
         kind text not null,
         name text not null,
         survey_id uuid not null,
         status text not null,
         audience json not null,
         schedule json,
         trigger json,
         recurring json,
         reminder_days integer[] not null default '{}',
         thanks boolean not null default false,
         window_days integer not null,
         sender_id uuid,
         texts json not null default '{}',
         message_version integer,
         survey_version integer,
         planned_through uuid,
         revision integer not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         started_at timestamptz,
         ended_at timestamptz,
         constraint plan_pkey primary key (tenant_id, id),
         constraint plan_survey_fkey foreign key (tenant_id, survey_id)
           references survey.survey (tenant_id, id) on delete cascade,
         constraint plan_kind_check check (kind in ('single', 'campaign', 'trigger', 'recurring')),
         constraint plan_status_check check (status in ('draft', 'running', 'paused', 'stopped', 'finished')),
         constraint plan_message_check check (status = 'draft' or message_version is not null),
         constraint plan_window_check check (window_days between 1 and 365)
       )`,
      'create index plan_newest_idx on survey.plan (tenant_id, created_at, id)',
      `create unique index plan_single_key on survey.plan (tenant_id, survey_id) where kind = 'single'`,
      `create index plan_running_idx on survey.plan (tenant_id, kind) where status = 'running'`,
      ...tenantTable('survey.plan'),
      `create table survey.plan_message (
         tenant_id uuid not null,
         plan_id uuid not null,
         version integer not null,
         survey_version integer not null,
         sender_id uuid,
         texts json not null,
         published_at timestamptz not null,
         constraint plan_message_pkey primary key (tenant_id, plan_id, version),
         constraint plan_message_plan_fkey foreign key (tenant_id, plan_id) references survey.plan (tenant_id, id)
       )`,
      ...tenantTable('survey.plan_message', { grants: 'insert-only' }),
      'grant delete on survey.plan_message to survey_batch',
      `create trigger plan_message_immutable before update on survey.plan_message
         for each row execute function survey.refuse_change()`,
      `create trigger plan_message_stays before delete on survey.plan_message
         for each row execute function survey.refuse_deletion()`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table survey.plan_message', 'drop table survey.plan');
  }
}
