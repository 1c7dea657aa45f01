import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets a run send its whole transaction at once: where the import is not as the run believes, the first statement fails,
 * and with it all that follow. Asking and looking at the answer would cost a round trip for every batch.
 */
const holdImport = `
  create function responses.hold_import(tenant uuid, import uuid, upload uuid, checkpoint bigint) returns void
    language plpgsql as $$
  begin
    perform 1 from responses.import i
    where i.tenant_id = $1 and i.id = $2 and i.upload_id = $3 and i.bytes_done = $4 and i.status in ('queued', 'running')
    for update;
    if not found then
      raise exception 'another run has taken this import over' using errcode = 'HB002';
    end if;
  end $$`;

/** The checkpoint of an import, held to the end of the transaction. */
export class HoldImport1767225600004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, holdImport, ...grantFunction('responses.hold_import(uuid, uuid, uuid, bigint)'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function responses.hold_import(uuid, uuid, uuid, bigint)');
  }
}
