import { Injectable, type Type as NestClass } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CustomerMerged, CustomerUnmerged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome, type ServiceName } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';

interface PointerRow {
  readonly tenant_id: string;
  readonly customer_id: string;
  readonly external_id: string;
  readonly kept_id: string | null;
  readonly kept_external_id: string | null;
  readonly revision: number;
  readonly changed_at: string;
}

/** A provider of the service's module that is told of merges and unmerges, in the transaction that stores them. */
export interface MergeListener {
  /** Profiles of these workspaces point elsewhere. */
  merged(tx: BatchTx, tenantIds: readonly string[]): Promise<void>;
}

/**
 * The provider with which a service keeps its copy of which profiles were merged into which; its migrations make the table with
 * `customerPointerTable`.
 */
export function customerPointers(
  service: ServiceName,
  options: { readonly listener?: NestClass<MergeListener> } = {},
): NestClass<object> {
  @Injectable()
  class CustomerPointers {
    constructor(private readonly modules: ModuleRef) {}

    @Subscribe(CustomerMerged)
    async merged(events: readonly EventOf<typeof CustomerMerged>[], tx: BatchTx): Promise<readonly Outcome[]> {
      const rows = events.map(({ tenantId, payload }) => ({
        tenant_id: tenantId,
        customer_id: payload.customer_id,
        external_id: payload.external_id,
        kept_id: payload.kept_customer_id,
        kept_external_id: payload.kept_external_id,
        revision: payload.revision,
        changed_at: payload.merged_at,
      }));
      return this.#save(tx, rows);
    }

    @Subscribe(CustomerUnmerged)
    async unmerged(events: readonly EventOf<typeof CustomerUnmerged>[], tx: BatchTx): Promise<readonly Outcome[]> {
      const rows = events.map(({ tenantId, payload }) => ({
        tenant_id: tenantId,
        customer_id: payload.customer_id,
        external_id: payload.external_id,
        kept_id: null,
        kept_external_id: null,
        revision: payload.revision,
        changed_at: payload.unmerged_at,
      }));
      return this.#save(tx, rows);
    }

    async #save(tx: BatchTx, rows: readonly PointerRow[]): Promise<readonly Outcome[]> {
      await savePointers(tx, service, rows);
      const listener = options.listener && this.modules.get(options.listener);
      await listener?.merged(
        tx,
        rows.map(({ tenant_id }) => tenant_id),
      );
      return rows.map(done);
    }
  }
  return CustomerPointers;
}

/** Of the events of a profile the one with the highest revision holds, in whatever order they arrive. */
async function savePointers(tx: BatchTx, schema: ServiceName, rows: readonly PointerRow[]): Promise<void> {
  await tx.query(
    `insert into ${schema}.customer_pointer as known
       (tenant_id, customer_id, external_id, kept_id, kept_external_id, revision, changed_at)
     select distinct on (tenant_id, customer_id)
       tenant_id, customer_id, external_id, kept_id, kept_external_id, revision, changed_at
     from json_populate_recordset(null::${schema}.customer_pointer, $1::json)
     order by tenant_id, customer_id, revision desc
     on conflict (tenant_id, customer_id) do update
       set external_id = excluded.external_id, kept_id = excluded.kept_id, kept_external_id = excluded.kept_external_id,
           revision = excluded.revision, changed_at = excluded.changed_at
       where known.revision < excluded.revision`,
    [JSON.stringify(rows)],
  );
}
