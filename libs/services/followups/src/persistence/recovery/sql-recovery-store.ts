import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { RecoveryStore } from '../../application/recovery/recovery-store.js';
import { DEFAULT_RECOVERY, type Recovery, type RecoverySettings } from '../../domain/recovery/recovery.js';

const SELECT = `select id, task_id as "taskId", round, survey_id as "surveyId", customer, state, reason,
  resolved_at as "resolvedAt", due_at as "dueAt", sent_at as "sentAt", response_id as "responseId", score,
  score_max as "scoreMax", level, answered_at as "answeredAt", reopened_at as "reopenedAt" from followups.recovery`;

type RecoveryRow = Recovery & Record<string, unknown>;

/** `RecoveryStore` in SQL. */
@Injectable()
export class SqlRecoveryStore extends RecoveryStore {
  override async settings(tx: Tx, tenantId: string): Promise<RecoverySettings> {
    const [row] = await tx.query<RecoverySettings & Record<string, unknown>>(
      `select enabled, survey_id as "surveyId", delay_minutes as "delayMinutes"
       from followups.recovery_settings where tenant_id = $1`,
      [tenantId],
    );
    return row ?? DEFAULT_RECOVERY;
  }

  override async saveSettings(tx: Tx, tenantId: string, settings: RecoverySettings, at: Date): Promise<void> {
    await tx.query(
      `insert into followups.recovery_settings (tenant_id, enabled, survey_id, delay_minutes, changed_at)
       values ($1, $2, $3, $4, $5)
       on conflict (tenant_id) do update set enabled = excluded.enabled, survey_id = excluded.survey_id,
         delay_minutes = excluded.delay_minutes, changed_at = excluded.changed_at`,
      [tenantId, settings.enabled, settings.surveyId, settings.delayMinutes, at],
    );
  }

  override async add(tx: Tx, tenantId: string, recovery: Recovery): Promise<boolean> {
    const { id, taskId, round, surveyId, customer, state, reason, resolvedAt, dueAt } = recovery;
    const rows = await tx.query(
      `insert into followups.recovery
         (tenant_id, id, task_id, round, survey_id, customer, state, reason, resolved_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
      [tenantId, id, taskId, round, surveyId, customer, state, reason, resolvedAt, dueAt],
    );
    return rows.length > 0;
  }

  override async lock(tx: Tx, tenantId: string, id: string): Promise<Recovery | undefined> {
    const [row] = await tx.query<RecoveryRow>(`${SELECT} where tenant_id = $1 and id = $2 for update`, [tenantId, id]);
    return row;
  }

  override async find(tx: Tx, tenantId: string, id: string): Promise<Recovery | undefined> {
    const [row] = await tx.query<RecoveryRow>(`${SELECT} where tenant_id = $1 and id = $2`, [tenantId, id]);
    return row;
  }

  override async update(tx: Tx, tenantId: string, recovery: Recovery): Promise<void> {
    await tx.query(
      `update followups.recovery set state = $3, reason = $4, sent_at = $5, response_id = $6, score = $7, score_max = $8,
         level = $9, answered_at = $10, reopened_at = $11 where tenant_id = $1 and id = $2`,
      [
        tenantId,
        recovery.id,
        recovery.state,
        recovery.reason,
        recovery.sentAt,
        recovery.responseId,
        recovery.score,
        recovery.scoreMax,
        recovery.level,
        recovery.answeredAt,
        recovery.reopenedAt,
      ],
    );
  }

  override async among(tx: BatchTx, invitationIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (invitationIds.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      'select id from followups.recovery where tenant_id = any ($1) and id = any ($2)',
      [tx.tenantIds, invitationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly Recovery[]> {
    return tx.query<RecoveryRow>(`${SELECT} where tenant_id = $1 and task_id = $2 order by round`, [tenantId, taskId]);
  }

  override async all(
    tx: Tx,
    tenantId: string,
    after: Pick<Recovery, 'taskId' | 'round'> | undefined,
    limit: number,
  ): Promise<readonly Recovery[]> {
    return tx.query<RecoveryRow>(
      `${SELECT} where tenant_id = $1 and ($2::uuid is null or (task_id, round) > ($2, $3))
       order by task_id, round limit $4`,
      [tenantId, after?.taskId ?? null, after?.round ?? null, limit],
    );
  }

  override async resolvedIn(tx: Tx, tenantId: string, from: Date, to: Date): Promise<readonly Recovery[]> {
    return tx.query<RecoveryRow>(
      `${SELECT} where tenant_id = $1 and resolved_at >= $2 and resolved_at < $3 order by resolved_at, id`,
      [tenantId, from, to],
    );
  }

  override async forgetAnswers(tx: BatchTx, responseIds: readonly string[]): Promise<void> {
    await tx.query(
      `update followups.recovery set state = 'sent', response_id = null, score = null, score_max = null, level = null,
         answered_at = null
       where tenant_id = any ($1) and response_id = any ($2)`,
      [tx.tenantIds, responseIds],
    );
  }
}
