import { grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links of mailed invitations. What is told of them comes in any order, so a row may know when a mail was delivered before it knows
 * of which survey.
 */
export class InvitationLink1767225600111 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.invitation_link (
         tenant_id uuid not null,
         invitation_id uuid not null,
         survey_id uuid,
         survey_version integer,
         customer_external_id text,
         expires_at timestamptz,
         ended_at timestamptz,
         deliveries timestamptz[] not null default '{}',
         evidence text not null default 'none',
         signals text[] not null default '{}',
         evidence_revision integer not null default 0,
         rules integer not null default 0,
         judged_at timestamptz,
         has_gesture boolean not null default false,
         used_submission_id uuid,
         used_completely boolean,
         started_at timestamptz,
         answered_at timestamptz,
         completed_at timestamptz,
         withdrawn_at timestamptz,
         constraint invitation_link_pkey primary key (tenant_id, invitation_id)
       )`,
      'create index invitation_link_id_idx on responses.invitation_link (invitation_id)',
      `comment on column responses.invitation_link.customer_external_id is 'personal'`,
      ...tenantTable('responses.invitation_link'),
      ...ownerMayRead('responses.invitation_link'),
      `create function responses.invitation_of(invitation uuid) returns table (tenant_id uuid)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select l.tenant_id from responses.invitation_link l
               where l.invitation_id = invitation and l.survey_id is not null limit 1 $$`,
      ...grantFunction('responses.invitation_of(uuid)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function responses.invitation_of(uuid)',
      'drop table responses.invitation_link',
    );
  }
}
