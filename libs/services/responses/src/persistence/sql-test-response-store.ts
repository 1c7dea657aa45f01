import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { TestResponseStore } from '../application/test-response-store.js';

/** `TestResponseStore` in SQL. */
@Injectable()
export class SqlTestResponseStore extends TestResponseStore {
  override async lock(tx: TenantTx, responseId: string): Promise<boolean | undefined> {
    const [row] = await tx.query<{ is_test: boolean }>(
      'select is_test from responses.response where tenant_id = $1 and id = $2 for update',
      [tx.tenantId, responseId],
    );
    return row?.is_test;
  }

  override async delete(tx: TenantTx, responseId: string): Promise<void> {
    const response = [tx.tenantId, responseId];
    await tx.query('delete from responses.response_revision where tenant_id = $1 and response_id = $2', response);
    await tx.query('delete from responses.open_response where tenant_id = $1 and response_id = $2', response);
    await tx.query('delete from responses.response where tenant_id = $1 and id = $2 and is_test', response);
  }
}
