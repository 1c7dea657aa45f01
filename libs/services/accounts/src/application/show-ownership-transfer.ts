import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { isTransferOpen, type OwnershipTransfer } from '../domain/ownership-transfer.js';
import { OwnershipTransferStore } from './ownership-transfer-store.js';

/** Shows the transfer of the workspace that waits to be accepted. */
@Injectable()
export class ShowOwnershipTransfer {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: OwnershipTransferStore,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string): Promise<OwnershipTransfer | undefined> {
    const transfer = await this.database.withTenant(tenantId, (tx) => this.store.find(tx));
    return transfer && isTransferOpen(transfer, this.clock.now()) ? transfer : undefined;
  }
}
