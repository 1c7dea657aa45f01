import { PreTenantLookup } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { LogoQueries } from '../application/brand-store.js';

/** `LogoQueries` through a function of the schema, which returns one logo for one id. */
@Injectable()
export class SqlLogoQueries extends LogoQueries {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async find(id: string): Promise<Buffer | undefined> {
    const [row] = await this.lookup.query<{ png: Buffer | null }>('select accounts.find_logo($1) as png', [id]);
    return row?.png ?? undefined;
  }
}
