import { Injectable } from '@nestjs/common';
import { PreTenantLookup, type Row, type Tx } from '@hearback/database';
import { StatusLinkStore, type LinkedTask, type StatusLink } from '../../application/status/status-links.js';

/** `StatusLinkStore` in SQL. */
@Injectable()
export class SqlStatusLinkStore extends StatusLinkStore {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async extend(tx: Tx, tenantId: string, taskId: string, link: StatusLink): Promise<StatusLink> {
    const [row] = await tx.query<StatusLink & Row>(
      `insert into followups.status_link as l (tenant_id, id, task_id, expires_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, task_id) do update set expires_at = greatest(l.expires_at, excluded.expires_at)
       returning id, expires_at as "expiresAt"`,
      [tenantId, link.id, taskId, link.expiresAt],
    );
    return row!;
  }

  override async find(id: string): Promise<LinkedTask | undefined> {
    const [row] = await this.lookup.query<LinkedTask & Row>(
      `select tenant_id as "tenantId", task_id as "taskId", expires_at as "expiresAt" from followups.status_link_of($1)`,
      [id],
    );
    return row;
  }
}
