import { GROUP_ROLES, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { batch } = GROUP_ROLES;

/** The cursors of the relays: how far the log has been sent to the broker. */
export class Relay1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table messaging.relay (
         topic text not null,
         partition integer not null,
         next_offset bigint not null,
         broker_offset bigint,
         constraint relay_key primary key (topic, partition)
       ) with (fillfactor = 50)`,
      `grant select, insert, update on messaging.relay to ${batch}`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table messaging.relay');
  }
}
