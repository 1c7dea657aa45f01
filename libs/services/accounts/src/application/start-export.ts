import type { UnitOfWork } from '@hearback/database';
import { ExportTickets, type Caller, type ExportOf } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { CallerTransactions } from './caller-transactions.js';

/** An export that has begun. */
export interface StartedExport extends ExportOf {
  readonly id: string;
  /** When its files can no longer be asked for. */
  readonly expiresAt: Date;
}

/** Starts an export of the workspace: records who takes its data, and makes the id with which all services give their files. */
@Injectable()
export class StartExport {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly tickets: ExportTickets,
  ) {}

  execute(unit: UnitOfWork, caller: Caller): Promise<StartedExport> {
    return this.transactions.run(unit, caller, 'workspace:export', async ({ tx: { tenantId }, now, audit }) => {
      const what = { tenantId, asOf: now };
      audit({
        action: 'workspace.exported',
        target: { kind: 'workspace', id: tenantId },
        before: null,
        after: { as_of: now.toISOString() },
      });
      return { ...what, id: this.tickets.ticketOf(what), expiresAt: this.tickets.expiryOf(what) };
    });
  }
}
