import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `analytics.local_start` says the same as before. As a function of SQL it was parsed and planned anew for each of the ten
 * places where a report's frame calls it, a third of that statement's time; a session compiles this one once.
 */
const localStart = `
  create or replace function analytics.local_start(unit text, moment timestamptz, zone text) returns timestamptz
  language plpgsql stable parallel safe as $$
    declare
      start timestamptz := date_trunc(unit, moment, zone);
    begin
      if unit <> 'hour' and (start - interval '1 hour') at time zone zone = start at time zone zone then
        return start - interval '1 hour';
      end if;
      return start;
    end
  $$`;

const before = `
  create or replace function analytics.local_start(unit text, moment timestamptz, zone text) returns timestamptz
  language sql stable parallel safe as $$
    select case
      when unit <> 'hour' and (date_trunc(unit, moment, zone) - interval '1 hour') at time zone zone
        = date_trunc(unit, moment, zone) at time zone zone
      then date_trunc(unit, moment, zone) - interval '1 hour'
      else date_trunc(unit, moment, zone)
    end
  $$`;

/** The begin of a local day, week or month is computed by a function that stays compiled. */
export class LocalStart1764100000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, localStart);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, before);
  }
}
