import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { looksAtRisk } from '../../domain/segments/looks-at-behaviour.js';
import { EvaluateCustomers } from './evaluate-customers.js';
import { RiskStore, type RiskReport } from './risk-store.js';

/** Records the churn risk of customers of many workspaces, and who enters and leaves segments by it. */
@Injectable()
export class RecordRisks {
  constructor(
    private readonly risks: RiskStore,
    private readonly segments: EvaluateCustomers,
    private readonly log: EventLog,
  ) {}

  async execute(tx: BatchTx, reports: readonly RiskReport[]): Promise<void> {
    const tenants = [...customersByTenant(reports)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [tenantId, customerIds] of tenants) await this.segments.lock(tx, tenantId, customerIds);
    await this.risks.save(tx, reports);
    const events: NewEvent[] = [];
    for (const [tenantId, customerIds] of tenants)
      events.push(
        ...(await this.segments.evaluate(tx, tenantId, customerIds, ({ condition }) => looksAtRisk(condition))),
      );
    if (events.length > 0) await this.log.append(tx, events);
  }
}

function customersByTenant(reports: readonly RiskReport[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, Set<string>>();
  for (const { customerId, tenantId } of reports)
    all.set(tenantId, (all.get(tenantId) ?? new Set<string>()).add(customerId));
  return new Map([...all].map(([tenantId, ids]) => [tenantId, [...ids].toSorted()]));
}
