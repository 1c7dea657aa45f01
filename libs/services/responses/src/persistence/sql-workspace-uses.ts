import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { MOST_COUNTED, WorkspaceUses, type WorkspaceUse } from '../application/workspace-use.js';

const ANSWERS = 'from responses.response where tenant_id = $1 and not is_test';

/** `WorkspaceUses` in SQL. */
@Injectable()
export class SqlWorkspaceUses extends WorkspaceUses {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async find(tenantId: string, monthStart: Date): Promise<WorkspaceUse | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<Omit<WorkspaceUse, 'tenantId'>>(
        `select (select count(*)::integer from (select 1 ${ANSWERS} and created_at >= $2 limit $3) as counted) as "answersThisMonth",
                (select count(*)::integer from (select 1 ${ANSWERS} limit $3) as counted) as answers,
                (select count(*)::integer from responses.survey where tenant_id = $1) as surveys,
                (select created_at ${ANSWERS} order by created_at desc limit 1) as "lastAnswerAt"
         from responses.workspace_zone where tenant_id = $1`,
        [tenantId, monthStart, MOST_COUNTED],
      ),
    );
    return row && { tenantId, ...row };
  }
}
