import type { BatchTx, OneTenantTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TextRuleStore, type ModelState } from '../../application/text/text-rules.js';
import { packModel, unpackModel } from '../../domain/text/packed-model.js';
import type { SentimentModel } from '../../domain/text/sentiment-model.js';
import type { Topic } from '../../domain/text/topics/topic.js';
import { fromTopicRow, TOPIC_COLUMNS, type TopicRow } from './topic-row.js';

interface StateRow {
  readonly language: string;
  readonly texts: number;
  readonly stated: number;
  readonly accuracy: number | null;
  readonly base_accuracy: number | null;
  readonly calibration_error: number | null;
  readonly used: boolean;
  readonly trained_at: Date;
}

/** `TextRuleStore` in SQL. */
@Injectable()
export class SqlTextRuleStore extends TextRuleStore {
  override async versions(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const ids = [...new Set(tenantIds)].toSorted();
    if (ids.length === 0) return new Map();
    const locked = () =>
      tx.query<{ tenant_id: string; version: number }>(
        'select tenant_id, version from analytics.text_rules where tenant_id = any ($1::uuid[]) order by tenant_id for share',
        [ids],
      );
    const rows = await locked();
    if (rows.length < ids.length) {
      await tx.query(
        `insert into analytics.text_rules (tenant_id, version) select id, 1 from unnest($1::uuid[]) id order by id on conflict do nothing`,
        [ids],
      );
    }
    const all = rows.length < ids.length ? await locked() : rows;
    return new Map(all.map(({ tenant_id, version }) => [tenant_id, version]));
  }

  override async version(tx: OneTenantTx): Promise<number> {
    const [row] = await tx.query<{ version: number }>(
      'select version from analytics.text_rules where tenant_id = $1 for share',
      [tx.tenantId],
    );
    return row?.version ?? 1;
  }

  override async raise(tx: Tx, tenantId: string): Promise<number> {
    const [row] = await tx.query<{ version: number }>(
      `insert into analytics.text_rules as r (tenant_id, version) values ($1, 2)
       on conflict (tenant_id) do update set version = r.version + 1 returning version`,
      [tenantId],
    );
    return row!.version;
  }

  override async topics(tx: Tx, tenantId: string): Promise<readonly Topic[]> {
    const rows = await tx.query<TopicRow>(
      `select ${TOPIC_COLUMNS} from analytics.topic where tenant_id = $1 order by created_at, id`,
      [tenantId],
    );
    return rows.map(fromTopicRow);
  }

  override async models(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, SentimentModel>> {
    const rows = await tx.query<{ language: string; packed: Buffer }>(
      'select language, packed from analytics.sentiment_model where tenant_id = $1 and packed is not null',
      [tenantId],
    );
    return new Map(rows.map(({ language, packed }) => [language, unpackModel(gunzipSync(packed))]));
  }

  override async modelStates(tx: Tx, tenantId: string): Promise<readonly ModelState[]> {
    const rows = await tx.query<StateRow>(
      `select language, texts, stated, accuracy, base_accuracy, calibration_error, packed is not null as used, trained_at
       from analytics.sentiment_model where tenant_id = $1 order by texts desc, language`,
      [tenantId],
    );
    return rows.map((row) => ({
      language: row.language,
      texts: row.texts,
      stated: row.stated,
      accuracy: row.accuracy,
      baseAccuracy: row.base_accuracy,
      calibrationError: row.calibration_error,
      isUsed: row.used,
      trainedAt: row.trained_at,
    }));
  }

  override async saveModel(
    tx: BatchTx,
    tenantId: string,
    state: ModelState,
    model: SentimentModel | undefined,
  ): Promise<void> {
    await tx.query(
      `insert into analytics.sentiment_model (tenant_id, language, texts, stated, accuracy, base_accuracy, calibration_error, packed, trained_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, language) do update
       set texts = excluded.texts, stated = excluded.stated, accuracy = excluded.accuracy, base_accuracy = excluded.base_accuracy,
         calibration_error = excluded.calibration_error, packed = excluded.packed, trained_at = excluded.trained_at`,
      [
        tenantId,
        state.language,
        state.texts,
        state.stated,
        state.accuracy,
        state.baseAccuracy,
        state.calibrationError,
        model === undefined ? null : gzipSync(packModel(model)),
        state.trainedAt,
      ],
    );
  }
}
