import { PreTenantLookup } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { OperatorQueries, type ListedWorkspace } from '../application/operator-queries.js';

/** `OperatorQueries` through a function of the schema. */
@Injectable()
export class SqlOperatorQueries extends OperatorQueries {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async workspaces({ limit, order, after }: PageRequest): Promise<Page<ListedWorkspace>> {
    const rows = await this.lookup.query<ListedWorkspace>(
      `select tenant_id as id, name, demo as "isDemo", sandbox_of as "sandboxOf", suspension_reason as suspension, created_at as "createdAt",
              members, last_used_at as "lastUsedAt",
              json_build_object('members', member_limit, 'answersPerMonth', monthly_answer_limit) as limits
       from accounts.list_workspaces($1, $2, $3, $4)`,
      [after?.createdAt ?? null, after?.id ?? null, order === 'asc', limit + 1],
    );
    return pageOf(rows, limit);
  }
}
