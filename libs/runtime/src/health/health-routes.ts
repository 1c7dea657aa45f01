import type { FastifyInstance } from 'fastify';
import type { Edge } from '../http/raw-routes.js';
import { requestErrors } from '../http/request.errors.js';
import type { Readiness } from './readiness.js';

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve requests; what else is not as it should be it names as
 * a warning, because to take it out of service would not help.
 */
export function registerHealth(server: FastifyInstance, edge: Edge, readiness: Readiness): void {
  server.get('/health/live', { onRequest: edge.open() }, () => ({ status: 'alive' }));
  server.get('/health/ready', { onRequest: edge.open() }, async () => {
    const checks = await readiness.check();
    const failed = checks.filter(({ defect, stops }) => defect !== undefined && stops);
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
