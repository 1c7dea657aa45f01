import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import pTimeout from 'p-timeout';
import { Background } from '../wiring/background.js';
import { Infrastructure } from '../wiring/infrastructure.js';

/** The result of one check, named `<kind>` or `<kind>:<service>`. */
export interface Check {
  readonly name: string;
  /** What is wrong; `undefined` if the check passed. */
  readonly defect?: string;
  /** Whether the process cannot serve requests while the check fails. Otherwise the failure is a warning. */
  readonly isCritical: boolean;
}

/** A check that takes longer has failed. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * The state of a process. It is ready if it has started and its databases answer. Lagging consumers and jobs and an
 * unreachable broker or accounts service are reported as warnings, because responses are still accepted without them.
 */
@Injectable()
export class Readiness implements OnModuleDestroy {
  #stage: 'starting' | 'serving' | 'stopping' = 'starting';
  #load: () => readonly Check[] = () => [];

  constructor(
    private readonly infrastructure: Infrastructure,
    private readonly background: Background,
  ) {}

  /** The process has started: it may serve requests. */
  serve(): void {
    this.#stage = 'serving';
  }

  /** Adds the checks of the load on the server. */
  observe(load: () => readonly Check[]): void {
    this.#load = load;
  }

  onModuleDestroy(): void {
    this.#stage = 'stopping';
  }

  /** All checks, the failed ones included. */
  async check(): Promise<readonly Check[]> {
    const own = {
      name: 'process',
      isCritical: true,
      ...(this.#stage === 'serving' ? {} : { defect: `is ${this.#stage}` }),
    };
    const others = await Promise.all([
      ...this.#databases(),
      ...this.#consumers(),
      ...this.#jobs(),
      ...this.#transports(),
      ...this.#accounts(),
    ]);
    return [own, ...this.#load(), ...others.filter((check) => check !== undefined)];
  }

  #databases(): readonly Promise<Check>[] {
    return this.infrastructure.all().map(({ definition, database }) =>
      checked(`database:${definition.name}`, true, async () => {
        await Promise.all([database.dataSource.query('select 1'), database.batchPool.query('select 1')]);
        return undefined;
      }),
    );
  }

  #consumers(): readonly Promise<Check>[] {
    const { maxLag } = this.infrastructure.settings.platform;
    return this.background.deliveries().map(({ service }) =>
      checked(`consumers:${service.definition.name}`, false, async () => {
        const lags = await service.logStatus.lag(service.definition.name);
        const lag = lags.reduce((sum, partition) => sum + (partition.lag ?? 0), 0);
        return lag > maxLag ? `is ${lag} events behind` : undefined;
      }),
    );
  }

  #jobs(): readonly Promise<Check>[] {
    const { maxJobDelaySeconds } = this.infrastructure.settings.platform;
    return this.background.workers().map(({ service }) =>
      checked(`jobs:${service.definition.name}`, false, async () => {
        const queues = await service.jobStatus.queues(service.definition.name);
        const late = queues.filter(({ oldestAge }) => (oldestAge ?? 0) > maxJobDelaySeconds * 1_000);
        return late.length > 0 ? `has overdue jobs in ${late.map(({ queue }) => queue).join(', ')}` : undefined;
      }),
    );
  }

  /** Only for transports with a broker. */
  #transports(): readonly Promise<Check | undefined>[] {
    return this.infrastructure.all().map(async ({ definition, transport }) => {
      let hasBroker = true;
      const check = await checked(`broker:${definition.name}`, false, async () => {
        const status = await transport.status();
        hasBroker = status !== undefined;
        return status?.defect;
      });
      return hasBroker ? check : undefined;
    });
  }

  /** Only if accounts runs in another process. */
  #accounts(): readonly Promise<Check>[] {
    const { accountsUrl } = this.infrastructure.settings.platform;
    if (accountsUrl === undefined) return [];
    return [
      checked('accounts', false, async () => {
        const reply = await fetch(`${accountsUrl}/health/live`, { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
        await reply.arrayBuffer();
        return reply.ok ? undefined : `responds with ${reply.status}`;
      }),
    ];
  }
}

async function checked(name: string, isCritical: boolean, defectOf: () => Promise<string | undefined>): Promise<Check> {
  // The reason is not exposed, because these routes are public.
  const defect = await pTimeout(
    defectOf().catch(() => 'cannot be reached'),
    { milliseconds: CHECK_TIMEOUT_MS, fallback: () => 'does not respond' },
  );
  return { name, isCritical, ...(defect === undefined ? {} : { defect }) };
}
