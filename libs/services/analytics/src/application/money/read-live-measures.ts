import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { minorPerUnit } from '../../domain/money/currency.js';
import {
  meanOfX,
  monthlyRate,
  ORDER_MEASURES,
  ratioOfXToY,
  type LiveMeasure,
  type LiveMeasureName,
} from '../../domain/money/live-measures.js';
import { orderMeasures } from '../../domain/money/order-measures.js';
import { ReadOrders } from '../orders/read-orders.js';
import { LiveFacts } from './live-facts.js';

/** The days before now that measures of tasks are of. */
const DAYS = 90;
const DAY_MS = 86_400_000;
const MINUTES_OF_HOUR = 60;
/** The months of the report about orders that is prepared. */
const MONTHS = 12;

/** Reads the numbers of a workspace that factors of scenarios can follow. */
@Injectable()
export class ReadLiveMeasures {
  constructor(
    private readonly database: TenantDatabase,
    private readonly facts: LiveFacts,
    private readonly orders: ReadOrders,
    private readonly clock: Clock,
  ) {}

  /** The wanted ones, in this currency; what is known in another one only is refused. */
  async execute(
    tenantId: string,
    currency: string,
    wanted: readonly LiveMeasureName[],
  ): Promise<readonly LiveMeasure[]> {
    if (wanted.length === 0) return [];
    const found = [
      ...(await this.database.withTenant(tenantId, (tx) => this.#ofTasks(tx, currency))),
      ...(wanted.some((name) => ORDER_MEASURES.has(name)) ? await this.#ofOrders(tenantId, currency) : []),
    ];
    return found.filter(({ name }) => wanted.includes(name));
  }

  async #ofTasks(tx: TenantTx, currency: string): Promise<readonly LiveMeasure[]> {
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

  /** As the report about orders has them. */
  async #ofOrders(tenantId: string, currency: string): Promise<readonly LiveMeasure[]> {
    const { computedAt, content } = await this.orders.execute(tenantId, MONTHS);
    const { conversion, from, report } = content;
    const facts = { report, conversions: conversion.each, from: new Date(from), until: computedAt };
    return orderMeasures(facts, currency, minorPerUnit(currency));
  }
}
