import {
  BrandChanged,
  CallBacksChanged,
  WorkspaceChanged,
  WorkspaceCreated,
  WorkspaceSuspended,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { BrandCopies } from '../application/brand-copies.js';
import { WorkspaceZones } from '../application/workspace-zones.js';

/** Maintains the copy of the time zones, names and brands of workspaces. */
@Injectable()
export class WorkspaceConsumer {
  constructor(
    private readonly zones: WorkspaceZones,
    private readonly brands: BrandCopies,
  ) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.#save(tx, tenantId, payload, payload.created_at);
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.#save(tx, tenantId, payload, payload.changed_at);
      return done();
    });
  }

  @Subscribe(BrandChanged)
  branded(events: readonly EventOf<typeof BrandChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.brands.saveBrand(tx, tenantId, payload);
      return done();
    });
  }

  @Subscribe(CallBacksChanged)
  callBacks(events: readonly EventOf<typeof CallBacksChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CallBacksChanged>(events, async ({ tenantId, payload }) => {
      await this.brands.saveCallBacks(tx, tenantId, payload);
      return done();
    });
  }

  @Subscribe(WorkspaceSuspended)
  suspended(events: readonly EventOf<typeof WorkspaceSuspended>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.brands.saveSuspension(tx, tenantId, payload);
      return done();
    });
  }

  async #save(
    tx: BatchTx,
    tenantId: string,
    { name, time_zone: timeZone }: { readonly name: string; readonly time_zone: string },
    at: string,
  ): Promise<void> {
    await this.zones.save(tx, [{ tenantId, timeZone }]);
    await this.brands.saveName(tx, tenantId, name, at);
  }
}
