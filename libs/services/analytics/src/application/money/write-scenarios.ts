import { Injectable } from '@nestjs/common';
import { AnalyticsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { changedScenario, type Plan, type Scenario, type ScenarioChange } from '../../domain/money/scenario.js';
import { planDefects } from '../../domain/money/scenario-defects.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { ScenarioStore } from './scenario-store.js';

/** Creates, changes and copies scenarios, each with its entry for the audit log in the same transaction. */
@Injectable()
export class WriteScenarios {
  constructor(
    private readonly scenarios: ScenarioStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-scenario` */
  create(unit: UnitOfWork, name: string, plan: Plan, by: Actor): Promise<Scenario> {
    return unit.run((tx) => this.#insert(tx, name, plan, 'scenario.created', by));
  }

  /** A scenario with the same plan, and nothing entered yet of what really was. @throws `scenario-not-found` */
  copy(unit: UnitOfWork, id: string, name: string, by: Actor): Promise<Scenario> {
    return unit.run(async (tx) => {
      const { currency, lines, months, monthlyRate, startsIn } = await this.#lock(tx, id);
      const plan = { currency, lines, months, monthlyRate, startsIn, ledger: [] };
      return this.#insert(tx, name, plan, 'scenario.created', by);
    });
  }

  /** Changes a scenario that is still at `revision`. @throws `scenario-not-found`, `scenario-changed-meanwhile`, `bad-scenario` */
  change(unit: UnitOfWork, id: string, revision: number, change: ScenarioChange, by: Actor): Promise<Scenario> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id);
      if (before.revision !== revision)
        throw analyticsErrors.error('scenario-changed-meanwhile', `It is at revision ${before.revision} now.`);
      const after = changedScenario(before, change, this.clock.now());
      this.#check(after);
      await this.scenarios.update(tx, after);
      await this.log.append(tx, [this.#audited(tx.tenantId, after, actionOf(before, after), by)]);
      return after;
    });
  }

  async #insert(tx: TenantTx, name: string, plan: Plan, action: string, by: Actor): Promise<Scenario> {
    this.#check(plan);
    const now = this.clock.now();
    const times = { archivedAt: null, createdAt: now, updatedAt: now };
    const scenario: Scenario = { id: this.ids.next(), name, ...plan, revision: 1, ...times };
    await this.scenarios.insert(tx, scenario);
    await this.log.append(tx, [this.#audited(tx.tenantId, scenario, action, by)]);
    return scenario;
  }

  async #lock(tx: TenantTx, id: string): Promise<Scenario> {
    const scenario = await this.scenarios.lock(tx, id);
    if (scenario === undefined) throw analyticsErrors.error('scenario-not-found');
    return scenario;
  }

  #check(plan: Plan): void {
    const errors = planDefects(plan);
    if (errors.length > 0) throw analyticsErrors.error('bad-scenario', undefined, { errors });
  }

  /** Names and notes are not part of the entry, because entries can never be erased. */
  #audited(tenantId: string, { id, revision, updatedAt }: Scenario, action: string, by: Actor): NewEvent {
    const payload: AuditedActionV1 = {
      entry_id: this.ids.next(),
      actor: { kind: by.kind, id: by.id },
      action,
      target: { kind: 'scenario', id },
      before: null,
      after: { revision },
      at: updatedAt.toISOString(),
    };
    return newEvent(AnalyticsActionAudited, { id: payload.entry_id, tenantId, time: updatedAt, payload }) as NewEvent;
  }
}

function actionOf(before: Scenario, after: Scenario): string {
  if ((before.archivedAt === null) === (after.archivedAt === null)) return 'scenario.changed';
  return after.archivedAt === null ? 'scenario.restored' : 'scenario.archived';
}
