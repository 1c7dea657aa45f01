import { createRequire } from 'node:module';
import type { HealthChecks } from '../health/health-routes.js';
import { gauge } from './instrument.js';
import type { MetricSource } from './metric-source.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };

/** Version and runtime of this process. */
export const buildInfo = gauge({
  name: 'hearback_build_info',
  help: 'Always 1; the labels are the version and the version of Node.',
  labels: ['version', 'node'],
});
buildInfo.metric.set({ version, node: process.version }, 1);

/** The checks of `/health/ready`, for alerts. */
export class HealthMetrics implements MetricSource {
  readonly source = 'health';
  readonly #checks = gauge({
    name: 'hearback_check_passed',
    help: 'Whether a check of /health/ready passes: 1 or 0.',
    labels: ['check'],
  });
  readonly instruments = [this.#checks];

  constructor(private readonly readiness: HealthChecks) {}

  async refresh(): Promise<void> {
    const checks = await this.readiness.check();
    for (const { name, defect } of checks) this.#checks.metric.set({ check: name }, defect === undefined ? 1 : 0);
  }
}
