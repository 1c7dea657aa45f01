import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { PlanStore, type AskedSurvey, type PlanMessage, type SinglePlan } from '../../application/asking/plan-store.js';
import { DEFAULT_WINDOW_DAYS } from '../../domain/asking/plan.js';

interface SingleRow {
  readonly id: string;
  readonly survey_version: number | null;
  readonly message_version: number | null;
  readonly window_days: number;
  readonly revision: number;
}

const SINGLE = 'select id, survey_version, message_version, window_days, revision from survey.plan';

/** `PlanStore` in SQL. */
@Injectable()
export class SqlPlanStore extends PlanStore {
  override async survey(tx: Tx, tenantId: string, surveyId: string): Promise<AskedSurvey | undefined> {
    const [row] = await tx.query<AskedSurvey>(
      'select id, name, kind, status, version from survey.survey where tenant_id = $1 and id = $2',
      [tenantId, surveyId],
    );
    return row;
  }

  override async single(tx: Tx, tenantId: string, survey: AskedSurvey, id: string, at: Date): Promise<SinglePlan> {
    const find = async () => {
      const [row] = await tx.query<SingleRow>(`${SINGLE} where tenant_id = $1 and survey_id = $2 and kind = 'single'`, [
        tenantId,
        survey.id,
      ]);
      return row && fromRow(row);
    };
    const found = await find();
    if (found !== undefined) return found;
    await tx.query(
      `insert into survey.plan (tenant_id, id, kind, name, survey_id, status, audience, window_days, revision, created_at, updated_at)
       values ($1, $2, 'single', $3, $4, 'draft', '{"kind":"all"}', $5, 1, $6, $6)
       on conflict (tenant_id, survey_id) where kind = 'single' do nothing`,
      [tenantId, id, survey.name, survey.id, DEFAULT_WINDOW_DAYS, at],
    );
    return (await find())!;
  }

  override async lockSingle(tx: Tx, tenantId: string, planId: string): Promise<SinglePlan> {
    const [row] = await tx.query<SingleRow>(`${SINGLE} where tenant_id = $1 and id = $2 for update`, [
      tenantId,
      planId,
    ]);
    return fromRow(row!);
  }

  override async publishMessage(tx: Tx, tenantId: string, message: PlanMessage): Promise<void> {
    const { planId, version, surveyVersion, senderId, texts, publishedAt } = message;
    await tx.query(
      `insert into survey.plan_message (tenant_id, plan_id, version, survey_version, sender_id, texts, published_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, planId, version, surveyVersion, senderId, JSON.stringify(texts), publishedAt],
    );
    await tx.query(
      `update survey.plan set message_version = $3, survey_version = $4, status = 'running', revision = revision + 1,
         updated_at = $5, started_at = coalesce(started_at, $5)
       where tenant_id = $1 and id = $2`,
      [tenantId, planId, version, surveyVersion, publishedAt],
    );
  }
}

function fromRow(row: SingleRow): SinglePlan {
  return {
    id: row.id,
    surveyVersion: row.survey_version,
    messageVersion: row.message_version,
    windowDays: row.window_days,
    revision: row.revision,
  };
}
