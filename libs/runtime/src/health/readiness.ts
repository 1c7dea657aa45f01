import { setTimeout as pause } from 'node:timers/promises';
import type { Background } from '../wiring/background.js';
import type { Infrastructure } from '../wiring/infrastructure.js';

/** The result of one check, named `<kind>:<service>`. */
export interface Check {
  readonly name: string;
  /** What is wrong; `undefined` where nothing is. */
  readonly defect?: string;
}

/** Milliseconds that a check may take. */
const PATIENCE_MS = 2_000;

/** Whether a process is ready to serve: it says so itself, its databases answer, and its consumers keep up. */
export class Readiness {
  #stage: 'starting' | 'serving' | 'stopping' = 'starting';

  constructor(
    private readonly infrastructure: Infrastructure,
    private readonly background: Background,
  ) {}

  enter(stage: 'serving' | 'stopping'): void {
    this.#stage = stage;
  }

  /** All checks, the failed ones included. */
  async check(): Promise<readonly Check[]> {
    const process: Check = { name: 'process', ...(this.#stage === 'serving' ? {} : { defect: `is ${this.#stage}` }) };
    const databases = this.infrastructure.all().map(({ definition, database }) =>
      checked(`database:${definition.name}`, async () => {
        await Promise.all([database.dataSource.query('select 1'), database.batchPool.query('select 1')]);
        return undefined;
      }),
    );
    const { maxLag } = this.infrastructure.settings.platform;
    const consumers = this.background.deliveries().map(({ service }) =>
      checked(`consumers:${service.definition.name}`, async () => {
        const lags = await service.logStatus.lag(service.definition.name);
        const lag = lags.reduce((sum, partition) => sum + partition.lag, 0);
        return lag > maxLag ? `is ${lag} events behind` : undefined;
      }),
    );
    return [process, ...(await Promise.all([...databases, ...consumers]))];
  }
}

async function checked(name: string, defectOf: () => Promise<string | undefined>): Promise<Check> {
  const patience = new AbortController();
  const late = pause(PATIENCE_MS, 'does not answer', { signal: patience.signal }).catch(() => undefined);
  // Nobody is told why the database cannot be reached; the log knows.
  const defect = await Promise.race([defectOf().catch(() => 'cannot be reached'), late]);
  patience.abort();
  return { name, ...(defect === undefined ? {} : { defect }) };
}
