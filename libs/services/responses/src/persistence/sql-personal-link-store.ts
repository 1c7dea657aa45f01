import { BatchDatabase, PreTenantLookup, type BatchTx, type TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  PersonalLinkStore,
  type HashedLink,
  type LinkAddress,
  type LinkOfCustomer,
} from '../application/personal-link-store.js';
import type { LinkUse, PersonalLink } from '../domain/personal-link.js';
import type { CustomerAttributes } from '../domain/response.js';
import { LINK_COLUMNS, personalLinkFromRow, type PersonalLinkRow } from './personal-link.row.js';

const SELECT = `select ${LINK_COLUMNS} from responses.personal_link where tenant_id = $1 and id = $2`;

const WITH_CUSTOMER = `select l.*, c.attributes
  from (${SELECT}) as l
  left join responses.customer_copy c on c.tenant_id = l.tenant_id and c.external_id = l.customer_external_id`;

/** `PersonalLinkStore` in SQL. */
@Injectable()
export class SqlPersonalLinkStore extends PersonalLinkStore {
  constructor(
    private readonly database: BatchDatabase,
    private readonly lookup: PreTenantLookup,
  ) {
    super();
  }

  override async insert(tx: TenantTx, links: readonly HashedLink[]): Promise<void> {
    const rows = links.map(({ link, tokenHash }) => ({
      id: link.id,
      survey_id: link.surveyId,
      token_hash: tokenHash,
      customer_external_id: link.customer,
      hidden_fields: link.hiddenFields,
      mode: link.mode,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    }));
    await tx.query(
      `insert into responses.personal_link
         (tenant_id, id, survey_id, token_hash, customer_external_id, hidden_fields, mode, created_at, expires_at)
       select $1, id, survey_id, token_hash, customer_external_id, hidden_fields, mode, created_at, expires_at
       from json_to_recordset($2::json) as l(id uuid, survey_id uuid, token_hash text, customer_external_id text,
         hidden_fields json, mode text, created_at timestamptz, expires_at timestamptz)`,
      [tx.tenantId, JSON.stringify(rows)],
    );
  }

  override async lock(tx: TenantTx, surveyId: string, id: string): Promise<PersonalLink | undefined> {
    const [row] = await tx.query<PersonalLinkRow>(`${SELECT} and survey_id = $3 for update`, [
      tx.tenantId,
      id,
      surveyId,
    ]);
    return row && personalLinkFromRow(row);
  }

  override async revoke(tx: TenantTx, id: string, at: Date): Promise<void> {
    await tx.query('update responses.personal_link set revoked_at = $3 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
      at,
    ]);
  }

  override async findByToken(tokenHash: string): Promise<LinkOfCustomer | undefined> {
    const [address] = await this.lookup.query<{ tenant_id: string; id: string }>(
      'select tenant_id, id from responses.personal_link_of_token($1)',
      [tokenHash],
    );
    if (address === undefined) return undefined;
    const { tenant_id: tenantId, id } = address;
    const [row] = await this.database.withTenants([tenantId], (tx) =>
      tx.query<PersonalLinkRow & { readonly attributes: CustomerAttributes | null }>(WITH_CUSTOMER, [tenantId, id]),
    );
    return row && { link: personalLinkFromRow(row), customer: row.attributes ?? undefined };
  }

  override async lockForUse(tx: BatchTx, { tenantId, id }: LinkAddress): Promise<PersonalLink | undefined> {
    const [row] = await tx.query<PersonalLinkRow>(`${SELECT} for update`, [tenantId, id]);
    return row && personalLinkFromRow(row);
  }

  override async setUse(tx: BatchTx, { tenantId, id }: LinkAddress, use: LinkUse): Promise<void> {
    await tx.query(
      `update responses.personal_link set used_submission_id = $3, used_completely = $4 where tenant_id = $1 and id = $2`,
      [tenantId, id, use.submissionId, use.isComplete],
    );
  }
}
