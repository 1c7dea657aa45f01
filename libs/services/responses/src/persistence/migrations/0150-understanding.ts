import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of what the comments of responses say, by which lists of responses are filtered. */
export class Understanding1767225600150 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.response_understanding (
         tenant_id uuid not null,
         response_id uuid not null,
         revision integer not null,
         language text,
         sentiment text,
         confidence double precision,
         constraint response_understanding_pkey primary key (tenant_id, response_id),
         constraint response_understanding_response_fkey foreign key (tenant_id, response_id)
           references responses.response (tenant_id, id) on delete cascade
       )`,
      `create index response_understanding_sentiment_idx on responses.response_understanding (tenant_id, sentiment, response_id)`,
      `comment on column responses.response_understanding.sentiment is 'null: no model knows the language'`,
      `comment on column responses.response_understanding.confidence is 'null: never measured'`,
      ...tenantTable('responses.response_understanding'),
      `create table responses.response_topic (
         tenant_id uuid not null,
         response_id uuid not null,
         topic_id uuid not null,
         constraint response_topic_pkey primary key (tenant_id, response_id, topic_id),
         constraint response_topic_response_fkey foreign key (tenant_id, response_id)
           references responses.response_understanding (tenant_id, response_id) on delete cascade
       )`,
      `create index response_topic_topic_idx on responses.response_topic (tenant_id, topic_id, response_id)`,
      ...tenantTable('responses.response_topic'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table responses.response_topic',
      'drop table responses.response_understanding',
    );
  }
}
