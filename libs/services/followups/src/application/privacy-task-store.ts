import type { BatchTx } from '@hearback/database';
import type { PrivacyRequestKind } from '../domain/privacy-task.js';

/** What a task about a request for data is about. */
export interface PrivacyTask {
  readonly kind: PrivacyRequestKind;
  /** The workspace's id of the customer; null once the customer was erased. */
  readonly customer: string | null;
}

/** Remembers whose request a task is about. */
export abstract class PrivacyTaskStore {
  /** The task is there; repeating it is harmless. */
  abstract add(tx: BatchTx, tenantId: string, taskId: string, about: PrivacyTask): Promise<void>;
}
