import { acrossTenants, grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that belong to one customer each. Of their tokens only the hash is kept. */
export class PersonalLink1767225600044 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.personal_link (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         token_hash text not null,
         customer_external_id text not null,
         hidden_fields json not null,
         mode text not null,
         created_at timestamptz not null,
         expires_at timestamptz,
         revoked_at timestamptz,
         used_submission_id uuid,
         used_completely boolean,
         constraint personal_link_pkey primary key (tenant_id, id),
         constraint personal_link_mode_check check (mode in ('single_use', 'renewable'))
       )`,
      `create unique index personal_link_token_key on responses.personal_link (token_hash)`,
      ...acrossTenants('index responses.personal_link_token_key', 'a link carries its token and no workspace'),
      `create index personal_link_newest_idx on responses.personal_link (tenant_id, survey_id, created_at, id)`,
      `comment on column responses.personal_link.customer_external_id is 'personal'`,
      `comment on column responses.personal_link.hidden_fields is 'personal'`,
      ...tenantTable('responses.personal_link'),
      ...ownerMayRead('responses.personal_link'),
      `create function responses.personal_link_of_token(hash text) returns table (tenant_id uuid, id uuid)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select l.tenant_id, l.id from responses.personal_link l where l.token_hash = hash $$`,
      ...grantFunction('responses.personal_link_of_token(text)'),
      'alter table responses.open_response add column personal_link_id uuid',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.open_response drop column personal_link_id',
      'drop function responses.personal_link_of_token(text)',
      'drop table responses.personal_link',
    );
  }
}
