import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tags of a workspace, and the responses that have them. */
export class Tag1767225600061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.tag (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         folded_name text not null,
         created_at timestamptz not null,
         constraint tag_pkey primary key (tenant_id, id),
         constraint tag_name_key unique (tenant_id, folded_name)
       )`,
      `comment on column responses.tag.folded_name is 'the name as it is compared: Returns and returns are one tag'`,
      ...tenantTable('responses.tag'),
      `create table responses.response_tag (
         tenant_id uuid not null,
         response_id uuid not null,
         tag_id uuid not null,
         created_at timestamptz not null,
         constraint response_tag_pkey primary key (tenant_id, response_id, tag_id),
         constraint response_tag_response_fkey foreign key (tenant_id, response_id)
           references responses.response (tenant_id, id) on delete cascade,
         constraint response_tag_tag_fkey foreign key (tenant_id, tag_id)
           references responses.tag (tenant_id, id) on delete cascade
       )`,
      `create index response_tag_tag_idx on responses.response_tag (tenant_id, tag_id, response_id)`,
      ...tenantTable('responses.response_tag'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table responses.response_tag', 'drop table responses.tag');
  }
}
