import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { PersonalLinkQueries, type PersonalLinkFilter } from '../application/personal-link-store.js';
import type { PersonalLink } from '../domain/personal-link.js';
import { LINK_COLUMNS, personalLinkFromRow, type PersonalLinkRow } from './personal-link.row.js';

/** `PersonalLinkQueries` in SQL. */
@Injectable()
export class SqlPersonalLinkQueries extends PersonalLinkQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async list(tenantId: string, filter: PersonalLinkFilter, page: PageRequest): Promise<Page<PersonalLink>> {
    const parameters: unknown[] = [tenantId, filter.surveyId, filter.customer ?? null];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<PersonalLinkRow>(
        `select ${LINK_COLUMNS} from responses.personal_link
         where tenant_id = $1 and survey_id = $2 and ($3::text is null or customer_external_id = any (responses.same_customer($1, $3)))
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(personalLinkFromRow), page.limit);
  }

  override async all(tenantId: string, { after, limit }: PageRequest): Promise<Page<PersonalLink>> {
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<PersonalLinkRow>(
        `select ${LINK_COLUMNS} from responses.personal_link
         where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
        [tenantId, after?.id ?? null, limit + 1],
      ),
    );
    return pageOf(rows.map(personalLinkFromRow), limit);
  }
}
