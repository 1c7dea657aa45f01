import { Injectable } from '@nestjs/common';
import type { QueueStatus } from '@hearback/jobs';
import type { ServiceName } from '@hearback/kernel';
import { Background } from '../wiring/background.js';
import { Infrastructure } from '../wiring/infrastructure.js';
import { findingsOf, topicsOf, type ServiceNumbers } from './service-findings.js';
import { toServiceHealthDto, type ServiceHealthDto } from './service-health.dto.js';

/** What operators see of the work of the services of this process: numbers alone, nothing of events or jobs. */
@Injectable()
export class ServiceHealth {
  constructor(
    private readonly infrastructure: Infrastructure,
    private readonly background: Background,
  ) {}

  async of(name: ServiceName): Promise<ServiceHealthDto> {
    const { clock, settings } = this.infrastructure;
    const numbers = await this.#numbersOf(name);
    return toServiceHealthDto(name, clock.now(), numbers, findingsOf(numbers, settings.platform));
  }

  async #numbersOf(name: ServiceName): Promise<ServiceNumbers> {
    const { logStatus, jobStatus, transport } = this.infrastructure.of(name);
    const [lags, deadLetters, queues, broker] = await Promise.all([
      logStatus.lag(name),
      logStatus.deadLetters(),
      jobStatus.queues(name),
      transport.status(),
    ]);
    return {
      topics: topicsOf(lags),
      queues: this.#withEmpty(name, queues),
      deadLetters: deadLetters.get(name) ?? 0,
      unsent: broker?.unsent?.reduce((sum, { events }) => sum + events, 0) ?? null,
      isBrokerReachable: broker?.defect === undefined,
    };
  }

  /** Queues that have jobs, and the other ones that this process works on. */
  #withEmpty(name: ServiceName, known: readonly QueueStatus[]): readonly QueueStatus[] {
    const worked = this.background.workers().find(({ service }) => service.definition.name === name)?.queues ?? [];
    const empty = worked.filter((queue) => known.every((status) => status.queue !== queue));
    const none = { due: 0, running: 0, later: 0, failed: 0, dead: 0, oldestAge: null };
    return [...known, ...empty.map((queue) => ({ queue, ...none }))].toSorted((a, b) => a.queue.localeCompare(b.queue));
  }
}
