import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Topic } from '../../domain/text/topics/topic.js';

/** Stores topics. */
export abstract class TopicStore {
  abstract list(tenantId: string, page: PageRequest): Promise<Page<Topic>>;
  abstract find(tenantId: string, id: string): Promise<Topic | undefined>;
  /** As `find`, locked until the end of the transaction. */
  abstract lock(tx: TenantTx, id: string): Promise<Topic | undefined>;
  abstract count(tx: TenantTx): Promise<number>;
  /** False if another topic has the name, in any case. */
  abstract save(tx: TenantTx, topic: Topic): Promise<boolean>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
}
