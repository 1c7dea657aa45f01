import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the batch role delete the versions of a workspace that is deleted, and of no other. */
export class Erasure1767225600074 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'grant delete on survey.survey_version to survey_batch',
      `create function survey.refuse_deletion() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
         as $$ begin
           if exists (select from messaging.deleted_tenant d where d.tenant_id = old.tenant_id and d."group" = 'survey') then
             return old;
           end if;
           raise exception 'a published version stays as long as its workspace' using errcode = '23514';
         end $$`,
      `create trigger survey_version_stays before delete on survey.survey_version
         for each row execute function survey.refuse_deletion()`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop trigger survey_version_stays on survey.survey_version',
      'drop function survey.refuse_deletion()',
      'revoke delete on survey.survey_version from survey_batch',
    );
  }
}
