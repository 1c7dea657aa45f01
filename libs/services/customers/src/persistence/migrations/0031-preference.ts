import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers want, how it can be taken back, what mails asked about, and what customers see of a workspace. */
export class Preference1767225600031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.preference (
         tenant_id uuid not null,
         customer_id uuid not null,
         topics_off text[] not null,
         max_every_days integer,
         paused_until timestamptz,
         language text,
         quiet_from text,
         quiet_to text,
         prefers_person boolean not null,
         revision integer not null,
         changed_at timestamptz not null,
         constraint preference_pkey primary key (tenant_id, customer_id),
         constraint preference_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id),
         constraint preference_quiet_check check ((quiet_from is null) = (quiet_to is null))
       )`,
      `create table customers.unsubscription (
         tenant_id uuid not null,
         customer_id uuid not null,
         invitation_id uuid not null,
         choice text not null,
         max_every_days_before integer,
         topics_off_before text[] not null,
         questions_before boolean not null,
         chosen_at timestamptz not null,
         constraint unsubscription_pkey primary key (tenant_id, customer_id, invitation_id),
         constraint unsubscription_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id),
         constraint unsubscription_choice_check check (choice in ('less', 'not_about_this', 'stop'))
       )`,
      `create table customers.invitation_topic (
         tenant_id uuid not null,
         invitation_id uuid not null,
         survey_kind text not null,
         constraint invitation_topic_pkey primary key (tenant_id, invitation_id)
       )`,
      `create table customers.workspace_face (
         tenant_id uuid not null,
         workspace_name text,
         questions_consent text not null default 'opt_out',
         changed_at timestamptz,
         name text,
         color text,
         contact jsonb,
         privacy_url text,
         logo_path text,
         tone text not null default 'formal',
         branded_at timestamptz,
         constraint workspace_face_pkey primary key (tenant_id),
         constraint workspace_face_consent_check check (questions_consent in ('opt_in', 'opt_out'))
       )`,
      ...['preference', 'unsubscription', 'invitation_topic', 'workspace_face'].flatMap((table) =>
        tenantTable(`customers.${table}`),
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.workspace_face',
      'drop table customers.invitation_topic',
      'drop table customers.unsubscription',
      'drop table customers.preference',
    );
  }
}
