import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { PrivacyTaskStore, type PrivacyTask } from '../application/privacy-task-store.js';

/** `PrivacyTaskStore` in SQL. */
@Injectable()
export class SqlPrivacyTaskStore extends PrivacyTaskStore {
  override async add(tx: BatchTx, tenantId: string, taskId: string, { kind, customer }: PrivacyTask): Promise<void> {
    await tx.query(
      `insert into followups.privacy_task (tenant_id, task_id, kind, customer_external_id) values ($1, $2, $3, $4)
       on conflict (tenant_id, task_id) do nothing`,
      [tenantId, taskId, kind, customer],
    );
  }
}
