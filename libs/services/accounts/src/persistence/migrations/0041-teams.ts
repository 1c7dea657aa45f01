import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams: named groups of members. */
export class Teams1763800000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.team (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        created_at timestamptz not null,
        archived_at timestamptz,
        constraint team_pkey primary key (tenant_id, id)
      )`,
      `create unique index team_name_key on accounts.team (tenant_id, name) where archived_at is null`,
      `create index team_list_idx on accounts.team (tenant_id, created_at, id)`,
      ...tenantTable('accounts.team'),
      `create table accounts.team_member (
        tenant_id uuid not null,
        team_id uuid not null,
        staff_id uuid not null,
        constraint team_member_pkey primary key (tenant_id, team_id, staff_id),
        constraint team_member_team_fkey foreign key (tenant_id, team_id) references accounts.team (tenant_id, id) on delete cascade,
        constraint team_member_staff_fkey foreign key (tenant_id, staff_id) references accounts.staff (tenant_id, id)
      )`,
      `create index team_member_staff_idx on accounts.team_member (tenant_id, staff_id)`,
      ...tenantTable('accounts.team_member'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table accounts.team_member', 'drop table accounts.team');
  }
}
