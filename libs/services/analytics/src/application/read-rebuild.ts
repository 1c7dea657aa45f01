import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { analyticsErrors } from './analytics.errors.js';
import { RebuildStore, type Rebuild } from './rebuild.js';

/** Reads the state of a rebuild. */
@Injectable()
export class ReadRebuild {
  constructor(
    private readonly database: TenantDatabase,
    private readonly rebuilds: RebuildStore,
  ) {}

  /** Throws `analytics.not-found`. */
  async execute(tenantId: string, id: string): Promise<Rebuild> {
    const rebuild = await this.database.withTenant(tenantId, (tx) => this.rebuilds.find(tx, id));
    if (rebuild === undefined) throw analyticsErrors.error('not-found');
    return rebuild;
  }
}
