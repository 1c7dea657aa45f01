import { createServiceSchema, grantFunction, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const copies = [
  `create table analytics.workspace (
     tenant_id uuid not null,
     time_zone text not null default 'UTC',
     generation integer not null default 1,
     constraint workspace_key primary key (tenant_id)
   )`,
  `create table analytics.survey (
     tenant_id uuid not null,
     survey_id uuid not null,
     name text,
     constraint survey_key primary key (tenant_id, survey_id)
   )`,
  `create table analytics.touchpoint (
     tenant_id uuid not null,
     touchpoint_id uuid not null,
     name text,
     constraint touchpoint_key primary key (tenant_id, touchpoint_id)
   )`,
];

const scores = [
  `create table analytics.score_fact (
     tenant_id uuid not null,
     generation integer not null,
     response_id uuid not null,
     question text not null,
     metric text not null,
     method text not null,
     survey_id uuid not null,
     touchpoint_id uuid,
     channel text not null,
     language text not null,
     segments jsonb not null,
     answered_at timestamptz not null,
     score smallint not null,
     is_primary boolean not null,
     constraint score_fact_key primary key (tenant_id, generation, response_id, question)
   )`,
  `create index score_fact_by_time on analytics.score_fact (tenant_id, generation, metric, answered_at, response_id)`,
  `create table analytics.score_count (
     tenant_id uuid not null,
     generation integer not null,
     metric text not null,
     unit text not null,
     dimension text not null,
     value text not null,
     bucket_at timestamptz not null,
     survey_id uuid not null,
     method text not null,
     question text not null,
     is_primary boolean not null,
     s0 integer not null,
     s1 integer not null,
     s2 integer not null,
     s3 integer not null,
     s4 integer not null,
     s5 integer not null,
     s6 integer not null,
     s7 integer not null,
     s8 integer not null,
     s9 integer not null,
     s10 integer not null,
     constraint score_count_key
       primary key (tenant_id, generation, metric, unit, dimension, value, bucket_at, survey_id, method, question,
         is_primary)
   ) with (fillfactor = 70)`,
];

const rebuilds = [
  `create table analytics.rebuild (
     tenant_id uuid not null,
     id uuid not null,
     status text not null,
     generation integer not null,
     positions jsonb not null,
     events integer not null,
     reason text,
     requested_at timestamptz not null,
     finished_at timestamptz,
     constraint rebuild_key primary key (tenant_id, id)
   )`,
  `create unique index rebuild_running on analytics.rebuild (tenant_id) where status = 'running'`,
];

/**
 * The first instant of the local hour, day, week (from Monday) or month that contains `instant`. An hour begins where the clock shows
 * a full hour or, where it is moved by half an hour (Lord Howe), at the move: hours of 30 minutes exist, longer ones do not. On a
 * day that begins twice (Azores in October) date_trunc returns the second midnight, so that the first hour would precede its
 * own day. The function is in plpgsql because a session compiles it once, whereas a function in SQL is planned at each call.
 */
const localStart = `
  create function analytics.local_start(unit text, instant timestamptz, zone text) returns timestamptz
  language plpgsql stable parallel safe as $$
    declare
      start timestamptz := date_trunc(unit, instant, zone);
      minutes interval;
    begin
      if unit <> 'hour' then
        if (start - interval '1 hour') at time zone zone = start at time zone zone then
          return start - interval '1 hour';
        end if;
        return start;
      end if;
      start := instant - (instant at time zone zone - date_trunc('hour', instant at time zone zone));
      minutes := start at time zone zone - date_trunc('hour', start at time zone zone);
      if minutes > interval '0' then
        return start + (interval '1 hour' - minutes);
      end if;
      return start;
    end
  $$`;

/** Facts, their counts, copies of other services' data, and the state of rebuilds. */
export class Scores1764100000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('analytics'),
      ...copies,
      ...scores,
      ...rebuilds,
      ...['workspace', 'survey', 'touchpoint', 'score_fact', 'score_count', 'rebuild'].flatMap((table) =>
        tenantTable(`analytics.${table}`),
      ),
      localStart,
      ...grantFunction('analytics.local_start(text, timestamptz, text)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema analytics cascade');
  }
}
