import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which invitation answers belong to. */
export class InvitedAnswers1767225600113 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.open_response
         add column invitation_id uuid,
         add column has_gesture boolean not null default false`,
      `create index open_response_invitation_idx on responses.open_response (tenant_id, invitation_id)
         where invitation_id is not null`,
      'alter table responses.response add column invitation_id uuid',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.response drop column invitation_id',
      'drop index responses.open_response_invitation_idx',
      'alter table responses.open_response drop column has_gesture, drop column invitation_id',
    );
  }
}
