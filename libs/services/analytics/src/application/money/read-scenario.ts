import { Injectable } from '@nestjs/common';
import { followedBy, followedPlan } from '../../domain/money/followed-plan.js';
import { LIVE_MEASURES, type LiveMeasure } from '../../domain/money/live-measures.js';
import type { Scenario } from '../../domain/money/scenario.js';
import { scenarioRefusal } from '../../domain/money/scenario-refusal.js';
import { scenarioResult, type ScenarioResult } from '../../domain/money/scenario-result.js';
import type { Refusal } from '../../domain/refusal.js';
import { analyticsErrors } from '../analytics.errors.js';
import { ReadLiveMeasures } from './read-live-measures.js';
import { ScenarioStore } from './scenario-store.js';

/** A scenario and what it returns. */
export interface ScenarioReport {
  /** With the present values of what its factors follow. */
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  /** What its factors follow. */
  readonly measures: readonly LiveMeasure[];
  /** Why there is no return; null if there is one. */
  readonly refusal: Refusal | null;
}

/** Computes scenarios. */
@Injectable()
export class ReadScenario {
  constructor(
    private readonly scenarios: ScenarioStore,
    private readonly live: ReadLiveMeasures,
  ) {}

  /** @throws `scenario-not-found` */
  async find(tenantId: string, id: string): Promise<Scenario> {
    const scenario = await this.scenarios.find(tenantId, id);
    if (scenario === undefined) throw analyticsErrors.error('scenario-not-found');
    return scenario;
  }

  /** @throws `scenario-not-found` */
  async report(tenantId: string, id: string): Promise<ScenarioReport> {
    const stored = await this.find(tenantId, id);
    const followed = followedBy(stored);
    const measures = await this.live.execute(tenantId, stored.currency, followed);
    const scenario = followedPlan(stored, new Map(measures.map((measure) => [measure.name, measure])));
    return { scenario, result: scenarioResult(scenario), measures, refusal: scenarioRefusal(scenario) };
  }

  /** All numbers that factors can follow. */
  measures(tenantId: string, currency: string): Promise<readonly LiveMeasure[]> {
    return this.live.execute(tenantId, currency, LIVE_MEASURES);
  }
}
