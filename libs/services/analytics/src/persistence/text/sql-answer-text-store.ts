import type { BatchTx, OneTenantTx, TenantTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  AnswerTextStore,
  type LabelledText,
  type Reading,
  type ReadText,
  type ResponseKey,
  type TextToRead,
  type Understanding,
} from '../../application/text/answer-text-store.js';
import { EMPTY_LEFT_OUT, OUTDATED, REREAD, SAVE, UNDERSTANDINGS } from './text-statements.js';

interface KeyRow {
  readonly tenant_id: string;
  readonly response_id: string;
}

/** `AnswerTextStore` with set-based statements. */
@Injectable()
export class SqlAnswerTextStore extends AnswerTextStore {
  override async save(
    tx: BatchTx,
    texts: readonly ReadText[],
    revised: readonly (ResponseKey & { readonly revision: number })[],
  ): Promise<readonly (ResponseKey & { readonly isNew: boolean })[]> {
    const saved = texts.length === 0 ? [] : await tx.query<KeyRow & { is_new: boolean }>(SAVE, [JSON.stringify(texts)]);
    const emptied =
      revised.length === 0
        ? []
        : await tx.query<KeyRow>(EMPTY_LEFT_OUT, [JSON.stringify(revised), JSON.stringify(texts)]);
    const changed = new Map<string, ResponseKey & { readonly isNew: boolean }>();
    for (const row of emptied) changed.set(row.response_id, { ...keyOf(row), isNew: false });
    for (const row of saved) changed.set(row.response_id, { ...keyOf(row), isNew: row.is_new });
    return [...changed.values()];
  }

  override async forget(tx: BatchTx, responses: readonly ResponseKey[]): Promise<void> {
    await tx.query(
      `delete from analytics.answer_text a using unnest($1::uuid[], $2::uuid[]) as r (tenant_id, response_id)
       where a.tenant_id = r.tenant_id and a.response_id = r.response_id`,
      columnsOf(responses),
    );
  }

  override async understandings(tx: Tx, responses: readonly ResponseKey[]): Promise<readonly Understanding[]> {
    if (responses.length === 0) return [];
    const rows = await tx.query<
      KeyRow & {
        revision: number;
        language: string | null;
        sentiment: number | null;
        confidence: number | null;
        topics: string[];
      }
    >(UNDERSTANDINGS, columnsOf(responses));
    return rows.map(({ revision, language, sentiment, confidence, topics, ...row }) => {
      return { ...keyOf(row), revision, language, sentiment, confidence, topics };
    });
  }

  override async outdated(tx: BatchTx, tenantId: string, version: number, limit: number) {
    const rows = await tx.query<{ response_id: string; question: string; answered_in: string; text: string }>(
      OUTDATED,
      [tenantId, version, limit],
    );
    return rows.map(({ response_id: responseId, question, answered_in: answeredIn, text }): TextToRead => {
      return { responseId, question, answeredIn, text };
    });
  }

  override async reread(
    tx: BatchTx,
    tenantId: string,
    readings: readonly (Pick<TextToRead, 'responseId' | 'question'> & Reading)[],
  ): Promise<readonly ResponseKey[]> {
    const rows = await tx.query<KeyRow>(REREAD, [tenantId, JSON.stringify(readings)]);
    return [...new Map(rows.map((row) => [row.response_id, keyOf(row)])).values()];
  }

  override async state(tx: TenantTx, responseId: string, sentiment: number | null): Promise<boolean> {
    const rows = await tx.query(
      `with stated as (
         update analytics.answer_text set stated = $3::smallint, reading = reading + 1
         where tenant_id = $1 and response_id = $2 and text <> '' returning 1
       )
       select 1 from stated limit 1`,
      [tx.tenantId, responseId, sentiment],
    );
    return rows.length > 0;
  }

  override async stated(tx: OneTenantTx, responseId: string) {
    const [row] = await tx.query<{ stated: number | null }>(
      `select max(stated) as stated from analytics.answer_text
       where tenant_id = $1 and response_id = $2 and text <> '' having count(*) > 0`,
      [tx.tenantId, responseId],
    );
    return row;
  }

  override labelledLanguages(tx: BatchTx, tenantId: string, most: number) {
    return tx.query<{ language: string; texts: number; stated: number }>(
      `select language, count(*)::integer as texts, count(stated)::integer as stated
       from (
         select language, stated from analytics.answer_text
         where tenant_id = $1 and (label is not null or stated is not null) and text <> ''
         order by answered_at desc limit $2
       ) newest
       group by language order by language`,
      [tenantId, most],
    );
  }

  override async labelled(tx: BatchTx, tenantId: string, language: string, most: number) {
    const rows = await tx.query<{ text: string; label: number; is_stated: boolean }>(
      `select text, coalesce(stated, label) as label, stated is not null as is_stated from analytics.answer_text
       where tenant_id = $1 and language = $2 and (label is not null or stated is not null) and text <> ''
       order by answered_at desc, response_id, question limit $3`,
      [tenantId, language, most],
    );
    return rows.map(({ text, label, is_stated: isStated }): LabelledText => ({ text, label, isStated }));
  }
}

function keyOf(row: KeyRow): ResponseKey {
  return { tenantId: row.tenant_id, responseId: row.response_id };
}

function columnsOf(responses: readonly ResponseKey[]): readonly (readonly string[])[] {
  return [responses.map(({ tenantId }) => tenantId), responses.map(({ responseId }) => responseId)];
}
