import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { minorPerUnit } from '../../domain/money/currency.js';
import { meanOfX, monthlyRate, ratioOfXToY, type LiveMeasure } from '../../domain/money/live-measures.js';
import { LiveFacts } from './live-facts.js';

/** The days before now that measures of tasks are of. */
const DAYS = 90;
const DAY_MS = 86_400_000;
const MINUTES_OF_HOUR = 60;

/** Reads the numbers of a workspace that factors of scenarios can follow. */
@Injectable()
export class ReadLiveMeasures {
  constructor(
    private readonly facts: LiveFacts,
    private readonly clock: Clock,
  ) {}

  /** All of them, in this currency; what is known in another one is refused. */
  async execute(tx: TenantTx, currency: string): Promise<readonly LiveMeasure[]> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const { cost, minutes, tasks } = await this.facts.handling(tx, currency, from, to);
    const minor = minorPerUnit(currency);
    const period = { from, to };
    return [
      { name: 'tasks_a_month', ...monthlyRate(tasks, DAYS), ...period },
      { name: 'minutes_per_task', ...meanOfX(minutes), ...period },
      { name: 'hourly_cost', ...ratioOfXToY(cost, MINUTES_OF_HOUR / minor), ...period },
      { name: 'cost_per_task', ...meanOfX(cost, 1 / minor), ...period },
    ];
  }
}
