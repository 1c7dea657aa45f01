import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../domain/refusal.js';
import type { Scenario } from '../../domain/money/scenario.js';
import { scenarioRefusal } from '../../domain/money/scenario-refusal.js';
import { scenarioResult, type ScenarioResult } from '../../domain/money/scenario-result.js';
import { analyticsErrors } from '../analytics.errors.js';
import { ScenarioStore } from './scenario-store.js';

/** A scenario and what it returns. */
export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  /** Why there is no return; null if there is one. */
  readonly refusal: Refusal | null;
}

/** Computes scenarios. */
@Injectable()
export class ReadScenario {
  constructor(private readonly scenarios: ScenarioStore) {}

  /** @throws `scenario-not-found` */
  async find(tenantId: string, id: string): Promise<Scenario> {
    const scenario = await this.scenarios.find(tenantId, id);
    if (scenario === undefined) throw analyticsErrors.error('scenario-not-found');
    return scenario;
  }

  /** @throws `scenario-not-found` */
  async report(tenantId: string, id: string): Promise<ScenarioReport> {
    const scenario = await this.find(tenantId, id);
    return { scenario, result: scenarioResult(scenario), refusal: scenarioRefusal(scenario) };
  }
}
