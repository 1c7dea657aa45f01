import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { ReportWorkspaces, type ReportWorkspace } from '../mailings/report-schedule-store.js';
import { ReadScenario, type ScenarioReport } from './read-scenario.js';

/** A computed scenario, whose it is, and when it was computed. */
export interface ScenarioPage {
  readonly report: ScenarioReport;
  readonly workspace: ReportWorkspace;
  readonly madeAt: Date;
}

/** Reads what a page about a scenario needs. */
@Injectable()
export class ReadScenarioPage {
  constructor(
    private readonly database: TenantDatabase,
    private readonly workspaces: ReportWorkspaces,
    private readonly read: ReadScenario,
    private readonly clock: Clock,
  ) {}

  /** @throws `scenario-not-found` */
  async execute(tenantId: string, id: string): Promise<ScenarioPage> {
    const report = await this.read.report(tenantId, id);
    const workspace = await this.database.withTenant(tenantId, (tx) => this.workspaces.find(tx, tenantId));
    return { report, workspace, madeAt: this.clock.now() };
  }
}
