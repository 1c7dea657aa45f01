import { createRequire } from 'node:module';
import type { HealthChecks } from '../health/health-routes.js';
import { Figure, type FigureSource } from './figures.js';
import type { Instrument } from './instrument.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };

/** What this process is. */
export const buildInfo: Instrument = {
  name: 'hearback_build_info',
  help: 'Always 1; says which version runs on which Node.',
  kind: 'gauge',
  labels: ['version', 'node'],
  samples: () => [{ labels: { version, node: process.version }, value: 1 }],
};

/** What `/health/ready` says, for alerts. */
export class HealthFigures implements FigureSource {
  readonly source = 'health';
  readonly #checks = new Figure('hearback_check_passed', 'Whether a check of /health/ready passes: 1 or 0.', 'gauge', [
    'check',
  ]);
  readonly instruments = [this.#checks];

  constructor(private readonly readiness: HealthChecks) {}

  async refresh(): Promise<void> {
    const checks = await this.readiness.check();
    this.#checks.clear();
    for (const { name, defect } of checks) this.#checks.set({ check: name }, defect === undefined ? 1 : 0);
  }
}
