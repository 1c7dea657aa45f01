import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done with the links of invitations, as an access log would have it. Rows are never changed, and deleted after 90 days. */
export class LinkObservation1767225600112 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.link_observation (
         tenant_id uuid not null,
         invitation_id uuid not null,
         id uuid not null,
         at timestamptz not null,
         kind text not null,
         score text,
         network_hash text not null,
         constraint link_observation_pkey primary key (tenant_id, invitation_id, id),
         constraint link_observation_kind_check check (kind in ('visit', 'trap', 'submit', 'gesture')),
         constraint link_observation_invitation_fkey foreign key (tenant_id, invitation_id)
           references responses.invitation_link (tenant_id, invitation_id)
       )`,
      'create index link_observation_at_idx on responses.link_observation (tenant_id, at)',
      `comment on column responses.link_observation.network_hash is 'personal'`,
      ...tenantTable('responses.link_observation', {
        grants: { request: ['select'], batch: ['select', 'insert', 'delete'] },
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.link_observation');
  }
}
