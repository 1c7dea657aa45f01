import { inSavepoint, keyset, TenantDatabase, violatedConstraint, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { TopicStore } from '../../application/text/topic-store.js';
import type { Topic } from '../../domain/text/topics/topic.js';
import { fromTopicRow, TOPIC_COLUMNS, type TopicRow } from './topic-row.js';

const SELECT = `select ${TOPIC_COLUMNS} from analytics.topic where tenant_id = $1`;

/** `TopicStore` in SQL. */
@Injectable()
export class SqlTopicStore extends TopicStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async list(tenantId: string, page: PageRequest): Promise<Page<Topic>> {
    const parameters: unknown[] = [tenantId];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<TopicRow>(`${SELECT} and ${keys.condition} ${keys.orderAndLimit}`, parameters),
    );
    return pageOf(rows.map(fromTopicRow), page.limit);
  }

  override async find(tenantId: string, id: string): Promise<Topic | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<TopicRow>(`${SELECT} and id = $2`, [tenantId, id]),
    );
    return row && fromTopicRow(row);
  }

  override async lock(tx: TenantTx, id: string): Promise<Topic | undefined> {
    const [row] = await tx.query<TopicRow>(`${SELECT} and id = $2 for update`, [tx.tenantId, id]);
    return row && fromTopicRow(row);
  }

  override async count(tx: TenantTx): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::integer as n from analytics.topic where tenant_id = $1',
      [tx.tenantId],
    );
    return row!.n;
  }

  override async save(tx: TenantTx, topic: Topic): Promise<boolean> {
    const { id, name, terms, except, createdAt, updatedAt } = topic;
    try {
      await inSavepoint(tx, () =>
        tx.query(
          `insert into analytics.topic (tenant_id, id, name, terms, except_terms, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (tenant_id, id) do update
           set name = excluded.name, terms = excluded.terms, except_terms = excluded.except_terms, updated_at = excluded.updated_at`,
          [tx.tenantId, id, name, JSON.stringify(terms), JSON.stringify(except), createdAt, updatedAt],
        ),
      );
      return true;
    } catch (error) {
      if (violatedConstraint(error) === 'topic_name_key') return false;
      throw error;
    }
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.query('delete from analytics.topic where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  }
}
