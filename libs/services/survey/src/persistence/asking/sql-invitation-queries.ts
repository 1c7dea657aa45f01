import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  InvitationQueries,
  InvitationStore,
  type InvitationFilter,
  type ShownInvitation,
} from '../../application/asking/invitation-store.js';
import { fromShownRow, SHOWN, type ShownRow } from './invitation.row.js';

/** `InvitationQueries` in SQL. */
@Injectable()
export class SqlInvitationQueries extends InvitationQueries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: InvitationStore,
  ) {
    super();
  }

  override invitation(tenantId: string, id: string): Promise<ShownInvitation | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.store.shown(tx, tenantId, id));
  }

  override invitations(tenantId: string, filter: InvitationFilter, page: PageRequest): Promise<Page<ShownInvitation>> {
    const parameters: unknown[] = [tenantId];
    const conditions = ['i.tenant_id = $1'];
    const where = (column: string, value: unknown) => {
      if (value !== undefined) conditions.push(`${column} = $${parameters.push(value)}`);
    };
    if (filter.ids !== undefined) conditions.push(`i.id = any ($${parameters.push(filter.ids)}::uuid[])`);
    if (filter.customer !== undefined)
      conditions.push(`a.external_id = any (survey.same_customer($1, $${parameters.push(filter.customer)}))`);
    where('i.plan_id', filter.planId);
    where('i.survey_id', filter.surveyId);
    where('i.status', filter.status);
    where('i.reason', filter.reason);
    const keys = keyset(page, ['i.created_at', 'i.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<ShownRow>(
        `${SHOWN} where ${conditions.join(' and ')} and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(fromShownRow), page.limit);
    });
  }
}
