import { PreTenantLookup } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SsoLookup } from '../../application/single-sign-on/sso-store.js';

/** `SsoLookup` through functions of the schema. */
@Injectable()
export class SqlSsoLookup extends SsoLookup {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async workspaceOfDomain(domain: string): Promise<string | undefined> {
    const [row] = await this.lookup.query<{ id: string | null }>('select accounts.find_sso_workspace($1) as id', [
      domain,
    ]);
    return row?.id ?? undefined;
  }

  override async workspaceOfState(hash: string): Promise<string | undefined> {
    const [row] = await this.lookup.query<{ id: string | null }>(
      "select accounts.find_sso_attempt(decode($1, 'hex')) as id",
      [hash],
    );
    return row?.id ?? undefined;
  }

  override async ssoOnlyWorkspaces(personId: string): Promise<readonly string[]> {
    const rows = await this.lookup.query<{ id: string }>('select accounts.sso_only_workspaces($1) as id', [personId]);
    return rows.map(({ id }) => id);
  }
}
