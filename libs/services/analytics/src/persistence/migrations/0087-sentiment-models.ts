import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Models of sentiment, trained on the workspace's own scores: one for each language. */
export class SentimentModels1764100000087 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.sentiment_model (
         tenant_id uuid not null,
         language text not null,
         texts integer not null,
         stated integer not null,
         accuracy real,
         base_accuracy real,
         calibration_error real,
         packed bytea,
         trained_at timestamptz not null,
         constraint sentiment_model_pkey primary key (tenant_id, language)
       )`,
      ...tenantTable('analytics.sentiment_model'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.sentiment_model');
  }
}
