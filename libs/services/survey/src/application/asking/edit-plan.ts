import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { planDefects } from '../../domain/asking/plan-checks.js';
import type { Plan, PlanContent, PlanKind } from '../../domain/asking/plan.js';
import { isSameJson } from '../../domain/same-json.js';
import type { Actor } from '../audited.js';
import { auditedAsking } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { PlanMessages } from './plan-message.js';
import { PlanStore } from './plan-store.js';

/** Creates, changes and deletes plans that have not been started. */
@Injectable()
export class EditPlan {
  constructor(
    private readonly plans: PlanStore,
    private readonly messages: PlanMessages,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `unknown-survey` and `bad-plan`. */
  create(unit: UnitOfWork, kind: Exclude<PlanKind, 'single'>, content: PlanContent, by: Actor): Promise<Plan> {
    check(kind, content);
    return unit.run(async (tx) => {
      const [id, at] = [this.ids.next(), this.clock.now()];
      await this.messages.knownSurvey(tx, content.surveyId);
      await this.plans.insert(tx, tx.tenantId, id, kind, content, at);
      const plan = (await this.plans.find(tx, tx.tenantId, id))!;
      await this.#audit(tx, plan, by, 'survey.plan-created', at);
      return plan;
    });
  }

  /** If nothing differs, nothing is stored. Throws `plan-not-found`, `plan-changed`, `plan-started`, `unknown-survey`, `bad-plan`. */
  change(unit: UnitOfWork, id: string, change: Partial<PlanContent>, revision: number, by: Actor): Promise<Plan> {
    return unit.run(async (tx) => {
      const before = await this.#draft(tx, id);
      if (before.revision !== revision) throw askingErrors.error('plan-changed');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after: Plan = { ...before, ...given };
      if (isSameJson(before, after)) return before;
      check(after.kind, after);
      await this.messages.knownSurvey(tx, after.surveyId);
      const at = this.clock.now();
      const plan = { ...after, revision: revision + 1, updatedAt: at };
      await this.plans.update(tx, tx.tenantId, plan);
      await this.#audit(tx, plan, by, 'survey.plan-changed', at);
      return plan;
    });
  }

  /** Throws `plan-not-found` and `plan-started`. */
  delete(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      const plan = await this.#draft(tx, id);
      await this.plans.delete(tx, tx.tenantId, id);
      await this.#audit(tx, plan, by, 'survey.plan-deleted', this.clock.now());
    });
  }

  async #draft(tx: TenantTx, id: string): Promise<Plan> {
    const plan = await this.plans.lock(tx, tx.tenantId, id);
    if (plan === undefined) throw askingErrors.error('plan-not-found');
    if (plan.status !== 'draft') throw askingErrors.error('plan-started');
    return plan;
  }

  #audit(tx: TenantTx, { id, name, kind }: Plan, by: Actor, action: string, time: Date): Promise<void> {
    const entry = { id: this.ids.next(), tenantId: tx.tenantId, time };
    return this.log.append(tx, [auditedAsking(entry, by, { kind: 'plan', id }, action, { name, kind })]);
  }
}

function check(kind: PlanKind, content: PlanContent): void {
  const errors = planDefects(kind, content);
  if (errors.length > 0) throw askingErrors.error('bad-plan', undefined, { errors });
}
