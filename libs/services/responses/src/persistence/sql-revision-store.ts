import type { BatchTx } from '@hearback/database';
import type { Attribute } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { RevisionStore, type RevisedResponse, type Revision } from '../application/revision-store.js';
import { levelOfResponse } from '../domain/response-level.js';
import type { NewResponse } from '../domain/response.js';
import { setOf, wordsOfResponse } from './computed-columns.js';

/** `RevisionStore` in SQL. */
@Injectable()
export class SqlRevisionStore extends RevisionStore {
  override async lock(tx: BatchTx, tenantId: string, responseId: string): Promise<RevisedResponse | undefined> {
    const [row] = await tx.query<{ submitted_at: Date; created_at: Date; attributes: Attribute[]; segments: string[] }>(
      'select submitted_at, created_at, attributes, segments from responses.response where tenant_id = $1 and id = $2 for update',
      [tenantId, responseId],
    );
    if (row === undefined) return undefined;
    const { submitted_at: submittedAt, created_at: acceptedAt, attributes, segments } = row;
    return { submittedAt, acceptedAt, attributes, segments };
  }

  override async replace(
    tx: BatchTx,
    response: NewResponse,
    attributes: readonly Attribute[],
    { number, at, completed }: Revision,
  ): Promise<void> {
    await tx.query(
      `update responses.response set language = $3, nps_scores = $4, csat_scores = $5, ces_scores = $6, scores = $7::json,
         answers = $8::json, attributes = $9::json, revision = $10, revised_at = $11, completed = $12, level = $13, words = $14::tsvector
       where tenant_id = $1 and id = $2`,
      [
        response.survey.tenantId,
        response.id,
        response.language,
        setOf(response, 'nps'),
        setOf(response, 'csat'),
        setOf(response, 'ces'),
        JSON.stringify(response.scores),
        JSON.stringify(response.answers),
        JSON.stringify(attributes),
        number,
        at,
        completed,
        levelOfResponse(response) ?? null,
        wordsOfResponse(response, attributes),
      ],
    );
  }
}
