import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { DimensionQueries } from './dimension-queries.js';

/** Attributes that are listed at most. */
export const MAX_ATTRIBUTES = 200;

/** Reads by which attributes reports can be split. */
@Injectable()
export class ReadDimensions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: DimensionQueries,
  ) {}

  /** Keys of attributes: hidden fields of surveys, and what was known of customers when they answered. */
  attributes(tenantId: string): Promise<readonly string[]> {
    return this.database.withTenant(tenantId, async (tx) =>
      (await this.queries.attributes(tx)).slice(0, MAX_ATTRIBUTES),
    );
  }
}
