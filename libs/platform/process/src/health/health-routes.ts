import type { FastifyInstance } from 'fastify';
import { type AccessHook, requestErrors } from '@hearback/http';
import type { Check } from './readiness.js';

/** Answers whether a process is ready. */
export interface HealthChecks {
  /** All checks, the failed ones included. */
  check(): Promise<readonly Check[]>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve requests. Failed checks that do not prevent that are
 * warnings, because taking the process out of service would not help.
 */
export function registerHealth(server: FastifyInstance, onRequest: AccessHook, readiness: HealthChecks): void {
  server.get('/health/live', { onRequest }, () => ({ status: 'alive' }));
  server.get('/health/ready', { onRequest }, async () => {
    const checks = await readiness.check();
    const failed = checks.filter(({ defect, isCritical }) => defect !== undefined && isCritical);
    if (failed.length > 0) {
      const errors = failed.map(({ name, defect = '' }) => ({ pointer: name, code: 'not-ready', detail: defect }));
      throw requestErrors.error('unavailable', `Not ready: ${failed.map(({ name }) => name).join(', ')}.`, { errors });
    }
    const warnings = checks.filter(({ defect }) => defect !== undefined);
    return {
      status: 'ready',
      checks: checks.map(({ name }) => name),
      warnings: warnings.map(({ name, defect }) => ({ check: name, detail: defect })),
    };
  });
}
