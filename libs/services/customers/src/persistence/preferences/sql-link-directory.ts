import { Injectable } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import { LinkDirectory } from '../../application/preferences/link-directory.js';

/** `LinkDirectory` in SQL, before the tenant is known. */
@Injectable()
export class SqlLinkDirectory extends LinkDirectory {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async tenantOf(customerId: string): Promise<string | undefined> {
    const [row] = await this.lookup.query<{ tenant_id: string }>('select tenant_id from customers.customer_of($1)', [
      customerId,
    ]);
    return row?.tenant_id;
  }

  override async requestOf(requestId: string) {
    const [row] = await this.lookup.query<{ tenant_id: string; customer_id: string }>(
      'select tenant_id, customer_id from customers.privacy_request_of($1)',
      [requestId],
    );
    return row && { tenantId: row.tenant_id, customerId: row.customer_id };
  }
}
