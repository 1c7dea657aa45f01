import { Injectable } from '@nestjs/common';
import { BrandChanged, WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { WorkspaceFaces } from '../application/preferences/workspace-faces.js';
import { BeginRuns } from '../application/segments/begin-runs.js';

/** Keeps the time zone of workspaces, by whose calendar days segments count, what customers see of them, and whether questions need consent. */
@Injectable()
export class WorkspacesConsumer {
  constructor(
    private readonly runs: BeginRuns,
    private readonly faces: WorkspaceFaces,
  ) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      const { name, created_at: changedAt } = payload;
      await this.runs.timeZone(tx, tenantId, payload.time_zone, new Date(changedAt));
      await this.faces.saveSettings(tx, tenantId, { name, basis: 'opt_out', changedAt });
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const { name, changed_at: changedAt, questions_consent: consent } = payload;
      await this.runs.timeZone(tx, tenantId, payload.time_zone, new Date(changedAt));
      const basis = consent === 'opt_in' ? 'opt_in' : 'opt_out';
      await this.faces.saveSettings(tx, tenantId, { name, basis, changedAt });
      return done();
    });
  }

  @Subscribe(BrandChanged)
  branded(events: readonly EventOf<typeof BrandChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof BrandChanged>(events, async ({ tenantId, payload }) => {
      await this.faces.saveBrand(tx, tenantId, payload);
      return done();
    });
  }
}
