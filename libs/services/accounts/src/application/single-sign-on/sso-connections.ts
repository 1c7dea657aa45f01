import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { SsoConnection } from '../../domain/single-sign-on.js';
import { accountsErrors } from '../accounts.errors.js';
import { SsoStore } from './sso-store.js';

/** Reads the connection of a workspace in a transaction of its own. */
@Injectable()
export class SsoConnections {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: SsoStore,
  ) {}

  find(tenantId: string): Promise<SsoConnection | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.store.connection(tx));
  }

  /** Throws `no-single-sign-on`. */
  async get(tenantId: string): Promise<SsoConnection> {
    const connection = await this.find(tenantId);
    if (connection === undefined) throw accountsErrors.error('no-single-sign-on');
    return connection;
  }

  /** Whether the member has an identity at the provider. */
  isLinked(tenantId: string, staffId: string): Promise<boolean> {
    return this.database.withTenant(tenantId, (tx) => this.store.hasIdentity(tx, staffId));
  }
}
